"""Making a release: count, measure, protect, put into message keys, freeze."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from analysis.comparability import tell_left_out
from analysis.disclosure import Audience
from analysis.figures import ItemFigures, RatingCounts
from analysis.pipeline import release_items
from analysis.transition import Answer, TransitionTable
from involvement.roles import Scope
from involvement.site import local_day
from surveys.questionnaire import BETTER, GAP_CODES, SAME, WORSE, Item
from surveys.release import Content, Release
from surveys.store import figures
from surveys.store.figures import Cells
from surveys.store.questionnaires import PublishedVersion, get_version
from surveys.store.quotes import list_for_release
from surveys.store.releases import find_base, save_release
from surveys.store.surveys import get_survey_in_scope
from surveys.survey import Survey, SurveyMistake
from surveys.wave import Wave
from translations.language import gettext as _

THRESHOLD = 5
AUDIENCES = ("steering", "public", "worker")
_GAP_OF_CODE: dict[int, str] = {code: name for name, code in GAP_CODES.items()}


@dataclass(frozen=True, slots=True)
class Compared:
    """What a release is about: two waves of a survey, and adults or people under 18."""

    survey: Survey
    before: Wave
    after: Wave
    young: bool

    @property
    def waves(self) -> tuple[int, int]:
        """The ids of the two waves."""
        return self.before.id, self.after.id


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
    left_out = await figures.count_left_out(*what.waves, young=what.young)
    return Content(
        version=version.id,
        before_kind=what.before.kind,
        after_kind=what.after.kind,
        items=release_items(items, audience, THRESHOLD),
        quotes=await _quotes(what, audience, today),
        apart=apart,
        cautions=tuple(tell_left_out(left_out, THRESHOLD)),
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
                table=_table(old, item, counted.get(question, {})),
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


def _table(old: Item, new: Item, cells: Cells) -> TransitionTable:
    """The transition table of one item: codes become levels, 0 the worst, or gaps."""
    people: dict[tuple[Answer, Answer], int] = {}
    for (before, after), count in cells.items():
        key = (_answer(old, before), _answer(new, after))
        people[key] = people.get(key, 0) + count
    return TransitionTable.from_cells(new.level_count, people)


def _answer(item: Item, code: int | None) -> Answer:
    """The level of a code. Codes without one (*not sure*) count as *don't know*."""
    if code is None:
        return "missing"
    level = item.level_of(code)
    return _GAP_OF_CODE.get(code, "dont_know") if level is None else level


def _two_waves(survey: Survey, before_wave: int, after_wave: int) -> tuple[Wave, Wave]:
    before, after = survey.find_wave(before_wave), survey.find_wave(after_wave)
    if before is None or after is None or before != survey.waves[0] or after == before:
        raise SurveyMistake(_("A release compares the first wave with a later one."))
    return before, after


def read_audience(text: str) -> Audience:
    """An audience from a form or a command. Raises SurveyMistake."""
    if text not in AUDIENCES:
        raise SurveyMistake(_("Choose who the release is for."))
    return cast("Audience", text)


def latest_waves(waves: Iterable[Wave]) -> tuple[Wave, Wave] | None:
    """The first and the last wave of a survey; None when it has only one."""
    ordered = sorted(waves, key=lambda wave: wave.position)
    return (ordered[0], ordered[-1]) if len(ordered) > 1 else None
