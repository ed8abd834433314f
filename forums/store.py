"""Forums in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from forums.forum import Forum, ForumKind
from forums.tables import ForumRow, Reviewed
from involvement.audit import record_change
from involvement.database import transaction
from involvement.roles import Role, Scope
from involvement.store.services import NotInScope

READING = (Role.STEERING_MEMBER, Role.CHAIR)
RUNNING = (Role.WORKER, Role.ADMINISTRATOR)


async def add_forum(
    scope: Scope,
    now: datetime,
    *,
    organisation: int,
    slug: str,
    name: str,
    kind: ForumKind,
    services: Sequence[int],
) -> None:
    """A new group and what it reads about."""
    async with transaction():
        row = ForumRow(organisation=organisation, slug=slug, name=name, kind=kind.value)
        await row.save()
        for service in services:
            await Reviewed.insert(Reviewed(forum=row.id, service=service))
        await record_change(scope, "added", "forum", slug, now, organisation=organisation)


async def list_forums(scope: Scope) -> list[Forum]:
    """The groups that this account sits in, or whose organisation it works for, by name."""
    rows = await ForumRow.select().order_by(ForumRow.name)
    reviewed = await Reviewed.select(Reviewed.forum, Reviewed.service).order_by(Reviewed.id)
    forums = []
    for row in rows:
        services = tuple(each["service"] for each in reviewed if each["forum"] == row["id"])
        if _may_read(scope, row, services):
            kind = ForumKind(row["kind"])
            owner = row["organisation"]
            forums.append(Forum(row["id"], row["slug"], row["name"], kind, services, owner))
    return forums


async def get_forum(scope: Scope, slug: str) -> Forum:
    """One group. Raises NotInScope."""
    for forum in await list_forums(scope):
        if forum.slug == slug:
            return forum
    raise NotInScope(slug)


def _may_read(scope: Scope, row: dict[str, Any], services: Sequence[int]) -> bool:
    return (
        scope.reaches_all(Role.ADMINISTRATOR)
        or row["slug"] in scope.forums(*READING)
        or row["organisation"] in scope.organisations(*RUNNING)
        or bool(scope.services(*RUNNING) & set(services))
    )
