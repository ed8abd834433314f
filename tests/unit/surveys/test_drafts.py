"""What a writer changes in a draft leaves the keys and codes of all else as they were."""

import pytest

from surveys import draft
from surveys.draft import Values
from surveys.exporting import values_of
from surveys.option_lines import lines_of, merge_lines
from tests.unit.surveys.examples import example


def two_items() -> Values:
    """A draft with two items."""
    return {
        "key": "nights",
        "item": [{"key": "q1", "kind": "short_text"}, {"key": "q3", "kind": "number"}],
    }


def keys(values: Values) -> list[str]:
    """The keys of its items, in order."""
    return [each["key"] for each in values["item"]]


def test_a_new_key_is_none_that_was_ever_used() -> None:
    assert draft.fresh_key(two_items(), "item", taken=["q2"]) == "q4"
    assert draft.fresh_key({}, "scale") == "scale1"


@pytest.mark.parametrize(
    ("title", "key"),
    [("Your nights, and days", "your-nights-and-days"), ("2026 review", "q-2026-review")],
)
def test_a_title_gives_a_key(title: str, key: str) -> None:
    assert draft.new_values(title, "", "en")["key"] == key


@pytest.mark.parametrize("title", ["睡眠", "!", ""])
def test_a_title_without_latin_letters_gives_a_key_too(title: str) -> None:
    assert draft.is_workable(draft.new_values(title, "", "en"))


def test_a_copy_stands_after_its_item_and_says_nothing_about_the_version_before() -> None:
    values = two_items()
    values["item"][0]["continues"] = "same"
    draft.copy(values, "q1")
    assert keys(values) == ["q1", "q2", "q3"]
    assert "continues" not in values["item"][1]


def test_an_item_moves_by_one_place_and_stays_at_the_ends() -> None:
    values = two_items()
    draft.move(values, "item", "q1", -1)
    assert keys(values) == ["q1", "q3"]
    draft.move(values, "item", "q1", 1)
    assert keys(values) == ["q3", "q1"]
    draft.move(values, "item", "gone", 1)


def test_what_the_editor_does_not_know_is_kept() -> None:
    values = two_items()
    item = values["item"][0] | {"audio": {"file": "a.mp3"}}
    values["item"][0] = item
    fields = {"text": "How?", "hint": None}
    draft.change(values, "item", "q1", draft.mark_of(item), lambda _: fields)
    assert values["item"][0] == {
        "key": "q1",
        "kind": "short_text",
        "audio": {"file": "a.mp3"},
        "text": "How?",
    }


def test_a_form_about_an_item_that_is_gone_is_overtaken() -> None:
    with pytest.raises(draft.Overtaken) as caught:
        draft.change(two_items(), "item", "gone", "", lambda _: {})
    assert caught.value.now is None


def test_the_next_version_of_an_example_says_the_same() -> None:
    values = draft.to_new_version(values_of(example("every-kind")))
    assert draft.is_workable(values)
    assert {each["continues"] for each in values["item"]} == {"same"}


@pytest.mark.parametrize(
    "values",
    [
        {"key": "a", "item": "no list"},
        {"key": "a", "item": [3]},
        {"key": "a", "item": [{"key": "Q"}]},
        {"key": "a", "item": [{"key": "q"}, {"key": "q"}]},
        {"key": "a", "scale": [{}]},
        {"item": []},
    ],
)
def test_a_file_whose_parts_have_no_keys_of_their_own_cannot_be_edited(values: Values) -> None:
    assert not draft.is_workable(values)


OLD = [{"code": 5, "label": "Bad"}, {"code": 3, "label": "Fair", "easy": "So so"}, "Good"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bad\nFair\nGood", [5, 3, 2]),
        ("Good\nBad\nFair", [2, 5, 3]),
        ("Bad\nAll right\nGood", [5, 3, 2]),
        ("Bad\nGood", [5, 2]),
        ("Bad\nFair\nGood\nVery good", [5, 3, 2, 6]),
        ("Terrible\nBad\nFair\nGood", [6, 5, 3, 2]),
        ("Bad\nFairly\nQuite\nGood", [5, 3, 6, 2]),
        ("Bad\nGood\nVery good", [5, 2, 6]),
    ],
)
def test_a_code_stays_with_its_option_and_is_never_handed_to_another(
    text: str, codes: list[int]
) -> None:
    merged = merge_lines(OLD, text)
    assert merged is not None
    assert [each["code"] for each in merged] == codes
    assert lines_of(merged) == text


def test_options_that_were_words_stay_words() -> None:
    assert merge_lines(["A", "B"], "A\n\n B \n") == ["A", "B"]
    assert merge_lines(["A", "B"], "A\nB\nC") == ["A", "B", "C"]
    assert merge_lines(["A", "B"], " \n") is None


def test_yes_no_and_transition_keep_their_fixed_codes() -> None:
    assert merge_lines(None, "Yes, I do\nNo", "yes_no") == [
        {"code": 1, "label": "Yes, I do"},
        {"code": 0, "label": "No"},
    ]
    written = [{"code": 0, "label": "No"}, {"code": 1, "label": "Yes", "picture": "yes"}]
    assert merge_lines(written, "Not at all\nYes", "yes_no") == [
        {"code": 0, "label": "Not at all"},
        {"code": 1, "label": "Yes", "picture": "yes"},
    ]
