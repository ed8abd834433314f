"""Which of the first steps an organisation has taken, from what stands in the database."""

from datetime import date

from involvement.database import fetch_all
from involvement.roles import Scope
from involvement.store.organisations import administers
from surveys.first_step import FirstStep

# By hand: one question instead of ten. Texts name their kinds as the steps do.
DONE = """
SELECT 'help_line', id FROM inv_organisation WHERE help_phone <> ''
UNION SELECT 'service', organisation FROM inv_service
UNION SELECT 'worker', COALESCE(g.organisation, s.organisation)
  FROM inv_role_grant g JOIN inv_account a ON a.id = g.account
  LEFT JOIN inv_service s ON s.id = g.service
  WHERE g.role = 'worker' AND a.ended_at IS NULL AND (g.until IS NULL OR g.until >= ?)
UNION SELECT kind, organisation FROM inv_public_text WHERE kind IN ('privacy', 'accessibility')
UNION SELECT 'agreement', organisation FROM inv_consent_text
  WHERE purpose IN ('take_part', 'link') AND NOT young
  GROUP BY organisation HAVING count(DISTINCT purpose) = 2
UNION SELECT 'retention', organisation FROM inv_retention_rule
UNION SELECT 'participants', s.organisation
  FROM inv_service s JOIN inv_participant p ON p.service = s.id
UNION SELECT 'questionnaire', q.organisation
  FROM svy_questionnaire q JOIN svy_version v ON v.questionnaire = q.id
  WHERE v.published_at IS NOT NULL
UNION SELECT 'survey', s.organisation FROM inv_service s JOIN svy_survey u ON u.service = s.id
"""


async def list_done(scope: Scope, today: date) -> dict[int, set[FirstStep]]:
    """Organisation id → the steps that it has taken, for those that this account administers; one
    that has taken none is left out."""
    done: dict[int, set[FirstStep]] = {}
    for step, organisation in await fetch_all(DONE, today):
        if administers(scope, organisation):
            done.setdefault(organisation, set()).add(FirstStep(step))
    return done
