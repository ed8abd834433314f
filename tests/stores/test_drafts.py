"""A questionnaire that is being written: nothing is lost, and it is published whole or not."""

import asyncio
from collections.abc import Callable

import pytest

from involvement.database import Engine, Taken
from involvement.roles import COMMAND, Grant, NotInScope, Role, Scope
from involvement.rule import NotNow
from surveys.draft import Overtaken, Values, change, find, mark_of, remove
from surveys.store import drafts
from surveys.store.questionnaires import find_last_version, list_versions
from surveys.store.retiring import reinstate, retire
from tests import stored, world
from tests.stores.draft_changes import add_item, draft
from tests.world import START


@pytest.fixture(autouse=True)
async def owner(database: Engine) -> int:
    """An organisation."""
    return await world.organisation()


def words(key: str, text: str, seen: str) -> Callable[[Values], None]:
    """The change that a form makes which showed an item with the mark `seen`."""
    return lambda values: change(values, "item", key, seen, lambda _: {"text": text})


async def test_a_draft_is_published_whole_and_once(owner: int) -> None:
    made = await draft(organisation=owner)
    version = await drafts.publish_draft(COMMAND, START, made)
    assert await drafts.publish_draft(COMMAND, START, made) == version
    (listed,) = await list_versions(COMMAND)
    assert (listed.id, listed.number, listed.item_count) == (version, 1, 1)
    assert await drafts.list_drafts(COMMAND) == []
    with pytest.raises(NotInScope):
        await drafts.get_draft(COMMAND, made)


async def test_a_draft_with_a_mistake_publishes_nothing(owner: int) -> None:
    made = await draft(organisation=owner, items=0)
    before = await stored.audit()
    with pytest.raises(NotNow):
        await drafts.publish_draft(COMMAND, START, made)
    assert await list_versions(COMMAND) == []
    assert await stored.audit() == before


async def test_two_writers_on_one_item_lose_nothing(owner: int) -> None:
    made = await draft(organisation=owner)
    item = find((await drafts.get_draft(COMMAND, made)).values, "item", "q1")
    assert item
    seen = mark_of(item)
    await drafts.change_draft(COMMAND, START, made, words("q1", "Hers?", seen))
    with pytest.raises(Overtaken) as caught:
        await drafts.change_draft(COMMAND, START, made, words("q1", "His?", seen))
    assert caught.value.now is not None
    assert caught.value.now["text"] == "Hers?"
    found = find((await drafts.get_draft(COMMAND, made)).values, "item", "q1")
    assert found
    assert found["text"] == "Hers?"
    with pytest.raises(Overtaken):
        await drafts.change_draft(
            COMMAND, START, made, lambda values: remove(values, "item", "q1", seen)
        )
    # The same form sent twice says the same, so it is no quarrel.
    await drafts.change_draft(COMMAND, START, made, words("q1", "Hers?", seen))


async def test_two_writers_on_two_items_at_once_both_get_through(owner: int) -> None:
    made = await draft(organisation=owner)

    def second(values: Values) -> None:
        add_item(values)
        values["item"][-1]["key"] = "q2"

    def title(values: Values) -> None:
        values["title"] = "Nights"

    await asyncio.gather(
        drafts.change_draft(COMMAND, START, made, second),
        drafts.change_draft(COMMAND, START, made, title),
    )
    found = await drafts.get_draft(COMMAND, made)
    assert (found.title, found.number, len(found.values["item"])) == ("Nights", 3, 2)


async def test_the_last_change_can_be_undone_and_no_other(owner: int) -> None:
    made = await draft(organisation=owner)
    first = await drafts.get_draft(COMMAND, made)
    with pytest.raises(NotNow):
        await drafts.undo_change(COMMAND, START, made, first.number)
    await drafts.change_draft(COMMAND, START, made, lambda values: values["item"].clear())
    await drafts.undo_change(COMMAND, START, made, 2)
    assert (await drafts.get_draft(COMMAND, made)).text == first.text
    with pytest.raises(NotNow):
        await drafts.undo_change(COMMAND, START, made, 2)


async def test_a_next_version_is_written_once_and_says_that_nothing_changed(owner: int) -> None:
    first = await world.version(organisation=owner, content="housing-support")
    made = await drafts.start_next_version(COMMAND, START, first.id)
    assert await drafts.start_next_version(COMMAND, START, first.id) == made
    values = (await drafts.get_draft(COMMAND, made)).values
    assert {each["continues"] for each in values["item"]} == {"same"}
    with pytest.raises(NotNow):
        await drafts.publish_draft(COMMAND, START, made)  # nothing differs
    item = values["item"][0]
    await drafts.change_draft(
        COMMAND,
        START,
        made,
        lambda values: change(
            values, "item", item["key"], mark_of(item), lambda _: {"hint": "Take your time."}
        ),
    )
    second = await drafts.publish_draft(COMMAND, START, made)
    found = await find_last_version(owner, first.key)
    assert found
    assert (found.id, found.number) == (second, 2)
    assert found.question_ids == first.question_ids


async def test_a_key_is_written_by_one_draft_at_a_time(owner: int) -> None:
    await draft(organisation=owner)
    with pytest.raises(Taken):
        await draft(organisation=owner)
    other = await world.organisation(slug="other", name="Other")
    await draft(organisation=other)


async def test_a_retired_questionnaire_is_not_put_to_people_anew(owner: int) -> None:
    first = await world.version(organisation=owner, content="housing-support")
    await retire(COMMAND, START, first.id)
    audit = await stored.audit()
    await retire(COMMAND, START, first.id)
    assert await stored.audit() == audit
    assert [each.retired for each in await list_versions(COMMAND)] == [True]
    await reinstate(COMMAND, START, first.id)
    assert [each.retired for each in await list_versions(COMMAND)] == [False]


async def test_a_draft_of_another_organisation_is_not_there(owner: int) -> None:
    other = await world.organisation(slug="other", name="Other")
    theirs = await draft(organisation=other)
    scope = Scope(1, (Grant(Role.WORKER, organisation=owner),))
    assert await drafts.list_drafts(scope) == []
    with pytest.raises(NotInScope):
        await drafts.get_draft(scope, theirs)
