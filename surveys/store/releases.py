"""Releases and published figures in the database: one row each, never changed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.roles import Scope
from surveys.published import Published, PublishedFigures
from surveys.release import Content, Release, check_may_follow
from surveys.store.surveys import get_survey_in_scope
from surveys.tables import PublishedFiguresRow, ReleaseRow


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
) -> Release:
    """Number and keep a release. Raises NotInScope; TooSoon when fewer than `threshold` people more
    answered both times than at the last release of these waves."""
    async with transaction():
        await take_turns()
        found = await get_survey_in_scope(scope, survey)
        last = await find_last_release(found.id, before_wave, after_wave)
        check_may_follow(last, content.people_both, threshold)
        number = 1 + await ReleaseRow.count().where(ReleaseRow.survey == found.id)
        await ReleaseRow.insert(
            ReleaseRow(
                survey=found.id,
                number=number,
                before_wave=before_wave,
                after_wave=after_wave,
                audience=audience,
                made_at=now,
                made_by=scope.account,
                content=msgspec.json.encode(content).decode(),
            )
        )
        await record_change(scope, f"made release {number} of", "survey", survey, now)
    return Release(number, found.id, found.title, before_wave, after_wave, audience, now, content)


async def list_releases(surveys: Iterable[int]) -> list[Release]:
    """The releases of these surveys, newest first."""
    rows = (
        await _select()
        .where(ReleaseRow.survey.is_in([-1, *surveys]))
        .order_by(ReleaseRow.made_at, ReleaseRow.number, ascending=False)
    )
    return [_release(row) for row in rows]


async def list_releases_of(services: Iterable[int]) -> dict[int, list[Release]]:
    """Support service id → the releases of its surveys, newest first."""
    rows = (
        await _select()
        .where(ReleaseRow.survey.service.is_in([-1, *services]))
        .order_by(ReleaseRow.made_at, ReleaseRow.number, ascending=False)
    )
    releases: dict[int, list[Release]] = defaultdict(list)
    for row in rows:
        releases[row["service"]].append(_release(row))
    return releases


async def find_last_release(survey: int, before_wave: int, after_wave: int) -> Release | None:
    """The newest release of these two waves."""
    row = (
        await _select()
        .where(
            ReleaseRow.survey == survey,
            ReleaseRow.before_wave == before_wave,
            ReleaseRow.after_wave == after_wave,
        )
        .order_by(ReleaseRow.number, ascending=False)
        .first()
    )
    return None if row is None else _release(row)


async def save_published(
    scope: Scope, now: datetime, service: int, position: int, published: Published
) -> None:
    """Keep figures that somebody else published. The caller checked that `service` is in scope."""
    async with transaction():
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
        await record_change(scope, "recorded", "published figures", published.key, now)


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
    return Release(
        number=row["number"],
        survey=row["survey"],
        survey_title=row["title"],
        before_wave=row["before_wave"],
        after_wave=row["after_wave"],
        audience=row["audience"],
        made_at=row["made_at"],
        content=msgspec.json.decode(row["content"], type=Content),
    )
