"""What a survey keeps of the time, and when it is open."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from involvement.service import Organisation, SupportService
from surveys.survey import IdentityMode, Survey, Unfinished

NOW = datetime(2027, 1, 4, 10, 30, 12, 345, tzinfo=UTC)
CODED = Survey(
    id=1,
    slug="housing",
    title="Your home",
    about="",
    service=SupportService(
        id=1,
        slug="floating",
        name="Floating support",
        about="",
        provenance="",
        organisation=Organisation(1, "riverside", "Riverside Support", "", "", ""),
        programme=None,
    ),
    identity_mode=IdentityMode.CODED,
    unfinished=Unfinished.KEPT,
    unfinished_days=30,
    opens_on=date(2027, 1, 1),
    closes_on=None,
    waves=(),
    versions={},
)


@pytest.mark.parametrize(
    ("mode", "kept"),
    [
        (IdentityMode.CODED, NOW),
        (IdentityMode.ANONYMOUS, datetime(2027, 1, 4, tzinfo=UTC)),
    ],
)
def test_an_anonymous_response_keeps_the_day_and_not_the_hour(
    mode: IdentityMode, kept: datetime
) -> None:
    assert replace(CODED, identity_mode=mode).time_to_keep(NOW) == kept


@pytest.mark.parametrize(
    ("sensitive", "protected", "open_"),
    [(False, False, True), (False, True, True), (True, True, True), (True, False, False)],
)
def test_a_survey_with_sensitive_items_is_open_only_with_a_record(
    sensitive: bool, protected: bool, open_: bool
) -> None:
    survey = replace(CODED, sensitive=sensitive, protected=protected, closes_on=NOW.date())
    assert survey.is_open(NOW.date()) is open_
    assert survey.is_held_back(NOW.date()) is not open_
    assert not survey.is_held_back(NOW.date() + timedelta(days=1)), "closed is closed"
