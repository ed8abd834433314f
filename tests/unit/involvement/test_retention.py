"""Numbers of days in plain words, and every class of data with a name."""

import pytest

from involvement.forms import RetentionForm
from involvement.retention import ABOUT, COUNTED_FROM, NAMES, RULED, DataClass, period


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "For good"),
        (0, "0 days"),
        (1, "1 day"),
        (30, "30 days"),
        (45, "45 days"),
        (60, "2 months"),
        (90, "3 months"),
        (91, "91 days"),
        (365, "1 year"),
        (730, "2 years"),
        (731, "731 days"),
    ],
)
def test_days_are_said_in_the_largest_unit_without_a_rest(days: int | None, words: str) -> None:
    assert period(days) == words


def test_every_class_has_a_name_and_says_what_it_is_and_from_when_it_counts() -> None:
    assert list(NAMES) == list(ABOUT) == list(COUNTED_FROM) == list(DataClass)


def test_every_class_that_may_have_a_rule_has_a_field() -> None:
    assert [field.name for field in RetentionForm()] == [each.value for each in RULED]
