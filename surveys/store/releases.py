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
from surveys.release import Content, Difference, Release, check_may_follow
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
# They, against those who are counted in each earlier release.
DIFFERENCES = f"""
WITH both_times AS (SELECT s.participant {BOTH_TIMES})
SELECT r.number, r.before_wave, r.after_wave, r.young,
       (SELECT count(*) FROM svy_released x WHERE x.release = r.id
        AND x.participant IN (SELECT participant FROM both_times)) AS in_both,
       (SELECT count(*) FROM svy_released x WHERE x.release = r.id
        AND x.participant NOT IN (SELECT participant FROM both_times)) AS only_then,
       (SELECT count(*) FROM both_times b WHERE b.participant NOT IN
        (SELECT x.participant FROM svy_released x WHERE x.release = r.id)) AS only_now
FROM svy_release r WHERE r.survey = {{}}
"""  # noqa: S608 - our own words
COUNT_IN = f"""
INSERT INTO svy_released (release, participant) SELECT {{}}, s.participant {BOTH_TIMES}
"""


@dataclass(frozen=True, slots=True)
class Base:
    """What figures of a survey stand on beside its answers: how many responses were taken out,
    which only ever grows, and the ids of the people under 18 at its support service."""

    taken_out: int
    young: frozenset[int]


async def save_release(
    scope: Scope,
    now: datetime,
    *,
    survey: str,
    waves: tuple[int, int],
    audience: str,
    young: bool,
    content: Content,
    threshold: int,
    base: Base,
) -> Release:
    """Number and keep a release about adults or about people under 18, and who is counted in it.

    `waves` are the ids of the earlier and the later one, `base` is `find_base` from before anything
    was counted. Raises NotInScope; TooSoon when fewer than `threshold` people make the difference
    to an earlier release; SurveyMistake when `base` changed while the figures were counted.
    """
    async with transaction():
        await take_turns()
        found = await get_survey_in_scope(scope, survey)
        await _check_base(found, base)
        differences = await _differences(found.id, young, waves)
        check_may_follow(differences, threshold)
        row = ReleaseRow(
            survey=found.id,
            number=1 + len(differences),
            before_wave=waves[0],
            after_wave=waves[1],
            audience=audience,
            made_at=now,
            made_by=scope.account,
            content=msgspec.json.encode(content).decode(),
            young=young,
        )
        await row.save()
        await Released.raw(COUNT_IN, row.id, young, *waves)
        said, owner = f"made release {row.number} of", found.service.organisation.id
        await record_change(scope, said, "survey", survey, now, organisation=owner)
    return Release(row.number, found.id, found.title, *waves, audience, now, content, young=young)


async def find_base(survey: Survey) -> Base:
    """What figures of a survey stand on now."""
    gone = (Response.survey == survey.id) & (Response.status == Status.WITHDRAWN.value)
    young = await Participant.select(Participant.id).where(
        Participant.service == survey.service.id, Participant.young.eq(True)
    )
    return Base(int(await Response.count().where(gone)), frozenset(row["id"] for row in young))


async def _check_base(survey: Survey, base: Base) -> None:
    if await find_base(survey) != base:
        raise SurveyMistake(_("Answers changed just now. Please make the release again."))


async def _differences(survey: int, young: bool, waves: tuple[int, int]) -> list[Difference]:
    rows = await Released.raw(DIFFERENCES, young, *waves, survey)
    return [
        Difference(
            number=row["number"],
            same_waves=(row["before_wave"], row["after_wave"]) == waves,
            same_group=bool(row["young"]) == young,
            only_then=row["only_then"],
            only_now=row["only_now"],
            in_both=row["in_both"],
        )
        for row in rows
    ]


async def list_releases(surveys: Iterable[int]) -> list[Release]:
    """The releases of these surveys, newest first."""
    rows = (
        await _select()
        .where(ReleaseRow.survey.is_in([-1, *surveys]))
        .order_by(ReleaseRow.id, ascending=False)  # not by time: a clock may be set back
    )
    return [_release(row) for row in rows]


async def list_updating(surveys: Iterable[int]) -> dict[int, list[datetime]]:
    """Survey id → since when each of its releases is being updated that no later one replaced: of
    the same waves and group, for the same readers."""
    newest = {
        tuple(row[each] for each in ("survey", "before_wave", "after_wave", "audience", "young")): (
            row["withdrawn_at"]
        )
        for row in await ReleaseRow.select(
            ReleaseRow.survey,
            ReleaseRow.before_wave,
            ReleaseRow.after_wave,
            ReleaseRow.audience,
            ReleaseRow.young,
            ReleaseRow.withdrawn_at,
        )
        .where(ReleaseRow.survey.is_in([-1, *surveys]))
        .order_by(ReleaseRow.id)
    }
    updating: dict[int, list[datetime]] = defaultdict(list)
    for (survey, *_what), since in newest.items():
        if since is not None:
            updating[survey].append(since)
    return updating


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
        content = msgspec.structs.replace(content, items=())
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
