"""Making a release: count, measure, protect, put into message keys, freeze."""

from asyncio import to_thread
from collections.abc import Iterable
from datetime import date, datetime
from typing import cast
from uuid import UUID

from analysis.breakdown import Breakdown
from analysis.comparability import tell_comparability, tell_left_out
from analysis.disclosure import Audience, TableSet
from analysis.figures import ItemFigures, RatingCounts
from analysis.pipeline import Released, release
from analysis.tiers import COUNTS_FROM
from involvement.roles import Scope
from involvement.site import local_day
from surveys.breaking_down import Subject, break_down, find_recorded
from surveys.compared import Compared
from surveys.items_before import told_of_items
from surveys.levels import pairs_of
from surveys.over_waves import count_parts
from surveys.questionnaire import BETTER, SAME, WORSE, Item
from surveys.release import (
    Content,
    Earlier,
    Release,
    TooSoon,
    check_is_apart,
    check_is_new,
    live_tables,
)
from surveys.released_before import Before, is_too_close
from surveys.store import figures
from surveys.store.frozen import list_frozen
from surveys.store.group_figures import count_kinds
from surveys.store.questionnaires import PublishedVersion, get_version
from surveys.store.quotes import list_for_release
from surveys.store.release_base import find_base
from surveys.store.releases import save_release
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
    answered both times, or when answers or earlier releases changed meanwhile; TooSoon when only a
    few people differ from an earlier release.
    """
    found = await get_survey_in_scope(scope, survey)
    what = Compared(found, *_two_waves(found, before_wave, after_wave), young)
    base = await find_base(found, what.waves, young=young)
    if not base.both:
        raise SurveyMistake(_("Nobody has answered both times yet: there is nothing to release."))
    check_is_new(base.earlier, found.id, what.waves, young=young, threshold=THRESHOLD)
    released = await _protect(what, base.earlier, audience, local_day(now))
    check_is_apart(released)
    apart = not young and bool(base.young)
    content = await _freeze(what, released, audience, local_day(now), apart=apart)
    return await save_release(
        scope,
        now,
        survey=survey,
        waves=what.waves,
        audience=audience,
        young=young,
        content=content,
        exempt=released.is_exempt,
        base=base,
    )


async def _protect(
    what: Compared, earlier: Iterable[Earlier], audience: Audience, today: date
) -> Released:
    """Count everything and pass it through the gate, together with what is out already."""
    before = await list_frozen(what.survey.id, young=what.young)
    items, breakdowns = await _count_items(what, earlier, before)
    live = live_tables(earlier, what.survey.id, young=what.young)
    if any(is_too_close(before, what, each, audience, THRESHOLD) for each in items):
        raise TooSoon(COUNTS_FROM)
    parts = await count_parts(what, items, before, today, THRESHOLD)
    tables = TableSet(tuple(items), breakdowns, live, parts=parts)
    # Tests of many waves take a moment, in which others go on answering.
    released = await to_thread(release, tables, audience, THRESHOLD)
    if not released.too_close and _all_wait(items):
        raise TooSoon(COUNTS_FROM)
    return released


def _all_wait(items: Iterable[ItemFigures]) -> bool:
    """Whether a release would show nothing but that its items wait."""
    answered = [item.waits(THRESHOLD) for item in items if item.table.n_pairs]
    return bool(answered) and all(answered)


async def _freeze(
    what: Compared, released: Released, audience: Audience, today: date, *, apart: bool
) -> Content:
    kinds = await count_kinds(what.waves, young=what.young)
    left_out = await figures.count_left_out(*what.waves, young=what.young)
    about = await _subject(what)
    return Content(
        version=about.versions[1].id,
        before_kind=what.before.kind,
        after_kind=what.after.kind,
        items=released.items,
        quotes=await _quotes(what, audience, today),
        apart=apart,
        breakdowns=released.breakdowns,
        recorded=await find_recorded(about, THRESHOLD),
        cautions=(*tell_comparability(kinds, THRESHOLD), *tell_left_out(left_out, THRESHOLD)),
        before_version=about.versions[0].id,
        parts=released.parts,
    )


async def _quotes(what: Compared, audience: Audience, today: date) -> tuple[UUID, ...]:
    """The quotes that stand in a release: for the steering group only."""
    if audience != "steering":
        return ()
    return await list_for_release(what.survey, what.waves, today, THRESHOLD, young=what.young)


async def _count_items(
    what: Compared, earlier: Iterable[Earlier], before: Before
) -> tuple[list[ItemFigures], tuple[Breakdown, ...]]:
    """The items of the later wave that were asked in the earlier one too, counted, and the same
    people in groups. `before` is what earlier releases told."""
    about = await _subject(what)
    pairs = list(pairs_of(*about.versions))
    whole, breakdowns = await break_down(about, pairs, earlier)
    told = await told_of_items(what, pairs, whole, before, THRESHOLD)
    items = [
        ItemFigures(
            key=each.new.key,
            measure=each.new.measure or "custom",
            table=whole[each.new.key],
            said=await _said(what, about.versions[1], each.new),
            looking_back="looking_back" in (what.before.kind, what.after.kind),
            primary=each.new.primary,
            before=tuple(told[each.new.key]),
        )
        for each in pairs
    ]
    return items, breakdowns


async def _subject(what: Compared) -> Subject:
    before, after = what.survey.versions[what.before.id], what.survey.versions[what.after.id]
    versions = await get_version(before), await get_version(after)
    return Subject(what.waves, versions, what.young)


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
