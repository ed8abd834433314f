"""Contact details: sealed whole, each opening on record, never written over by accident."""

import asyncio
from uuid import UUID

import pytest

from involvement.contact import NOTHING, Contact
from involvement.database import Engine
from involvement.key_ring import UNOPENED
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.rule import NotNow
from involvement.secrecy import Secrecy
from involvement.store.contacts import (
    ContactChanged,
    OpenedContact,
    find_changed_on,
    open_contact,
    save_contact,
)
from involvement.store.services import NotInScope
from involvement.tables import Contact as Row
from tests import sealed, stored, world
from tests.sealed import SOMEBODY
from tests.world import FIRST_DAY, START

OTHER = Secrecy("another secret that is long enough")
CHANGED = Contact(called="Mr Example")


@pytest.fixture
async def person(database: Engine) -> UUID:
    """Somebody of the support service `floating` whose contact details are kept."""
    await world.riverside()
    (code,) = await world.cards()
    key = await sealed.person(code)
    await sealed.contact(person=key)
    return key


async def save(
    person: UUID,
    contact: Contact,
    seen: str,
    *,
    secrecy: Secrecy | None = None,
    replace: bool = False,
) -> None:
    await save_contact(
        COMMAND,
        START,
        secrecy or world.secrecy(),
        key=person,
        contact=contact,
        seen=seen,
        on=FIRST_DAY,
        replace=replace,
    )


async def opened(person: UUID) -> OpenedContact:
    found = await open_contact(COMMAND, START, world.secrecy(), key=person)
    assert found
    return found


async def test_an_opening_is_on_record_with_the_account_and_nothing_personal(
    person: UUID,
) -> None:
    await opened(person)
    assert (await stored.audit())[-1] == (None, "opened contact details of", "participant")
    everything = repr([await stored.rows(table) for table in ("inv_audit", "inv_contact")])
    for word in (SOMEBODY.called, SOMEBODY.phone, SOMEBODY.address, SOMEBODY.avoid):
        assert word not in everything


async def test_what_cannot_be_put_on_record_is_not_opened(database: Engine, person: UUID) -> None:
    await database.run_ddl("DROP TABLE inv_audit")
    with pytest.raises(Exception, match="inv_audit"):
        await open_contact(COMMAND, START, world.secrecy(), key=person)


async def test_that_details_are_kept_is_known_without_opening_them(person: UUID) -> None:
    before = await stored.audit()
    assert await find_changed_on(COMMAND, person) == FIRST_DAY
    assert await stored.audit() == before


async def test_details_are_changed_whole(person: UUID) -> None:
    await save(person, CHANGED, (await opened(person)).mark)
    assert (await opened(person)).contact == CHANGED
    assert (await stored.audit())[-2][1:] == ("changed contact details of", "participant")
    assert await stored.count("inv_contact") == 1


async def test_the_same_form_sent_twice_changes_them_once(person: UUID) -> None:
    mark = (await opened(person)).mark
    before = len(await stored.audit())
    await asyncio.gather(*(save(person, CHANGED, mark) for _ in range(3)))
    assert len(await stored.audit()) == before + 1


async def test_whoever_did_not_see_the_newest_details_does_not_write_over_them(
    person: UUID,
) -> None:
    mark = (await opened(person)).mark
    await save(person, CHANGED, mark)
    for unseen in (mark, "", "x"):
        with pytest.raises(ContactChanged):
            await save(person, Contact(called="Somebody else"), unseen)
    assert (await opened(person)).contact == CHANGED


async def test_a_new_key_does_not_spoil_a_form_that_is_open(person: UUID) -> None:
    mark = (await opened(person)).mark
    again = world.secrecy().seal(SOMEBODY.to_text())
    await Row.update({Row.sealed: again}, force=True)
    await save(person, CHANGED, mark)
    assert (await opened(person)).contact == CHANGED


async def test_a_form_without_a_word_keeps_nothing(person: UUID) -> None:
    await save(person, NOTHING, (await opened(person)).mark)
    assert await stored.count("inv_contact") == 0
    assert await open_contact(COMMAND, START, world.secrecy(), key=person) is None
    assert await find_changed_on(COMMAND, person) is None


async def test_details_that_cannot_be_read_are_replaced_only_on_purpose(person: UUID) -> None:
    found = await open_contact(COMMAND, START, OTHER, key=person)
    assert found
    assert found.contact is UNOPENED
    before = await stored.rows("inv_contact")
    with pytest.raises(NotNow, match="sealed with a key that is not there"):
        await save(person, CHANGED, found.mark, secrecy=OTHER)
    with pytest.raises(NotNow):
        await save(person, NOTHING, found.mark, secrecy=OTHER)
    assert await stored.rows("inv_contact") == before
    await save(person, CHANGED, found.mark, secrecy=OTHER, replace=True)
    after = await open_contact(COMMAND, START, OTHER, key=person)
    assert after
    assert after.contact == CHANGED


async def test_only_workers_of_the_support_service_and_its_administrators_reach_them(
    person: UUID,
) -> None:
    second = await world.service(organisation=1, slug="second")
    theirs = await world.organisation(slug="elsewhere", name="Elsewhere")
    allowed = [Grant(Role.WORKER, service=1), Grant(Role.ADMINISTRATOR, organisation=1)]
    refused = [
        Grant(Role.WORKER, service=second),
        Grant(Role.ADMINISTRATOR, organisation=theirs),
        Grant(Role.STEERING_MEMBER, forum="steering"),
        Grant(Role.CHAIR, forum="steering"),
        Grant(Role.TRANSLATOR),
        Grant(Role.DUTY_READER, organisation=1),
        Grant(Role.AGENCY_READER, agency=1),
    ]
    for grant in allowed:
        scope = Scope(None, (grant,))
        assert await open_contact(scope, START, world.secrecy(), key=person)
    before = await stored.audit()
    for grant in refused:
        scope = Scope(None, (grant,))
        with pytest.raises(NotInScope):
            await open_contact(scope, START, world.secrecy(), key=person)
        with pytest.raises(NotInScope):
            await find_changed_on(scope, person)
    assert await stored.audit() == before
