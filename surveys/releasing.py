"""Making a release: count, measure, protect, put into message keys, freeze."""

from asyncio import to_thread
from datetime import date, datetime
from typing import cast
from uuid import UUID

from analysis.disclosure import Audience, TableSet
from analysis.figures import ItemFigures, RatingCounts
from analysis.pipeline import release
from involvement.roles import Scope
from involvement.site import local_day
from surveys.code_levels import table_of
from surveys.compared import Compared
from surveys.over_waves import count_parts
from surveys.questionnaire import BETTER, SAME, WORSE, Item
from surveys.release import Content, Release, TooSoon
from surveys.released_before import is_too_close
from surveys.store import figures
from surveys.store.frozen import list_frozen
from surveys.store.questionnaires import PublishedVersion, get_version
from surveys.store.quotes import list_for_release
from surveys.store.releases import find_base, save_release
from surveys.store.surveys import get_survey_in_scope
from surveys.survey import Survey, SurveyMistake
from surveys.wave import Wave
from translations.language import gettext as _

THRESHOLD = 5
AUDIENCES = ("steering", "public", "worker")


async def make_release(
    scope: Scope,
    now: datetime,
    *,
    survey: str,
    before_wave: int,
    after_wave: int,
    audience: Audience,
    young: bool = False,
) -> Release:
    """Freeze what changed between the first wave of a survey and a later one, for adults or for
    people under 18: never for both together.

    Raises NotInScope; SurveyMistake when the waves are not these, or when nobody of the group
    answered both times, or when somebody took their answers out or changed groups meanwhile;
    TooSoon when only a few people differ from an earlier release.
    """
    found = await get_survey_in_scope(scope, survey)
    what = Compared(found, *_two_waves(found, before_wave, after_wave), young)
    base = await find_base(found)
    if not (await figures.count_reach(*what.waves, young=young)).both:
        raise SurveyMistake(_("Nobody has answered both times yet: there is nothing to release."))
    apart = not young and bool(base.young)
    content = await _freeze(what, audience, local_day(now), apart=apart)
    return await save_release(
        scope,
        now,
        survey=survey,
        waves=what.waves,
        audience=audience,
        young=young,
        content=content,
        threshold=THRESHOLD,
        base=base,
    )


async def _freeze(what: Compared, audience: Audience, today: date, *, apart: bool) -> Content:
    version = await get_version(what.survey.versions[what.after.id])
    items = await _count_items(what, version)
    before = await list_frozen(what.survey.id, young=what.young)
    if any(is_too_close(before, what, each, audience, THRESHOLD) for each in items):
        raise TooSoon
    parts = await count_parts(what, items, before, today, THRESHOLD)
    tables = TableSet(tuple(items), parts=parts)
    # Tests of many waves take a moment, in which others go on answering.
    released = await to_thread(release, tables, audience, THRESHOLD)
    return Content(
        version=version.id,
        before_kind=what.before.kind,
        after_kind=what.after.kind,
        items=released.items,
        quotes=await _quotes(what, audience, today),
        apart=apart,
        parts=released.parts,
    )


async def _quotes(what: Compared, audience: Audience, today: date) -> tuple[UUID, ...]:
    """The quotes that stand in a release: for the steering group only."""
    if audience != "steering":
        return ()
    return await list_for_release(what.survey, what.waves, today, THRESHOLD, young=what.young)


async def _count_items(what: Compared, version: PublishedVersion) -> list[ItemFigures]:
    """The items of the later wave that were asked in the earlier one too, counted."""
    earlier = await get_version(what.survey.versions[what.before.id])
    counted = await figures.count_transitions(*what.waves, young=what.young)
    asked_before = {question: key for key, question in earlier.question_ids.items()}
    items = []
    for item in version.content.analysable_items:
        question = version.question_ids[item.key]
        if question not in asked_before:
            continue
        old = earlier.content.item(asked_before[question])
        items.append(
            ItemFigures(
                key=item.key,
                measure=item.measure or "custom",
                table=table_of(old, item, counted.get(question, {})),
                said=await _said(what, version, item),
                looking_back="looking_back" in (what.before.kind, what.after.kind),
                primary=item.primary,
            )
        )
    return items


async def _said(what: Compared, version: PublishedVersion, item: Item) -> RatingCounts | None:
    """What people said themselves about the change in `item`; None when they were not asked."""
    rating = next((each for each in version.content.items if each.about == item.key), None)
    if rating is None:
        return None
    counts = await figures.count_ratings(
        *what.waves,
        about=version.question_ids[item.key],
        rating=version.question_ids[rating.key],
        young=what.young,
    )
    better, same, worse = (counts.get(code, 0) for code in (BETTER, SAME, WORSE))
    return RatingCounts(better, same, worse, better + same + worse)


def _two_waves(survey: Survey, before_wave: int, after_wave: int) -> tuple[Wave, Wave]:
    before, after = survey.find_wave(before_wave), survey.find_wave(after_wave)
    if before is None or after is None or before != survey.waves[0] or after == before:
        raise SurveyMistake(_("A release compares the first wave with a later one."))
    if after not in survey.later_waves:
        raise SurveyMistake(
            _("Looking back is no later time: it is shown beside a release of another wave.")
        )
    return before, after


def read_audience(text: str) -> Audience:
    """An audience from a form or a command. Raises SurveyMistake."""
    if text not in AUDIENCES:
        raise SurveyMistake(_("Choose who the release is for."))
    return cast("Audience", text)


def latest_waves(survey: Survey) -> tuple[Wave, Wave] | None:
    """The first and the last wave of a survey that a release may compare; None when there is only
    one."""
    return (survey.waves[0], survey.later_waves[-1]) if survey.later_waves else None
