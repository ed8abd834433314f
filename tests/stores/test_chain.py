"""The audit is one chain: nothing in it can be changed, taken away or slipped in unnoticed."""

import asyncio
from datetime import timedelta

import pytest

from involvement import audit
from involvement.audit import ChainBroken, check_chain, record_change
from involvement.database import Engine, transaction
from involvement.roles import COMMAND
from involvement.secrecy import Secrecy
from tests.site_settings import START

WRITERS = 20
ALLOWED = {
    "sqlite": "DROP TRIGGER inv_audit_no_{verb}",
    "postgres": "ALTER TABLE inv_audit DISABLE TRIGGER ALL",
}


async def record(action: str = "added", *, hours: int = 0) -> None:
    async with transaction():
        now = START + timedelta(hours=hours)
        await record_change(COMMAND, action, "survey", "housing", now, organisation=None)


async def tamper(database: Engine, verb: str, statement: str) -> None:
    """Do what only somebody with the whole database in their hands can do."""
    await database.run_ddl(ALLOWED[database.dialect].format(verb=verb))
    await database.run_ddl(statement)


async def test_twenty_writers_at_once_keep_one_chain(database: Engine) -> None:
    await asyncio.gather(*(record(f"change {number}") for number in range(WRITERS)))
    assert await check_chain() == WRITERS


async def test_a_clock_set_back_an_hour_does_not_break_the_chain(database: Engine) -> None:
    await record(hours=1)
    await record(hours=0)
    assert await check_chain() == 2


async def test_a_change_that_fails_leaves_no_gap(database: Engine) -> None:
    async def fail_after_recording() -> None:
        async with transaction():
            await record_change(COMMAND, "added", "survey", "housing", START)
            raise ZeroDivisionError

    await record()
    with pytest.raises(ZeroDivisionError):
        await fail_after_recording()
    await record()
    assert await check_chain() == 2


@pytest.mark.parametrize(
    "statement",
    ["UPDATE inv_audit SET action = 'nothing'", "DELETE FROM inv_audit"],
)
async def test_the_database_refuses_to_change_or_remove_a_row(
    database: Engine, statement: str
) -> None:
    await record()
    with pytest.raises(Exception, match="append-only"):
        await database.run_ddl(statement)
    assert await check_chain() == 1


@pytest.mark.parametrize(
    ("verb", "statement", "number"),
    [
        ("UPDATE", "UPDATE inv_audit SET action = 'read' WHERE number = 2", 2),
        ("UPDATE", "UPDATE inv_audit SET organisation = 7 WHERE number = 3", 3),
        ("DELETE", "DELETE FROM inv_audit WHERE number = 2", 2),
        ("UPDATE", "UPDATE inv_audit SET number = NULL WHERE number = 3", 3),
    ],
)
async def test_whoever_tampers_is_found_with_the_number(
    database: Engine, verb: str, statement: str, number: int
) -> None:
    for _ in range(4):
        await record()
    await tamper(database, verb, statement)
    with pytest.raises(ChainBroken, match=f"number {number}"):
        await check_chain()


async def test_without_the_key_nobody_can_make_a_row_that_passes(database: Engine) -> None:
    await record()
    mine = audit._sealing[0]
    audit.seal_with(Secrecy("another secret key, long enough"))
    await record()
    audit.seal_with(mine)
    with pytest.raises(ChainBroken, match="number 2"):
        await check_chain()


async def test_rows_from_before_the_chain_are_passed_over_but_none_after(database: Engine) -> None:
    old = (
        "INSERT INTO inv_audit (at, action, noun, noun_key)"
        " VALUES ('2026-11-22 10:00:00+00:00', 'added', 'survey', 'old')"
    )
    await database.run_ddl(old)
    await record()
    assert await check_chain() == 1
    await database.run_ddl(old)
    with pytest.raises(ChainBroken):
        await check_chain()
