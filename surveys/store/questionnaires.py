"""Questionnaires and their versions in the database. A published version never changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from piccolo.query.functions.aggregate import Count

from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.roles import Role, Scope
from involvement.store.services import NotInScope
from surveys.comparing import check_continuity
from surveys.questionnaire import Questionnaire, from_json, to_json
from surveys.tables import ItemRow, QuestionnaireRow, Version

WRITING = (Role.WORKER, Role.ADMINISTRATOR)

# The content, which is long, stands in the first row only; every questionnaire has an item.
VERSION = """
SELECT v.number, o.slug AS organisation, q.key AS questionnaire, i.key, i.id, i.question,
    CASE WHEN i.position = 0 THEN v.content END AS content
FROM svy_version v JOIN svy_questionnaire q ON q.id = v.questionnaire
JOIN inv_organisation o ON o.id = q.organisation JOIN svy_item i ON i.version = v.id
WHERE v.id = {} ORDER BY i.position
"""


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """One wording as it is asked: the content, and each item's row id and question id by key.

    `organisation` is the short name of whose it is. Items of two versions that may be compared
    share the question id.
    """

    id: int
    number: int
    key: str
    organisation: str
    content: Questionnaire
    item_ids: dict[str, int]
    question_ids: dict[str, int]


@dataclass(frozen=True, slots=True)
class Listed:
    """A version in a list. `published_at` is None for a draft; `newest` says that none of its
    questionnaire is later, `retired` that it is not put to people anew."""

    id: int
    key: str
    title: str
    number: int
    published_at: datetime | None
    item_count: int
    newest: bool
    retired: bool
    organisation: int


class VersionMistakes(ValueError):
    """A new version says of an item what is not true; `mistakes` are the sentences."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        super().__init__("; ".join(mistakes))
        self.mistakes = mistakes


async def publish_version(
    scope: Scope, now: datetime, *, organisation: int, content: Questionnaire
) -> PublishedVersion:
    """Publish this wording as the next version of its questionnaire.

    Importing exactly what is published already gives that version back. Raises VersionMistakes.
    """
    async with transaction():
        await take_turns()
        last = await find_last_version(organisation, content.key)
        if last is not None and last.content == content:
            return last
        version, number = await write_version(now, organisation, content, last)
        done = f"published version {number} of"
        await record_change(
            scope, done, "questionnaire", content.key, now, organisation=organisation
        )
    return await get_version(version)


async def write_version(
    now: datetime, organisation: int, content: Questionnaire, last: PublishedVersion | None
) -> tuple[int, int]:
    """The id and the number of a new version after `last`, for a caller whose transaction takes
    turns and puts it on record. Raises VersionMistakes."""
    if last is not None:
        _check(last.content, content)
    number = last.number + 1 if last else 1
    row = Version(
        questionnaire=await _get_or_add(organisation, content),
        number=number,
        content=to_json(content).decode(),
        published_at=now,
    )
    await row.save()
    await _add_items(int(row.id), content, last)
    return int(row.id), number


async def find_last_version(organisation: int, key: str) -> PublishedVersion | None:
    """The newest version of an organisation's questionnaire, for a caller that checked its scope;
    None where none is published."""
    return await find_version(organisation, key, None)


async def find_version(organisation: int, key: str, number: int | None) -> PublishedVersion | None:
    """The version of that number, the newest for None; for a caller that checked its scope."""
    of = Version.questionnaire
    query = Version.select(Version.id).where(of.organisation == organisation, of.key == key)
    if number is not None:
        query = query.where(Version.number == number)
    row = await query.order_by(Version.number, ascending=False).first()
    return None if row is None else await get_version(row["id"])


async def get_version(version: int) -> PublishedVersion:
    """One version with its items. Raises LookupError when there is none."""
    items = await Version.raw(VERSION, version)
    if not items:
        raise LookupError(f"no version {version}")
    first = items[0]
    return PublishedVersion(
        id=version,
        number=first["number"],
        key=first["questionnaire"],
        organisation=first["organisation"],
        content=from_json(first["content"]),
        item_ids={item["key"]: item["id"] for item in items},
        question_ids={item["key"]: item["question"] for item in items},
    )


