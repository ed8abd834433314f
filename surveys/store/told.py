"""What people are told before they start, in one statement: everybody who answers passes here."""

from involvement.database import fetch_one
from involvement.public_text import LANGUAGE, TextKind
from involvement.retention import DataClass
from surveys.told import Told, decide_kept_days

TOLD = f"""
SELECT t.id, t.number, d.survey, d.kept_days, r.days
FROM svy_survey v JOIN inv_service s ON s.id = v.service
LEFT JOIN svy_data_protection d ON d.survey = v.id
LEFT JOIN inv_retention_rule r
    ON r.organisation = s.organisation AND r.data_class = '{DataClass.RESPONSES}'
LEFT JOIN inv_public_text t
    ON t.organisation = s.organisation AND t.kind = '{TextKind.PRIVACY}'
    AND t.language = '{LANGUAGE}'
WHERE v.id = ? ORDER BY t.number DESC LIMIT 1
"""  # noqa: S608 - our own words


async def find_told(survey: int) -> Told:
    """What is true now for a survey, by its id."""
    row = await fetch_one(TOLD, survey)
    if row is None:
        return Told(None, None, None)
    notice, number, recorded, of_survey, of_organisation = row
    kept = decide_kept_days(recorded is not None, of_survey, of_organisation)
    return Told(notice, number, kept)
