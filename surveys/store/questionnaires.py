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
    """A version in a list. `published_at` is None for a draft."""

    id: int
    key: str
    title: str
    number: int
    published_at: datetime | None
    item_count: int


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
        questionnaire = await _get_or_add(organisation, content)
        last = await _find_last(questionnaire)
        if last is not None and last.content == content:
            return last
        if last is not None:
            _check(last.content, content)
        number = last.number + 1 if last else 1
        row = Version(
            questionnaire=questionnaire,
            number=number,
            content=to_json(content).decode(),
            published_at=now,
        )
        await row.save()
        await _add_items(int(row.id), content, last)
        await record_change(
            scope,
            f"published version {number} of",
            "questionnaire",
            content.key,
            now,
            organisation=organisation,
        )
    return await get_version(int(row.id))


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
    ).order_by(Version.questionnaire.key, Version.number)
    if not scope.reaches_all(Role.ADMINISTRATOR):
        query = query.where(
            Version.questionnaire.organisation.is_in([*await _organisations(scope), -1])
        )
    rows: list[dict[str, Any]] = await query
    counted = await ItemRow.select(ItemRow.version, Count(alias="items")).group_by(ItemRow.version)
    counts = {row["version"]: row["items"] for row in counted}
    return [
        Listed(
            id=row["id"],
            key=row["key"],
            title=row["title"],
            number=row["number"],
            published_at=row["published_at"],
            item_count=counts.get(row["id"], 0),
        )
        for row in rows
    ]


async def list_all_versions() -> list[int]:
    """The ids of every version of everybody, newest first: for the computer voice, which shows
    nothing to anybody."""
    rows = await Version.select(Version.id).order_by(Version.id, ascending=False)
    return [row["id"] for row in rows]


async def _organisations(scope: Scope) -> set[int]:
    """Organisations an account writes for: those it covers, and those of its own services."""
    from involvement.tables import SupportService

    rows = await SupportService.select(SupportService.organisation).where(
        SupportService.id.is_in([*scope.services(*WRITING), -1])
    )
    return set(scope.organisations(*WRITING)) | {row["organisation"] for row in rows}


async def _get_or_add(organisation: int, content: Questionnaire) -> int:
    found = (
        await QuestionnaireRow.select(QuestionnaireRow.id)
        .where(QuestionnaireRow.organisation == organisation, QuestionnaireRow.key == content.key)
        .first()
    )
    if found:
        return int(found["id"])
    row = QuestionnaireRow(organisation=organisation, key=content.key, title=content.title)
    await row.save()
    return int(row.id)


async def _find_last(questionnaire: int) -> PublishedVersion | None:
    row = (
        await Version.select(Version.id)
        .where(Version.questionnaire == questionnaire)
        .order_by(Version.number, ascending=False)
        .first()
    )
    return None if row is None else await get_version(row["id"])


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
