"""Releases and published figures in the database: one row each, never changed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.roles import Scope
from involvement.store.services import get_services
from surveys.published import Published, PublishedFigures
from surveys.release import Content, Difference, Release, check_may_follow
from surveys.store.surveys import get_survey_in_scope
from surveys.survey import Status, Survey, SurveyMistake
from surveys.tables import PublishedFiguresRow, Released, ReleaseRow, Response
from translations.language import gettext as _

# People who finished both waves, against those who are counted in each earlier release.
DIFFERENCES = """
WITH both_times AS (
    SELECT participant FROM svy_response
    WHERE wave IN ({}, {}) AND status = 'finished' AND participant IS NOT NULL
    GROUP BY participant HAVING count(*) = 2
)
SELECT r.number, r.before_wave, r.after_wave,
       (SELECT count(*) FROM svy_released x WHERE x.release = r.id
        AND x.participant NOT IN (SELECT participant FROM both_times)) AS only_then,
       (SELECT count(*) FROM both_times b WHERE b.participant NOT IN
        (SELECT x.participant FROM svy_released x WHERE x.release = r.id)) AS only_now
FROM svy_release r WHERE r.survey = {}
"""
COUNT_IN = """
INSERT INTO svy_released (release, participant)
SELECT {}, participant FROM svy_response
WHERE wave IN ({}, {}) AND status = 'finished' AND participant IS NOT NULL
GROUP BY participant HAVING count(*) = 2
"""


async def save_release(
    scope: Scope,
    now: datetime,
    *,
    survey: str,
    before_wave: int,
    after_wave: int,
    audience: str,
    content: Content,
    threshold: int,
    taken_out: int,
) -> Release:
    """Number and keep a release, and who is counted in it.

    `taken_out` is `count_taken_out` from before anything was counted. Raises NotInScope; TooSoon
    when fewer than `threshold` people make the difference to an earlier release of the survey;
    SurveyMistake when somebody took their answers out while the figures were counted.
    """
    async with transaction():
        await take_turns()
        found = await get_survey_in_scope(scope, survey)
        await _check_taken_out(found, taken_out)
        differences = await _differences(found.id, before_wave, after_wave)
        check_may_follow(differences, threshold)
        row = ReleaseRow(
            survey=found.id,
            number=1 + len(differences),
            before_wave=before_wave,
            after_wave=after_wave,
            audience=audience,
            made_at=now,
            made_by=scope.account,
            content=msgspec.json.encode(content).decode(),
        )
        await row.save()
        await Released.raw(COUNT_IN, row.id, before_wave, after_wave)
        made, owner = f"made release {row.number} of", found.service.organisation.id
        await record_change(scope, made, "survey", survey, now, organisation=owner)
    waves = (before_wave, after_wave)
    return Release(row.number, found.id, found.title, *waves, audience, now, content)


async def count_taken_out(survey: int) -> int:
    """How many responses of a survey were taken out; it only ever grows."""
    gone = (Response.survey == survey) & (Response.status == Status.WITHDRAWN.value)
    return int(await Response.count().where(gone))


async def _check_taken_out(survey: Survey, before: int) -> None:
    if await count_taken_out(survey.id) != before:
        raise SurveyMistake(_("Answers changed just now. Please make the release again."))


async def _differences(survey: int, before_wave: int, after_wave: int) -> list[Difference]:
    rows = await Released.raw(DIFFERENCES, before_wave, after_wave, survey)
    return [
        Difference(
            number=row["number"],
            same_waves=(row["before_wave"], row["after_wave"]) == (before_wave, after_wave),
            only_then=row["only_then"],
            only_now=row["only_now"],
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
    )