async def get_version_in_scope(scope: Scope, version: int) -> PublishedVersion:
    """A version of an organisation this account works for. Raises NotInScope."""
    if version not in {listed.id for listed in await list_versions(scope)}:
        raise NotInScope(version)
    return await get_version(version)


async def list_versions(scope: Scope) -> list[Listed]:
    """Every version of the organisations this account works for, newest last within its key."""
    query = Version.select(
        Version.id,
        Version.number,
        Version.published_at,
        Version.questionnaire.key.as_alias("key"),
        Version.questionnaire.title.as_alias("title"),
        Version.questionnaire.organisation.as_alias("organisation"),
        Version.questionnaire.retired_at.as_alias("retired_at"),
    ).order_by(Version.questionnaire.key, Version.number)
    if not scope.reaches_all(Role.ADMINISTRATOR):
        mine = [*await list_written_for(scope), -1]
        query = query.where(Version.questionnaire.organisation.is_in(mine))
    rows: list[dict[str, Any]] = await query
    counted = await ItemRow.select(ItemRow.version, Count(alias="items")).group_by(ItemRow.version)
    counts = {row["version"]: row["items"] for row in counted}
    newest = {(row["organisation"], row["key"]): row["number"] for row in rows}
    return [
        Listed(
            id=row["id"],
            key=row["key"],
            title=row["title"],
            number=row["number"],
            published_at=row["published_at"],
            item_count=counts.get(row["id"], 0),
            newest=newest[row["organisation"], row["key"]] == row["number"],
            retired=row["retired_at"] is not None,
            organisation=row["organisation"],
        )
        for row in rows
    ]


async def list_all_versions() -> list[int]:
    """The ids of every version of everybody, newest first: for the computer voice, which shows
    nothing to anybody."""
    rows = await Version.select(Version.id).order_by(Version.id, ascending=False)
    return [row["id"] for row in rows]


async def list_written_for(scope: Scope) -> set[int]:
    """Organisations that an account writes for: those it covers, and those of its own services."""
    from involvement.tables import SupportService

    rows = await SupportService.select(SupportService.organisation).where(
        SupportService.id.is_in([*scope.services(*WRITING), -1])
    )
    return set(scope.organisations(*WRITING)) | {row["organisation"] for row in rows}


async def _get_or_add(organisation: int, content: Questionnaire) -> int:
    """The questionnaire of this key, called from now on what its newest version is called."""
    found = (
        await QuestionnaireRow.select(QuestionnaireRow.id)
        .where(QuestionnaireRow.organisation == organisation, QuestionnaireRow.key == content.key)
        .first()
    )
    if found:
        await QuestionnaireRow.update({QuestionnaireRow.title: content.title}).where(
            QuestionnaireRow.id == found["id"]
        )
        return int(found["id"])
    row = QuestionnaireRow(organisation=organisation, key=content.key, title=content.title)
    await row.save()
    return int(row.id)


def _check(old: Questionnaire, new: Questionnaire) -> None:
    declared = {item.key: item.continues for item in new.items if item.continues}
    mistakes = check_continuity(old, new, declared)
    if mistakes:
        raise VersionMistakes(tuple(str(mistake) for mistake in mistakes))


async def _add_items(version: int, content: Questionnaire, last: PublishedVersion | None) -> None:
    """An item that is the same as, or comparable with, an earlier one carries on its question."""
    earlier = last.question_ids if last else {}
    for position, item in enumerate(content.items):
        row = ItemRow(
            version=version,
            key=item.key,
            position=position,
            kind=item.kind,
            question=0,
            continues=item.continues or "new",
            sensitive=item.sensitive,
        )
        await row.save()
        carries_on = item.key in earlier and item.continues in ("same", "comparable")
        question = earlier[item.key] if carries_on else int(row.id)
        await ItemRow.update({ItemRow.question: question}).where(ItemRow.id == row.id)
