"""Releases and published figures in the database: one row each, never changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.roles import Scope
from involvement.store.services import get_services
from involvement.tables import Participant
from surveys.published import Published, PublishedFigures
from surveys.release import Content, Earlier, Release
from surveys.store.surveys import get_survey_in_scope
from surveys.survey import Status, Survey, SurveyMistake
from surveys.tables import PublishedFiguresRow, Released, ReleaseRow, Response
from translations.language import gettext as _

# People of one group who finished both waves.
BOTH_TIMES = """
FROM svy_response s JOIN inv_participant p ON p.id = s.participant AND p.young = {}
WHERE s.wave IN ({}, {}) AND s.status = 'finished'
GROUP BY s.participant HAVING count(*) = 2
""".strip()
COUNT_BOTH = f"SELECT count(*) AS people FROM (SELECT s.participant {BOTH_TIMES}) t"  # noqa: S608
# They, against those who are counted in each release of the support service.
EARLIER = f"""
SELECT r.id, r.number, r.survey, r.before_wave, r.after_wave, r.young, r.exempt, r.content,
       b.version AS before_version, a.version AS after_version, c.counted, c.in_both
FROM svy_release r JOIN svy_wave b ON b.id = r.before_wave JOIN svy_wave a ON a.id = r.after_wave
JOIN (
    SELECT x.release, count(*) AS counted, count(t.participant) AS in_both
    FROM svy_released x LEFT JOIN (SELECT s.participant {BOTH_TIMES}) t
        ON t.participant = x.participant
    WHERE x.release IN (SELECT o.id FROM svy_release o JOIN svy_survey u ON u.id = o.survey
                        WHERE u.service = {{}})
    GROUP BY x.release
) c ON c.release = r.id ORDER BY r.id
"""  # noqa: S608 - our own words
COUNT_IN = f"""
INSERT INTO svy_released (release, participant) SELECT {{}}, s.participant {BOTH_TIMES}
"""


@dataclass(frozen=True, slots=True)
class Base:
    """What a release stands on beside the answers: how many responses of the survey were taken out,
    which only ever grows, the ids of the people under 18 at its support service, how many people
    finished both waves, and the earlier releases."""

    taken_out: int
    young: frozenset[int]
    both: int
    earlier: tuple[Earlier, ...]


async def save_release(
    scope: Scope,
    now: datetime,
    *,
    survey: str,
    waves: tuple[int, int],
    audience: str,
    young: bool,
    content: Content,
    exempt: bool,
    base: Base,
) -> Release:
    """Number and keep a release about adults or about people under 18, and who is counted in it.

    `waves` are the ids of the earlier and the later one, `base` is `find_base` from before anything
    was counted: what the gate was told of earlier releases is true as long as that is the same.
    Raises NotInScope; SurveyMistake when `base` changed while the figures were counted.
    """
    async with transaction():
        await take_turns()
        found = await get_survey_in_scope(scope, survey)
        if await find_base(found, waves, young=young) != base:
            raise SurveyMistake(
                _("Answers changed, or another release was made, just now. Please make it again.")
            )
        row = ReleaseRow(
            survey=found.id,
            number=1 + sum(each.survey == found.id for each in base.earlier),
            before_wave=waves[0],
            after_wave=waves[1],
            audience=audience,
            made_at=now,
            made_by=scope.account,
            content=msgspec.json.encode(content).decode(),
            young=young,
            exempt=exempt,
        )
        await row.save()
        await Released.raw(COUNT_IN, row.id, young, *waves)
        said, owner = f"made release {row.number} of", found.service.organisation.id
        await record_change(scope, said, "survey", survey, now, organisation=owner)
    return Release(row.number, found.id, found.title, *waves, audience, now, content, young=young)


async def find_base(survey: Survey, waves: tuple[int, int], *, young: bool) -> Base:
    """What a release of two waves about one group of people stands on now."""
    gone = (Response.survey == survey.id) & (Response.status == Status.WITHDRAWN.value)
    people = await Participant.select(Participant.id).where(
        Participant.service == survey.service.id, Participant.young.eq(True)
    )
    (counted,) = await Released.raw(COUNT_BOTH, young, *waves)
    rows = await Released.raw(EARLIER, young, *waves, survey.service.id)
    return Base(
        taken_out=int(await Response.count().where(gone)),
        young=frozenset(row["id"] for row in people),
        both=counted["people"],
        earlier=tuple(_earlier(row, counted["people"]) for row in rows),
    )


def _earlier(row: dict[str, Any], both: int) -> Earlier:
    content = msgspec.json.decode(row["content"], type=Content)
    return Earlier(
        id=row["id"],
        number=row["number"],
        survey=row["survey"],
        waves=(row["before_wave"], row["after_wave"]),
        versions=(row["before_version"], row["after_version"]),
        young=bool(row["young"]),
        is_exempt=bool(row["exempt"]),
        only_then=row["counted"] - row["in_both"],
        only_now=both - row["in_both"],
        in_both=row["in_both"],
        shown={each.key: each.shown for each in content.breakdowns if each.shown},
    )


async def list_releases(surveys: Iterable[int]) -> list[Release]:
    """The releases of these surveys, newest first."""
    rows = (
        await _select()
        .where(ReleaseRow.survey.is_in([-1, *surveys]))
        .order_by(ReleaseRow.id, ascending=False)  # not by time: a clock may be set back
    )
    return [_release(row) for row in rows]


async def list_releases_of(services: Iterable[int]) -> dict[int, list[Release]]:
    """Support service id → the releases of its surveys, newest first."""
    rows = (
        await _select()
        .where(ReleaseRow.survey.service.is_in([-1, *services]))
        .order_by(ReleaseRow.id, ascending=False)
    )
    releases: dict[int, list[Release]] = defaultdict(list)
    for row in rows:
        releases[row["service"]].append(_release(row))
    return releases


async def save_published(
    scope: Scope, now: datetime, service: int, position: int, published: Published
) -> None:
    """Keep figures that somebody else published. The caller checked that `service` is in scope."""
    async with transaction():
        (found,) = await get_services([service])
        await PublishedFiguresRow.insert(
            PublishedFiguresRow(
                service=service,
                key=published.key,
                position=position,
                title=published.title,
                source=published.source,
                content=msgspec.json.encode(published.figures).decode(),
            )
        )
        owner = found.organisation.id
        await record_change(
            scope, "recorded", "published figures", published.key, now, organisation=owner
        )


async def list_published(services: Iterable[int]) -> dict[int, list[Published]]:
    """Service id → its published figures, in their order."""
    rows = (
        await PublishedFiguresRow.select()
        .where(PublishedFiguresRow.service.is_in([-1, *services]))
        .order_by(PublishedFiguresRow.position)
    )
    published: dict[int, list[Published]] = defaultdict(list)
    for row in rows:
        figures = msgspec.json.decode(row["content"], type=PublishedFigures)
        printed = Published(row["key"], row["title"], row["source"], figures)
        published[row["service"]].append(printed)
    return published


def _select() -> Any:
    return ReleaseRow.select(
        *ReleaseRow.all_columns(),
        ReleaseRow.survey.title.as_alias("title"),
        ReleaseRow.survey.service.as_alias("service"),
    )


def _release(row: dict[str, Any]) -> Release:
    content = msgspec.json.decode(row["content"], type=Content)
    if row["withdrawn_at"] is not None:  # here, so that no page or file can show them
        content = content.without_figures()
    return Release(
        number=row["number"],
        survey=row["survey"],
        survey_title=row["title"],
        before_wave=row["before_wave"],
        after_wave=row["after_wave"],
        audience=row["audience"],
        made_at=row["made_at"],
        content=content,
        withdrawn_at=row["withdrawn_at"],
        young=bool(row["young"]),
    )
