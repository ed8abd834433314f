"""Published versions: they never change, and items that may be compared share their question."""

import asyncio

import msgspec
import pytest

from involvement.database import Engine, unique_violation
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.store.services import NotInScope
from surveys.store.questionnaires import (
    VersionMistakes,
    get_version,
    get_version_in_scope,
    list_versions,
)
from surveys.tables import ItemRow, Version
from tests import stored, world
from tests.world import START


@pytest.fixture(autouse=True)
async def owner(database: Engine) -> int:
    """An organisation."""
    return await world.organisation()


async def test_a_version_comes_back_as_it_was_written(owner: int) -> None:
    content = world.questionnaire("every-kind")
    made = await world.version(organisation=owner, content=content)
    again = await get_version(made.id)
    assert again == made
    assert again.content == content
    assert set(again.item_ids) == set(again.question_ids) == set(content.items_by_key)
    with pytest.raises(LookupError):
        await get_version(made.id + 1)


async def test_importing_what_is_published_already_publishes_nothing(owner: int) -> None:
    first = await world.version(organisation=owner, content="housing-support")
    audit = await stored.audit()
    assert await world.version(organisation=owner, content="housing-support") == first
    assert await stored.count("svy_version") == 1
    assert await stored.audit() == audit


async def test_a_new_version_leaves_the_old_one_as_it_was(owner: int) -> None:
    first = await world.version(organisation=owner, content="housing-support")
    rows = await stored.rows("svy_version"), await stored.rows("svy_item")
    second = await world.version(organisation=owner, content="housing-support-review")
    assert (first.number, second.number) == (1, 2)
    assert {each.title for each in await list_versions(COMMAND)} == {second.content.title}
    assert await get_version(first.id) == first
    assert (await stored.rows("svy_version"))[: len(rows[0])] == rows[0]
    assert (await stored.rows("svy_item"))[: len(rows[1])] == rows[1]


async def test_items_that_are_the_same_or_comparable_carry_on_their_question(owner: int) -> None:
    first = await world.version(organisation=owner, content="housing-support")
    second = await world.version(organisation=owner, content="housing-support-review")
    for item in second.content.items:
        carried = item.continues in ("same", "comparable")
        same_question = second.question_ids[item.key] == first.question_ids.get(item.key)
        assert same_question == carried, item.key
        assert second.item_ids[item.key] not in first.item_ids.values()
    ids = list(second.question_ids.values())
    assert len(set(ids)) == len(ids)


async def test_an_item_declared_new_starts_a_question_of_its_own(owner: int) -> None:
    first = await world.version(organisation=owner, content="housing-support")
    review = world.questionnaire("housing-support-review")
    items = tuple(
        msgspec.structs.replace(item, continues="new") if item.key == "health" else item
        for item in review.items
    )
    content = msgspec.structs.replace(review, items=items)
    second = await world.version(organisation=owner, content=content)
    assert second.question_ids["health"] != first.question_ids["health"]
    assert second.question_ids["satisfied"] == first.question_ids["satisfied"]


async def test_a_version_that_says_what_is_not_true_is_not_published(owner: int) -> None:
    await world.version(organisation=owner, content="housing-support")
    review = world.questionnaire("housing-support-review")
    items = tuple(
        msgspec.structs.replace(item, text="Something else altogether?")
        if item.key == "health"
        else item
        for item in review.items
    )
    audit = await stored.audit()
    with pytest.raises(VersionMistakes, match="words of the question changed"):
        await world.version(
            organisation=owner, content=msgspec.structs.replace(review, items=items)
        )
    assert await stored.count("svy_version") == 1
    assert await stored.audit() == audit


async def test_two_imports_at_once_publish_one_version(owner: int) -> None:
    first, second, third = await asyncio.gather(
        *(world.version(organisation=owner, content="every-kind") for _ in range(3))
    )
    assert first == second == third
    assert await stored.count("svy_version") == 1


async def test_an_organisation_sees_its_own_versions_only(owner: int) -> None:
    other = await world.organisation(slug="other", name="Other")
    mine = await world.version(organisation=owner, content="every-kind")
    theirs = await world.version(organisation=other, content="every-kind")
    assert mine.id != theirs.id
    scope = Scope(1, (Grant(Role.ADMINISTRATOR, organisation=owner),))
    assert [each.id for each in await list_versions(scope)] == [mine.id]
    assert len(await list_versions(COMMAND)) == 2
    with pytest.raises(NotInScope):
        await get_version_in_scope(scope, theirs.id)


async def test_a_number_and_an_item_key_stand_once_in_a_questionnaire(owner: int) -> None:
    made = await world.version(organisation=owner, content="every-kind")
    version = Version(questionnaire=1, number=1, content="{}", published_at=START)
    item = ItemRow(
        version=made.id, key="lonely", position=99, kind="scale", question=1, continues="new"
    )
    for row in (version, item):
        with pytest.raises(Exception, match=r"(?i)unique") as caught:
            await row.save()
        assert unique_violation(caught.value)
