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
        if place:  # accounts belong to the whole place: the organisation that is first decides
            rules.pop(DataClass.SIGN_INS, None)
        planned += by_rules(owner, rules, now)
    return planned


def _of_survey(survey: Survey, kept: int | None, now: datetime) -> Iterator[Disposal]:
    owner, slug = survey.service.organisation, survey.slug
    if survey.unfinished is Unfinished.ERASED:
        days = survey.unfinished_days
        begun = (survey.id, now - timedelta(days=days))
        yield Disposal(owner, DataClass.UNFINISHED, days, UNFINISHED, begun, slug)
    if kept is not None:
        yield answers_of(survey, kept, now)


def answers_of(survey: Survey, days: int, now: datetime) -> Disposal:
    """All answers of a survey, once its last day is longer ago than that."""
    closed = (survey.id, local_day(now) - timedelta(days=days))
    owner = survey.service.organisation
    return Disposal(owner, DataClass.RESPONSES, days, RESPONSES, closed, survey.slug)


def by_rules(owner: Organisation, rules: Rules, now: datetime) -> Iterator[Disposal]:
    """What is too old by the rules of an organisation, but for whole answers: each survey has its
    own."""
    for data_class, days in rules.items():
        if days is None:
            continue
        since = timedelta(days=days)
        if data_class in SINCE_A_MOMENT:
            steps, args = SINCE_A_MOMENT[data_class], (owner.id, now - since)
            yield Disposal(owner, data_class, days, steps, args)
        elif data_class is DataClass.SIGN_INS:
            yield Disposal(owner, data_class, days, SIGN_INS, (now - since,))
        elif data_class in OF_PEOPLE_WHO_LEFT:
            steps = OF_PEOPLE_WHO_LEFT[data_class]
            yield Disposal(owner, data_class, days, steps, (owner.id, local_day(now) - since))
