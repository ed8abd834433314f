"""People under 18 agree to words of their own, and wait where there are none for them."""

from dataclasses import replace

import pytest

from involvement.consent import Action, Event, How, Purpose, in_force, wordings_for
from involvement.consent_drafts import ASKED_TOO, DRAFTS, FOR_YOUNG, draft
from involvement.consent_form import told_ways
from involvement.policies import may_agree_with_parent, may_young_start
from tests.unit.involvement.test_consent import START, TODAY, wording


@pytest.mark.parametrize(
    ("adults_asked", "young_asked", "may"),
    [(True, False, False), (True, True, True), (False, True, True), (False, False, True)],
)
def test_people_under_18_wait_only_where_others_are_asked_and_they_are_not(
    adults_asked: bool, young_asked: bool, may: bool
) -> None:
    assert may_young_start(adults_asked, young_asked) is may


def test_only_somebody_young_agrees_together_with_a_parent() -> None:
    assert How.PARENT in told_ways(young=True)
    assert How.PARENT not in told_ways(young=False)
    assert may_agree_with_parent(True, True)
    assert may_agree_with_parent(False, False)
    assert not may_agree_with_parent(False, True)


def test_wordings_are_for_one_group() -> None:
    adult = wording(Purpose.QUOTE)
    young = replace(adult, young=True)
    assert wordings_for([adult, young], young=True) == [young]
    assert wordings_for([adult, young], young=False) == [adult]


def test_what_was_agreed_to_in_the_words_for_the_other_group_does_not_hold() -> None:
    given = Event(wording(Purpose.QUOTE), Action.GIVEN, How.SELF, START)
    elsewhere = replace(given, applies=False)
    assert in_force([elsewhere], TODAY) == {}
    assert in_force([elsewhere, given], TODAY) == in_force([given], TODAY)
    taken_back = replace(elsewhere, action=Action.WITHDRAWN)
    assert set(in_force([given, taken_back], TODAY)) == {(Purpose.QUOTE, None)}


def test_every_draft_has_one_for_young_people_that_says_who_else_is_asked() -> None:
    assert set(FOR_YOUNG) == set(DRAFTS)
    for what, lines in FOR_YOUNG.items():
        assert ASKED_TOO in lines
        assert draft(*what, young=True).splitlines() == list(lines)
        assert ASKED_TOO not in draft(*what)
