"""Equality items: which options are groups, and which are counted with another one."""

import pytest

from surveys.exporting import write_questionnaire
from surveys.grouping import DECLINED, NONE, by_answers, equality_items, is_recorded
from surveys.importing import read_questionnaire
from surveys.questionnaire import GAP_CODES, Item, Option, from_json, to_json
from tests.unit.surveys.test_importing import GOOD, broken


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ('"This", { label = "That", counts_as = "Nothing" }', "names no option"),
        ('"This", { label = "That", counts_as = 7 }', "names no option of this item: “7”"),
        ('"This", { label = "That", counts_as = true }', "names no option"),
        ('"This", { label = "That", counts_as = "That" }', "“That” cannot count as itself"),
        (
            '{ label = "This", counts_as = 2 }, { label = "That", counts_as = 0 }, "Any other"',
            "“This” counts as another option itself",
        ),
    ],
)
def test_an_option_counts_as_another_one_that_counts_as_itself(options: str, says: str) -> None:
    ((line, key, sentence),) = broken('["This", "That"]', f"[{options}]\nequality = true")
    assert (line, key) == (21, "second.options")
    assert says in sentence


@pytest.mark.parametrize("wanted", ['"Any other"', "9"])
def test_a_local_option_counts_as_a_standard_one_named_by_words_or_code(wanted: str) -> None:
    options = f'{{ code = 9, label = "Any other" }}, {{ label = "Korean", counts_as = {wanted} }}'
    text = GOOD.replace('["This", "That"]', f"[{options}]\nequality = true")
    read = read_questionnaire(text, "x")
    (item,) = equality_items(read)
    assert item.groups == {9: 9, 1: 9}
    assert read_questionnaire(write_questionnaire(read), "y") == from_json(to_json(read)) == read


def test_local_groups_are_counted_with_their_standard_one_and_declining_is_a_group() -> None:
    options = (Option(0, "White"), Option(1, "Korean", counts_as=2), Option(2, "Any other"))
    found = by_answers(Item("ethnic", "choice", "Which?", options=options, equality=True))
    assert found.groups == ("0", "2", DECLINED)
    assert [found.group(code) for code in (0, 1, 2)] == ["0", "2", "2"]
    assert found.group(GAP_CODES["dont_want_to_say"]) == DECLINED
    for nothing in (None, GAP_CODES["dont_know"], GAP_CODES["not_asked"]):
        assert found.group(nothing) == NONE
        assert not is_recorded(nothing)
    assert is_recorded(1)
    assert is_recorded(GAP_CODES["dont_want_to_say"])
