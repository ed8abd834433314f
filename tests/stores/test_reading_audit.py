"""Reading the audit: whose administrators see which rows, and in what order."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from involvement.audit import record_change
from involvement.audit_entry import AuditEntry, AuditSearch
from involvement.database import Engine, transaction
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.store.audit import list_accounts_in, list_entries
from tests import world
from tests.world import START

EVERYWHERE = Scope(None, (Grant(Role.ADMINISTRATOR),))


def administrator(organisation: int) -> Scope:
    """Somebody who administers one organisation."""
    return Scope(None, (Grant(Role.ADMINISTRATOR, organisation=organisation),))


async def record(
    action: str,
    *,
    noun: str = "survey",
    organisation: int | None = None,
    account: int | None = None,
    now: datetime = START,
) -> None:
    """Put a change on record."""
    scope = Scope(account, (), everything=True)
    async with transaction():
        await record_change(scope, action, noun, "key", now, organisation=organisation)


def said(entries: Sequence[AuditEntry]) -> list[str]:
    """What the entries say was done."""
    return [each.action for each in entries]


async def test_administrators_read_of_their_own_organisation_newest_first(
    database: Engine,
) -> None:
    for number, owner in enumerate((1, 2, 1, None)):
        await record(f"change {number}", organisation=owner)
    everything = AuditSearch()
    assert said(await list_entries(administrator(1), everything)) == ["change 2", "change 0"]
    assert said(await list_entries(administrator(2), everything)) == ["change 1"]
    whole = ["change 3", "change 2", "change 1", "change 0"]
    for scope in (EVERYWHERE, COMMAND):
        assert said(await list_entries(scope, everything)) == whole
    assert [each.number for each in await list_entries(COMMAND, everything)] == [4, 3, 2, 1]


@pytest.mark.parametrize(
    "grant",
    [
        Grant(Role.WORKER, organisation=1),
        Grant(Role.CHAIR, forum="steering"),
        Grant(Role.ADMINISTRATOR, organisation=1, service=1),
    ],
)
async def test_nobody_else_reads_any_of_it(database: Engine, grant: Grant) -> None:
    account = await world.account(email="wren@riverside.test", grants=[])
    await record("change", organisation=1, account=account)
    await record("change")
    scope = Scope(None, (grant,))
    assert await list_entries(scope, AuditSearch()) == []
    assert await list_accounts_in(scope) == []


async def test_it_is_searched_by_who_what_and_when(database: Engine) -> None:
    account = await world.account(email="wren@riverside.test", grants=[], name="Wren")
    other = await world.account(email="sam@riverside.test", grants=[], name="Sam")
    later = START + timedelta(days=1)
    await record("mine", organisation=1, account=account)
    await record("sam's", organisation=2, account=other)
    await record("a forum", organisation=1, noun="forum")
    await record("later", organisation=1, now=later)
    for search, found in {
        AuditSearch(account=account): ["mine"],
        AuditSearch(account=other): [],
        AuditSearch(commands=True): ["later", "a forum"],
        AuditSearch(noun="forum"): ["a forum"],
        AuditSearch(since=later): ["later"],
        AuditSearch(before=later): ["a forum", "mine"],
        AuditSearch(since=START, before=START): [],
        AuditSearch(commands=True, noun="survey"): ["later"],
    }.items():
        assert said(await list_entries(administrator(1), search)) == found, search
    assert await list_accounts_in(administrator(1)) == [(account, "Wren")]
    assert await list_accounts_in(COMMAND) == [(other, "Sam"), (account, "Wren")]
    (mine,) = await list_entries(administrator(1), AuditSearch(account=account))
    assert (mine.by, mine.noun_key, mine.at.astimezone(UTC)) == ("Wren", "key", START)


async def test_a_page_of_it_begins_where_the_one_before_ended(database: Engine) -> None:
    for number in range(5):
        await record(f"change {number}")
    first = await list_entries(COMMAND, AuditSearch(), most=2)
    second = await list_entries(COMMAND, AuditSearch(), skip=2, most=2)
    assert said(first) + said(second) == ["change 4", "change 3", "change 2", "change 1"]
