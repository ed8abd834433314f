"""What may be done at all, as the organisation's own pages ask it."""

from datetime import date, timedelta

import pytest

from involvement.policies import may_add_people, may_date_protocol, may_share, may_turn_away
from involvement.slug import is_slug

TODAY = date(2027, 1, 4)


@pytest.mark.parametrize(
    ("state", "elsewhere", "may"),
    [
        ("open", "", True),
        ("closed_to_referral", "The clinic", True),
        ("closed_to_referral", " \n ", False),
        ("ended", "The clinic", True),
        ("ended", "", False),
    ],
)
def test_nobody_is_turned_away_without_a_place_to_go(state: str, elsewhere: str, may: bool) -> None:
    assert may_turn_away(state, elsewhere) is may


def test_a_closed_support_service_may_still_add_its_own_people_and_an_ended_one_nobody() -> None:
    states = {"open": True, "closed_to_referral": True, "ended": False}
    assert {state: may_add_people(state) for state in states} == states


def test_only_a_signed_protocol_lets_anything_be_shared() -> None:
    states = {"none": False, "drafted": False, "signed": True}
    assert {state: may_share(state) for state in states} == states


@pytest.mark.parametrize(
    ("protocol", "on", "may"),
    [
        ("none", None, True),
        ("drafted", None, False),
        ("signed", TODAY, True),
        ("signed", TODAY + timedelta(days=1), False),
    ],
)
def test_a_protocol_is_dated_by_a_day_that_has_come(
    protocol: str, on: date | None, may: bool
) -> None:
    assert may_date_protocol(protocol, on, TODAY) is may


def test_a_slug_is_what_an_address_can_hold() -> None:
    assert is_slug("floating-support-2")
    for text in ("", "-a", "a--b", "A", "a b", "ä", "a\n", "a" * 61):
        assert not is_slug(text), text
