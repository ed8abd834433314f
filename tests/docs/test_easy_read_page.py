"""The reference tells of every easy-read rule, and its examples are what the checker says."""

import pytest

from easy_read.rules import PICTURES, WORDS
from tests.docs.easy_read_page import found_in, rules_told

RULES = rules_told()


def test_every_rule_is_told() -> None:
    told = [*RULES]
    assert sorted(told) == sorted(rule.id for rule in (*WORDS, *PICTURES))
    assert all(each.title and each.why for each in RULES.values())


@pytest.mark.parametrize("rule", RULES)
def test_a_bad_example_has_this_fault_and_no_other(rule: str) -> None:
    assert RULES[rule].bad
    for text in RULES[rule].bad:
        assert {each.rule for each in found_in(rule, text)} == {rule}, text


@pytest.mark.parametrize("rule", RULES)
def test_a_good_example_has_no_fault_at_all(rule: str) -> None:
    assert RULES[rule].good
    for text in RULES[rule].good:
        assert found_in(rule, text) == (), text
