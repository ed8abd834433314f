"""A record has what the law asks for, and every code has words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from surveys.data_protection import (
    BASIS_WORDS,
    CONDITION_WORDS,
    LawfulBasis,
    RecordMistake,
    SpecialCondition,
    check_record,
)
from tests.world import FIRST_DAY, protection


def mistaken(changes: Mapping[str, Any], *, sensitive: bool = True) -> list[str]:
    """The fields that are wrong in a whole record with these changes."""
    try:
        check_record(replace(protection(), **changes), sensitive=sensitive, today=FIRST_DAY)
    except RecordMistake as mistake:
        return [field for field, _ in mistake.mistakes]
    return []


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"condition": SpecialCondition.NONE, "schedule": ""}, ["condition"]),
        ({"schedule": ""}, ["schedule"]),
        ({"condition": SpecialCondition.EXPLICIT_CONSENT, "schedule": ""}, []),
        ({"assessed_on": None}, ["assessed_on"]),
        ({"assessed_on": FIRST_DAY + timedelta(days=1)}, ["assessed_on"]),
    ],
)
def test_a_record_of_a_sensitive_survey_is_whole_or_says_what_is_missing(
    changes: Mapping[str, Any], fields: list[str]
) -> None:
    assert mistaken(changes) == fields


def test_a_survey_that_asks_for_nothing_special_needs_no_condition_and_no_assessment() -> None:
    bare = {"condition": SpecialCondition.NONE, "schedule": "", "assessed_on": None}
    assert mistaken(bare, sensitive=False) == []
    assert mistaken({"schedule": ""}, sensitive=False) == ["schedule"], "what is named needs more"


def test_schedule_1_is_asked_for_where_section_10_of_the_act_asks_for_it() -> None:
    letters = {str(CONDITION_WORDS[each])[1] for each in SpecialCondition if each.needs_schedule}
    assert letters == set("bghij")


def test_every_code_has_words() -> None:
    assert list(BASIS_WORDS) == list(LawfulBasis)
    assert list(CONDITION_WORDS) == list(SpecialCondition)
