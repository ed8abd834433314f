"""How somebody stands with a survey: its own days cut the windows of its waves."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from involvement.participant import Participant, State
from surveys.due import list_due, standings_of
from surveys.survey import Survey
from surveys.wave import DueWindow, Wave
from tests.unit.surveys.test_survey import CODED

JOINED = date(2027, 1, 4)
PERSON = Participant(7, uuid4(), 1, 1, 1, None, State.ACTIVE, JOINED, JOINED)
WAVES = (Wave(1, "baseline", 0, DueWindow(0, 28)), Wave(2, "review", 1, DueWindow(80, 120)))


def ending(closes_on: date | None) -> Survey:
    return replace(CODED, waves=WAVES, closes_on=closes_on)


@pytest.mark.parametrize(
    ("closes_on", "last"),
    [
        (None, date(2027, 2, 1)),
        (date(2027, 1, 10), date(2027, 1, 10)),
        (date(2027, 12, 31), date(2027, 2, 1)),
    ],
)
def test_nobody_is_told_a_day_on_which_the_survey_is_over(
    closes_on: date | None, last: date
) -> None:
    (due,) = list_due(ending(closes_on), [PERSON], {}, date(2027, 1, 5))
    assert due.standing.closes_on == last
    assert due.is_late(date(2027, 1, 5)) is (last == date(2027, 1, 10))


def test_once_the_survey_is_over_a_wave_was_missed_and_a_later_one_is_not_asked() -> None:
    start, review = standings_of(ending(date(2027, 1, 10)), PERSON, {}, date(2027, 1, 11))
    assert (start.state, start.closes_on) == ("missed", date(2027, 1, 10))
    assert review.state == "not_asked"
    assert review.opens_on <= review.closes_on
