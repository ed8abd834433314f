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
from surveys.release import Content, Release
from surveys.store.release_base import BOTH_TIMES, Base, check_base
from surveys.store.surveys import get_survey_in_scope
from surveys.tables import PublishedFiguresRow, Released, ReleaseRow

COUNT_IN = f"""
INSERT INTO svy_released (release, participant) SELECT {{}}, s.participant {BOTH_TIMES}
"""


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
        await check_base(found, waves, young=young, base=base)
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
