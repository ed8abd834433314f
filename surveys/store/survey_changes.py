"""Putting a survey right after it was made: its words and its last day, or taking it away."""

from datetime import date, datetime

from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.policies import may_delete_survey
from involvement.roles import Scope
from surveys.store.surveys import get_survey_in_scope
from surveys.survey import Survey
from surveys.tables import DataProtection, ReleaseRow, Response, SurveyRow, WaveRow


async def change_survey(
    scope: Scope, now: datetime, slug: str, *, title: str, about: str, closes_on: date | None
) -> None:
    """Write another title, another sentence about it, or another last day (None: without an end).
    Raises NotInScope."""
    async with transaction():
        await take_turns()
        survey = await get_survey_in_scope(scope, slug)
        if (survey.title, survey.about, survey.closes_on) == (title, about, closes_on):
            return
        await SurveyRow.update(
            {SurveyRow.title: title, SurveyRow.about: about, SurveyRow.closes_on: closes_on}
        ).where(SurveyRow.id == survey.id)
        owner = survey.service.organisation.id
        await record_change(scope, "changed", "survey", slug, now, organisation=owner)


async def delete_survey(scope: Scope, now: datetime, slug: str) -> None:
    """Take a survey that nobody began to answer away, with its waves. Raises NotInScope, NotNow."""
    async with transaction():
        await take_turns()
        survey = await get_survey_in_scope(scope, slug)
        may_delete_survey.check(await is_used(survey))
        await DataProtection.delete().where(DataProtection.survey == survey.id)
        await WaveRow.delete().where(WaveRow.survey == survey.id)
        await SurveyRow.delete().where(SurveyRow.id == survey.id)
        owner = survey.service.organisation.id
        await record_change(scope, "deleted", "survey", slug, now, organisation=owner)


async def is_used(survey: Survey) -> bool:
    """Whether anybody began to answer it, even if that is gone since, or a release was made of it;
    for a caller that checked its scope."""
    return bool(
        await Response.exists().where(Response.survey == survey.id)
        or await ReleaseRow.exists().where(ReleaseRow.survey == survey.id)
    )
