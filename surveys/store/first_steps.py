"""Which of the first steps an organisation has taken, from what stands in the database."""

from datetime import date
from typing import Any

from piccolo.columns.combination import And, Or, WhereRaw
from piccolo.table import Table

from involvement.roles import Role, Scope
from involvement.store.organisations import administered
from involvement.tables import Organisation, PublicText, RoleGrant, SupportService
from surveys.first_step import FirstStep
from surveys.tables import SurveyRow, Version

Place = tuple[FirstStep, type[Table], Any, Any]
ANY = WhereRaw("1 = 1")


async def list_done(scope: Scope, today: date) -> dict[int, set[FirstStep]]:
    """Organisation id → the steps that it has taken, for those that this account administers; one
    that has taken none is left out."""
    done: dict[int, set[FirstStep]] = {}
    for step, table, owner, taken in _places(today):
        rows = (
            await table.select(owner.as_alias("organisation"))
            .where(administered(scope, owner), taken)
            .distinct()
        )
        for row in rows:
            done.setdefault(row["organisation"], set()).add(step)
    return done


def _places(today: date) -> list[Place]:
    """Where to look: the step, the table, the column that says whose it is, and what counts."""
    works = And(
        And(RoleGrant.role == Role.WORKER.value, RoleGrant.account.ended_at.is_null()),
        Or(RoleGrant.until.is_null(), RoleGrant.until >= today),
    )
    published = Version.published_at.is_not_null()
    return [
        (FirstStep.HELP_LINE, Organisation, Organisation.id, Organisation.help_phone != ""),
        (FirstStep.SERVICE, SupportService, SupportService.organisation, ANY),
        (FirstStep.WORKER, RoleGrant, RoleGrant.organisation, works),
        (FirstStep.WORKER, RoleGrant, RoleGrant.service.organisation, works),
        (FirstStep.PRIVACY, PublicText, PublicText.organisation, PublicText.kind == "privacy"),
        (
            FirstStep.ACCESSIBILITY,
            PublicText,
            PublicText.organisation,
            PublicText.kind == "accessibility",
        ),
        (FirstStep.QUESTIONNAIRE, Version, Version.questionnaire.organisation, published),
        (FirstStep.SURVEY, SurveyRow, SurveyRow.service.organisation, ANY),
    ]
