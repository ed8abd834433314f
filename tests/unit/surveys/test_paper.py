"""A questionnaire on paper: every item stands on one sheet, what is typed is what was ticked."""

import pytest

from surveys.checking import Checked, check_answer
from surveys.paper import (
    SheetNumber,
    items_on,
    marks_of,
    numbers_of,
    pages_of,
    read_sheet_number,
    read_typed,
)
from surveys.problem import Problem, problem_sentence
from surveys.sheet_layout import (
    LAYOUTS,
    USUAL,
    Layout,
    format_of,
    height_of,
    layout_for,
    layout_of,
    length,
)
from tests.contents import questionnaire

EVERY = questionnaire("every-kind")
NAMES = ("every-kind", "housing-support", "housing-support-review")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_item_stands_on_one_sheet_in_order(name: str, layout: Layout) -> None:
    content = questionnaire(name)
    pages = pages_of(content, layout)
    assert [item for page in pages for item in page] == list(content.items)
    assert all(pages)
    for page in pages:
        height = sum(height_of(item, layout) for item in page)
        assert len(page) == 1 or height <= layout.room


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_hundreds_of_a_number_say_how_a_page_is_laid_out(layout: Layout) -> None:
    numbers = numbers_of(EVERY, layout)
    assert numbers[0] == LAYOUTS.index(layout) * 100 + 1
    assert {layout_of(number) for number in numbers} == {layout}
    found = [item for number in numbers for item in items_on(EVERY, number)]
    assert found == list(EVERY.items)
    for none in (0, numbers[-1] + 1, layout.first + 100, 9999):
        assert items_on(EVERY, none) == ()


def test_the_layout_follows_from_the_size_the_words_and_whether_it_is_english() -> None:
    assert layout_for("usual", "en") == USUAL
    assert [layout_for(size, "en").first for size in ("usual", "large", "largest")] == [0, 100, 200]
    assert layout_for("large", "cy") == layout_for("large", "ar-XB") == layout_of(401)
    assert layout_for("largest", "pl", easy=True) == layout_of(1199)
    assert layout_of(1201) is layout_of(0) is None
    assert [format_of(page) for page in (1, 101, 201, 301, 601, 701)] == [
        "standard",
        "large_print",
        "large_print",
        "standard",
        "easy_read",
        "easy_read",
    ]


def test_other_languages_and_larger_print_need_no_fewer_sheets() -> None:
    for name in NAMES:
        counts = [len(pages_of(questionnaire(name), each)) for each in LAYOUTS]
        assert counts[0] <= counts[1] <= counts[2]
        assert all(counts[place] <= counts[place + 3] for place in (0, 1, 2, 6, 7, 8))


def test_letters_that_are_drawn_wide_count_twice() -> None:
    assert (length("home"), length("我的家"), length("بيتي")) == (4, 6, 4)


def test_the_number_of_a_sheet_is_read_back() -> None:
    number = SheetNumber(3, 7, 48310927, 1102, "pa-Arab")
    assert number.text == "3.7.48310927.1102.pa-Arab"
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
