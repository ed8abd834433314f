"""From the worker's form to a survey with its waves."""

from datetime import datetime
from typing import cast

from involvement.roles import Scope
from surveys.forms import LATER_WAVES, NewSurveyForm
from surveys.policies import may_ask_anew
from surveys.store.questionnaires import get_version_in_scope, list_versions
from surveys.store.surveys import PlannedWave, add_survey
from surveys.survey import IdentityMode, Survey, Unfinished
from surveys.wave import DueWindow, WaveKind


async def plan_survey(scope: Scope, now: datetime, form: NewSurveyForm) -> Survey:
    """The survey that a valid form asks for. An anonymous one has its first wave only: without a
    code nobody can be asked again. Raises NotInScope, NotNow for a
    retired questionnaire, SurveyMistake when the address is taken."""
    retired = {each.id: each.retired for each in await list_versions(scope)}
    for version in (form.version.data, form.later_version.data):
        await get_version_in_scope(scope, version)
        may_ask_anew.check(retired[version])
    mode = IdentityMode(form.identity_mode.data)
    start = form.window("baseline") or (0, 0)
    waves = [PlannedWave("baseline", form.version.data, DueWindow(*start))]
    if mode is not IdentityMode.ANONYMOUS:
        waves += _later_waves(form)
    return await add_survey(
        scope,
        now,
        service=form.service.data,
        slug=form.slug.data or "",
        title=form.title.data or "",
        about=form.about.data or "",
        identity_mode=mode,
        unfinished=Unfinished(form.unfinished.data),
        unfinished_days=form.unfinished_days.data or 1,
        opens_on=form.opens_on.data or now.date(),
        closes_on=form.closes_on.data,
        waves=waves,
    )


def _later_waves(form: NewSurveyForm) -> list[PlannedWave]:
    planned = []
    for kind in LATER_WAVES:
        window = form.window(kind)
        if window is not None:
            wave = PlannedWave(cast("WaveKind", kind), form.later_version.data, DueWindow(*window))
            planned.append(wave)
    return planned
