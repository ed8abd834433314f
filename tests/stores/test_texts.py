"""Texts for everybody: a new version each time, and no version ever changes."""

import asyncio

import pytest

from involvement.database import Engine
from involvement.public_text import TextKind
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.store.organisations import list_organisations
from involvement.store.services import NotInScope
from involvement.store.texts import find_text, list_texts, publish_text
from tests import stored, world
from tests.world import START

PRIVACY, ACCESSIBILITY = TextKind


async def publish(text: str, kind: TextKind = PRIVACY, organisation: str = "riverside") -> int:
    made = await publish_text(COMMAND, START, organisation=organisation, kind=kind, text=text)
    return made.number


async def test_each_publishing_makes_the_next_version_and_leaves_the_earlier_ones(
    database: Engine,
) -> None:
    owner = await world.organisation()
    assert [await publish(text) for text in ("One", "Two")] == [1, 2]
    assert await publish("Other", ACCESSIBILITY) == 1
    assert [(text.number, text.text) for text in await list_texts(owner, PRIVACY)] == [
        (2, "Two"),
        (1, "One"),
    ]
    found = await find_text(owner, PRIVACY)
    assert found is not None
    assert found.text == "Two"


async def test_publishing_what_stands_already_changes_nothing(database: Engine) -> None:
    await world.organisation()
    await publish("One")
    audit = await stored.audit()
    assert set(await asyncio.gather(*(publish("One") for _ in range(3)))) == {1}
    assert await stored.audit() == audit
    assert await stored.count("inv_public_text") == 1


async def test_two_at_once_make_two_versions(database: Engine) -> None:
    await world.organisation()
    made = await asyncio.gather(*(publish(text) for text in ("One", "Two")))
    assert sorted(made) == [1, 2]


async def test_texts_of_two_organisations_stay_apart(database: Engine) -> None:
    first = await world.organisation()
    second = await world.organisation(slug="second", name="Second")
    await publish("Of the first")
    assert await publish("Of the second", organisation="second") == 1
    texts = [await find_text(owner, PRIVACY) for owner in (first, second)]
    assert [text.text for text in texts if text] == ["Of the first", "Of the second"]


async def test_only_administrators_of_the_whole_organisation_may_publish(database: Engine) -> None:
    owner = await world.organisation()
    other = await world.organisation(slug="second", name="Second")
    service = await world.service(organisation=owner)
    for grant in (
        Grant(Role.WORKER, organisation=owner),
        Grant(Role.ADMINISTRATOR, service=service),
        Grant(Role.ADMINISTRATOR, organisation=other),
    ):
        with pytest.raises(NotInScope):
            await publish_text(
                Scope(None, (grant,)), START, organisation="riverside", kind=PRIVACY, text="x"
            )
    everywhere = Scope(None, (Grant(Role.ADMINISTRATOR),))
    assert [each.slug for each in await list_organisations(everywhere)] == ["riverside", "second"]
    assert await stored.count("inv_public_text") == 0
