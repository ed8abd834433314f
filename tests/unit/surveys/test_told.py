"""How long answers are kept: the survey's own word counts, also where it is for good."""

import pytest

from surveys.told import decide_kept_days


@pytest.mark.parametrize(
    ("recorded", "of_survey", "of_organisation", "kept"),
    [
        (False, None, None, None),
        (False, None, 365, 365),
        (True, 30, 365, 30),
        (True, 730, 365, 730),
        (True, None, 365, None),
        (True, 0, 365, 0),
    ],
)
def test_the_record_of_the_survey_wins_over_the_rule_of_the_organisation(
    recorded: bool, of_survey: int | None, of_organisation: int | None, kept: int | None
) -> None:
    assert decide_kept_days(recorded, of_survey, of_organisation) == kept
