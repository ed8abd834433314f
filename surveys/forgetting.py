"""Removing what was kept long enough, by the rules of each organisation and of each survey."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from involvement.retention import DataClass, Rules
from involvement.roles import COMMAND
from involvement.service import Organisation
from involvement.site import local_day
from involvement.store.organisations import list_organisations
from involvement.store.retention import LOG, OF_PEOPLE_WHO_LEFT, SIGN_INS, Disposal, list_rules
from surveys.store.retention import FREE_TEXT, RESPONSES, UNFINISHED
from surveys.store.surveys import list_surveys
from surveys.store.told import find_told
from surveys.survey import Survey, Unfinished

ALL = frozenset(DataClass)
SINCE_A_MOMENT = {DataClass.FREE_TEXT: FREE_TEXT, DataClass.LOG: LOG}


async def forget(
    now: datetime, *, dry_run: bool = False, classes: Collection[DataClass] = ALL
) -> list[tuple[Disposal, int]]:
    """Remove what is too old, rule by rule; which rules found something, and how much.

    With `dry_run` only look. Each rule is done whole or not at all; what no rule names stays.
    Copies of the database forget only when they are removed themselves.
    """
    planned = [each for each in await _plan(now) if each.data_class in classes]
    done = [(each, await (each.count() if dry_run else each.remove(now))) for each in planned]
    return [(disposal, number) for disposal, number in done if number]


async def _plan(now: datetime) -> list[Disposal]:
    surveys = await list_surveys(COMMAND)
    kept = {survey.id: (await find_told(survey.id)).kept_days for survey in surveys}
    planned = [each for survey in surveys for each in _of_survey(survey, kept[survey.id], now)]
    for place, owner in enumerate(await list_organisations(COMMAND)):
        rules = await list_rules(owner.id)
        planned += _of_organisation(owner, rules, now)
        # Accounts belong to the whole place, so the organisation whose pages these are decides.
        days = rules.get(DataClass.SIGN_INS)
        if place == 0 and days is not None:
            ended = (now - timedelta(days=days),)
            planned.append(Disposal(owner, DataClass.SIGN_INS, days, SIGN_INS, ended))
    return planned


def _of_survey(survey: Survey, kept: int | None, now: datetime) -> Iterator[Disposal]:
    owner, slug = survey.service.organisation, survey.slug
    if survey.unfinished is Unfinished.ERASED:
        days = survey.unfinished_days
        begun = (survey.id, now - timedelta(days=days))
        yield Disposal(owner, DataClass.UNFINISHED, days, UNFINISHED, begun, slug)
    if kept is not None:
        closed = (survey.id, local_day(now) - timedelta(days=kept))
        yield Disposal(owner, DataClass.RESPONSES, kept, RESPONSES, closed, slug)


def _of_organisation(owner: Organisation, rules: Rules, now: datetime) -> Iterator[Disposal]:
    for data_class, days in rules.items():
        if days is None:
            continue
        since = timedelta(days=days)
        if data_class in SINCE_A_MOMENT:
            steps, args = SINCE_A_MOMENT[data_class], (owner.id, now - since)
            yield Disposal(owner, data_class, days, steps, args)
        elif data_class in OF_PEOPLE_WHO_LEFT:
            steps = OF_PEOPLE_WHO_LEFT[data_class]
            yield Disposal(owner, data_class, days, steps, (owner.id, local_day(now) - since))
