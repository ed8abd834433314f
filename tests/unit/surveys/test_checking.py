"""A posted answer is either stored as it was meant, or refused in a sentence; it never crashes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from multidict import MultiDict

from surveys.checking import Checked, Problem, check_answer, problem_sentence
from surveys.questionnaire import Item
from tests.unit.surveys.examples import example, posted
from translations.language import use

QUESTIONNAIRE = example("every-kind")


def item(key: str) -> Item:
    """An item of the example of every kind."""
    return QUESTIONNAIRE.item(key)


def rows(key: str, **fields: str | list[str]) -> tuple[tuple[int, int | None, str | None], ...]:
    """The rows to store; fails when there is a problem."""
    checked = check_answer(item(key), posted(**fields))
    assert isinstance(checked, Checked), checked
    return checked.answers


def problem(key: str, **fields: str | list[str]) -> tuple[str, str]:
    """The kind and the field of the problem; fails when there is none."""
    checked = check_answer(item(key), posted(**fields))
    assert isinstance(checked, Problem), checked
    return checked.kind, checked.field


@pytest.mark.parametrize("key", ["lonely", "travel", "has_bus_pass", "emergency", "change_lonely"])
def test_every_option_and_every_gap_of_one_choice_is_stored_as_its_own_code(key: str) -> None:
    for code in [option.code for option in item(key).options] + [-1, -2, -3]:
        assert rows(key, answer=str(code)) == ((0, code, None),)


def test_an_empty_answer_is_no_row_and_no_problem() -> None:
    for each in QUESTIONNAIRE.items:
        if not each.required:
            assert check_answer(each, posted()) == Checked(())
            assert check_answer(each, posted(answer="", gap="")) == Checked(())


def test_an_item_that_the_author_requires_takes_a_gap_but_not_nothing() -> None:
    assert problem("favourite_place", answer="  ") == ("required", "answer")
    assert rows("favourite_place", gap="-1") == ((0, -1, None),)


@pytest.mark.parametrize(
    "value", ["9", "-4", "-9", "01", "1 ", "x", "\x00", "1.0", "١", "9" * 100_000]
)
def test_an_answer_that_does_not_exist_is_refused(value: str) -> None:
    assert problem("lonely", answer=value) == ("impossible", "answer")
    assert problem("likes", answer=value) == ("impossible", "answer")


def test_two_answers_to_one_choice_are_refused() -> None:
    assert problem("lonely", answer=["1", "2"]) == ("one_only", "answer")
    assert problem("lonely", answer=["1"] * 5_000) == ("one_only", "answer")


def test_several_choices_are_stored_in_the_order_shown() -> None:
    assert rows("likes", answer=["3", "0", "2"]) == ((0, 0, None), (1, 2, None), (2, 3, None))
    assert rows("likes", answer=["2", "2"]) == ((0, 2, None),)
    assert problem("likes", answer=["0"] * 100_000) == ("impossible", "answer")


def test_an_answer_and_a_gap_together_are_sent_back_to_the_person() -> None:
    assert problem("likes", answer="1", gap="-1") == ("answer_and_gap", "gap")
    assert problem("favourite_place", answer="The park", gap="-1") == ("answer_and_gap", "gap")
    assert problem("children", answer="2", gap="-1") == ("answer_and_gap", "gap")
    assert problem("likes", gap=["-1", "-2"]) == ("one_only", "gap")


def test_a_gap_that_the_author_took_out_is_refused() -> None:
    assert problem("children", gap="-2") == ("impossible", "gap")
    assert problem("anything_else", gap="-1") == ("impossible", "gap")
    assert rows("pass_ends", gap="-2") == ((0, -2, None),)


def test_text_keeps_every_word_and_loses_only_what_cannot_be_seen() -> None:
    typed = "  One\r\ntwo\rthree\x00\x1b\x7f\ud800\tfour \U0001f600 نعم\n "
    assert rows("anything_else", answer=typed) == (
        (0, None, "One\ntwo\nthree\tfour \U0001f600 نعم"),
    )
    assert rows("favourite_place", answer="The\npark") == ((0, None, "The park"),)
    assert rows("anything_else", answer="\x00\x00 \n") == ()


def test_text_that_is_too_long_is_refused_with_its_length_and_not_cut() -> None:
    assert rows("anything_else", answer="é" * 5_000) == ((0, None, "é" * 5_000),)
    assert rows("favourite_place", answer="a" * 200) == ((0, None, "a" * 200),)
    found = check_answer(item("anything_else"), posted(answer="a" * 100_000))
    assert isinstance(found, Problem)
    assert problem_sentence(found) == (
        "You wrote 100,000 characters. There is room for 5,000. "
        "Your words are still here: please make them shorter."
    )


def test_numbers_are_whole_and_in_the_digits_of_any_script() -> None:
    for typed in ("7", " 7 ", "+7", "007", "٧", "७"):
        assert rows("children", answer=typed) == ((0, 7, None),)
    for typed in ("7.5", "1,000", "seven", "1e3", "²", "7\x00", "--7", "9" * 100_000):
        assert problem("children", answer=typed) == ("not_whole", "answer")
    for typed in ("21", "-1", "−1", "9" * 40):
        assert problem("children", answer=typed) == ("out_of_range", "answer")


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        ("29", "2", "2024", "2024-02-29"),
        ("1", "1", "2020", "2020-01-01"),
        ("31", "12", "2039", "2039-12-31"),
        (" ٣ ", "०4", "2025", "2025-04-03"),
        ("29", "2", "2023", ("date_impossible", "day")),
        ("31", "12", "2019", ("date_outside", "day")),
        ("1", "1", "2040", ("date_outside", "day")),
        ("1", "1", "25", ("date_impossible", "year")),
        ("1", "1", "0000", ("date_impossible", "day")),
        ("1", "May", "2025", ("date_impossible", "month")),
        ("1", "1", "9" * 100_000, ("date_impossible", "year")),
        ("1", "", "2025", ("date_incomplete", "month")),
        ("", "1", "2025", ("date_incomplete", "day")),
    ],
)
def test_a_date_is_a_day_of_the_calendar(
    day: str, month: str, year: str, expected: str | tuple[str, str]
) -> None:
    if isinstance(expected, str):
        assert rows("pass_ends", day=day, month=month, year=year) == ((0, None, expected),)
    else:
        assert problem("pass_ends", day=day, month=month, year=year) == expected


def test_an_uploaded_file_in_place_of_an_answer_is_refused() -> None:
    form: MultiDict[object] = MultiDict(answer=object())
    for key in ("lonely", "likes", "children", "anything_else"):
        found = check_answer(item(key), form)
        assert isinstance(found, Problem)
        assert found.kind == "impossible"


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(QUESTIONNAIRE.items),
    st.lists(
        st.tuples(
            st.sampled_from(["answer", "gap", "day", "month", "year"]),
            st.text(max_size=5) | st.sampled_from(["", "0", "1", "2", "-1", "-4", "2025"]),
        ),
        max_size=4,
    ),
)
def test_whatever_is_posted_is_stored_within_the_rules_or_explained(
    each: Item, fields: list[tuple[str, str]]
) -> None:
    found = check_answer(each, MultiDict(fields))
    if isinstance(found, Problem):
        assert problem_sentence(found).endswith(".")
        return
    assert [position for position, _, _ in found.answers] == list(range(len(found.answers)))
    for _, code, text in found.answers:
        assert (code is None) != (text is None)
        if each.options and code is not None:
            assert code in each.option_labels or code in each.gap_values.values()


def test_sentences_are_said_in_the_language_of_the_page() -> None:
    found = check_answer(item("children"), posted(answer="99"))
    assert isinstance(found, Problem)
    english = problem_sentence(found)
    assert english == "Please write a number from 0 to 20."
    with use("en-XA"):
        assert problem_sentence(found) != english


def test_a_date_outside_its_bounds_names_them() -> None:
    found = check_answer(item("pass_ends"), posted(day="1", month="1", year="1999"))
    assert isinstance(found, Problem)
    assert problem_sentence(found) == (
        "Please give a date from 1 January 2020 to 31 December 2039."
    )


FIRST_ORDER = ["0", "1", "2"]


def in_order(**fields: str | list[str]) -> list[int | None]:
    """The codes of the item that is put in order, as they would be stored."""
    return [code for _, code, _ in rows("matters", **{"answer": FIRST_ORDER, **fields})]


def test_the_order_shown_at_first_is_no_answer_until_somebody_says_that_it_is_right() -> None:
    assert in_order() == []
    assert in_order(ordered="1") == [0, 1, 2]
    assert in_order(ordered="1", gap="-2") == [-2], "who does not know has no order"


def test_every_press_moves_one_option_one_place_and_is_an_answer() -> None:
    assert in_order(down="0") == [1, 0, 2]
    assert in_order(up="2") == [0, 2, 1]
    assert in_order(answer=["2", "0", "1"], up="1") == [2, 1, 0]
    assert in_order(up="0") == [], "the first cannot go up"
    assert in_order(down="9") == []


@pytest.mark.parametrize(
    "answer", ["0", ["0", "1"], ["0", "1", "1"], ["0", "1", "9"], ["0", "1", "2", "0"], ["x"]]
)
def test_an_order_in_which_something_is_missing_or_twice_is_refused(
    answer: str | list[str],
) -> None:
    assert problem("matters", answer=answer, ordered="1") == ("impossible", "answer")
