"""A questionnaire on paper: every item stands on one sheet, what is typed is what was ticked."""

import pytest

from surveys.checking import Checked, check_answer
from surveys.paper import (
    LARGE,
    LARGE_ROOM,
    ROOM,
    SheetNumber,
    blank_below,
    height_of,
    items_on,
    marks_of,
    numbers_of,
    pages_of,
    read_sheet_number,
    read_typed,
)
from surveys.problem import Problem, problem_sentence
from tests.contents import questionnaire

EVERY = questionnaire("every-kind")
NAMES = ("every-kind", "housing-support", "housing-support-review")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("large", [False, True])
def test_every_item_stands_on_one_sheet_in_order(name: str, large: bool) -> None:
    content = questionnaire(name)
    pages = pages_of(content, large=large)
    assert [item for page in pages for item in page] == list(content.items)
    assert all(pages)
    for page in pages:
        height = sum(height_of(item, large=large) for item in page)
        assert len(page) == 1 or height <= (LARGE_ROOM if large else ROOM)
        assert blank_below(page, large=large) >= 0


@pytest.mark.parametrize("large", [False, True])
def test_pages_are_numbered_from_1_and_in_large_print_from_101(large: bool) -> None:
    numbers = numbers_of(EVERY, large=large)
    assert numbers[0] == (LARGE if large else 0) + 1
    found = [item for number in numbers for item in items_on(EVERY, number)]
    assert found == list(EVERY.items)
    for none in (0, numbers[-1] + 1, 999, 100):
        assert items_on(EVERY, none) == ()


def test_the_number_of_a_sheet_is_read_back() -> None:
    number = SheetNumber(3, 7, 48310927, 102, "pa-Arab")
    assert number.text == "3.7.48310927.102.pa-Arab"
    assert read_sheet_number(f"  {number.text} ") == number
    young = SheetNumber(*number[:5], young=True)
    assert young.text == f"{number.text}.y"
    assert read_sheet_number(young.text) == young
    assert number.key == young.key == SheetNumber(3, 7, 48310927, 1, "en").key
    assert number.key != SheetNumber(3, 7, 48310928, 1, "en").key
    assert number.key != SheetNumber(4, 7, 48310927, 1, "en").key


@pytest.mark.parametrize(
    "typed", ["", "3.7", "3.7.48310927.1", "a.b.c.d.en", "3.7.4.1.en.x", "9" * 20 + ".1.1.1.en"]
)
def test_what_is_no_number_of_a_sheet_is_none(typed: str) -> None:
    assert read_sheet_number(typed) is None


@pytest.mark.parametrize(
    ("key", "typed", "rows"),
    [
        ("lonely", "1", ((0, 1, None),)),
        ("lonely", " 4 ", ((0, 4, None),)),
        ("lonely", "a", ((0, -1, None),)),
        ("lonely", "B", ((0, -2, None),)),
        ("travel", "2", ((0, 1, None),)),
        ("likes", "4 1", ((0, 0, None), (1, 3, None))),
        ("likes", "1,3", ((0, 0, None), (1, 2, None))),
        ("likes", "c", ((0, -3, None),)),
        ("has_bus_pass", "1", ((0, 1, None),)),
        ("children", "2", ((0, 2, None),)),
        ("children", "a", ((0, -1, None),)),
        ("pass_ends", "3 4 2028", ((0, None, "2028-04-03"),)),
        ("pass_ends", "3.4.2028", ((0, None, "2028-04-03"),)),
        ("pass_ends", "b", ((0, -2, None),)),
        ("favourite_place", "The library", ((0, None, "The library"),)),
        ("favourite_place", "a park", ((0, None, "a park"),)),
        ("anything_else", "a", ((0, None, "a"),)),
    ],
)
def test_what_is_typed_becomes_what_was_ticked(
    key: str, typed: str, rows: tuple[object, ...]
) -> None:
    item = EVERY.item(key)
    read = read_typed(item, typed)
    assert not isinstance(read, Problem)
    assert check_answer(item, read) == Checked(rows)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "typed", "kind"),
    [
        ("lonely", "5", "no_such_box"),
        ("lonely", "x", "no_such_box"),
        ("lonely", "1 2", "one_only"),
        ("lonely", "1 a", "one_only"),
        ("likes", "1 9", "no_such_box"),
        ("likes", "1 a", "answer_and_gap"),
        ("likes", "a b", "one_only"),
        ("children", "many", "not_whole"),
        ("children", "99", "out_of_range"),
        ("pass_ends", "31 2 2026", "date_impossible"),
        ("pass_ends", "3 4", "date_incomplete"),
        ("pass_ends", "3 4 2028 5", "date_impossible"),
        ("favourite_place", "x" * 201, "too_long"),
    ],
)
def test_what_cannot_have_been_ticked_is_said_at_the_field(key: str, typed: str, kind: str) -> None:
    item = EVERY.item(key)
    read = read_typed(item, typed)
    problem = read if isinstance(read, Problem) else check_answer(item, read)
    assert isinstance(problem, Problem)
    assert problem.kind == kind
    assert problem_sentence(problem)


def test_each_box_has_a_mark_of_its_own() -> None:
    for item in EVERY.items:
        marks = marks_of(item)
        assert len(set(marks.values())) == len(marks) == len(item.options) + len(item.gaps)
