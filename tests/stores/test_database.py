"""What opening, closing, transactions and migrations promise, on both engines."""

import asyncio

import pytest

from involvement.database import Engine, engine_for
from tests.databases import Databases, Kind
from tests.stores.scratch import CHILD, insert, insert_by_piccolo, keys

FOREIGN_KEY = r"(?i)foreign key"


async def test_twenty_tasks_that_read_then_write_at_once_all_succeed(engine: Engine) -> None:
    async def read_then_write(key: int) -> None:
        async with engine.transaction():
            await engine.run_ddl("SELECT COUNT(*) FROM child")
            await asyncio.sleep(0.001)
            await insert_by_piccolo(engine, key)

    await asyncio.gather(*map(read_then_write, range(20)))
    assert await keys(engine) == list(range(20))


async def test_transactions_single_statements_and_fast_writes_share_one_database(
    engine: Engine,
) -> None:
    async def in_transaction(key: int) -> None:
        async with engine.transaction():
            await insert_by_piccolo(engine, key)

    await asyncio.gather(
        *(in_transaction(key) for key in range(20)),
        *(insert_by_piccolo(engine, key) for key in range(20, 40)),
        *(insert(engine, key) for key in range(40, 60)),
    )
    assert await keys(engine) == list(range(60))


async def test_a_nested_transaction_is_undone_with_its_parent(engine: Engine) -> None:
    async def fail_after_the_inner_one() -> None:
        async with engine.transaction():
            async with engine.transaction():
                await insert_by_piccolo(engine, 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_after_the_inner_one()
    assert await keys(engine) == []


async def test_a_savepoint_takes_back_only_what_came_after_it(engine: Engine) -> None:
    async with engine.transaction() as transaction:
        await insert_by_piccolo(engine, 1)
        savepoint = await transaction.savepoint()
        await insert_by_piccolo(engine, 2)
        await savepoint.rollback_to()  # type: ignore[no-untyped-call]
        await insert_by_piccolo(engine, 3)
        await savepoint.release()  # type: ignore[no-untyped-call]
    assert await keys(engine) == [1, 3]


async def test_a_commit_that_fails_leaves_nothing_behind(engine: Engine) -> None:
    async def name_a_parent_that_is_missing_at_the_commit() -> None:
        async with engine.transaction():
            await engine.run_ddl("INSERT INTO child (id, parent) VALUES (1, 404)")

    for _ in range(12):  # more often than there are connections
        with pytest.raises(Exception, match=FOREIGN_KEY):
            await name_a_parent_that_is_missing_at_the_commit()
        assert not engine.transaction_exists()
    async with engine.transaction():
        await insert_by_piccolo(engine, 2)
    assert await insert(engine, 3) == 3
    assert await keys(engine) == [2, 3]


async def test_a_transaction_that_was_ended_by_hand_ends_once(engine: Engine) -> None:
    async with engine.transaction() as transaction:
        await insert_by_piccolo(engine, 1)
        await transaction.rollback()  # type: ignore[no-untyped-call]
    async with engine.transaction() as transaction:
        await insert_by_piccolo(engine, 2)
        await transaction.commit()  # type: ignore[no-untyped-call]
    assert await keys(engine) == [2]


@pytest.mark.parametrize("steps", range(8))
async def test_a_cancelled_transaction_lets_go_wherever_it_stood(
    engine: Engine, steps: int
) -> None:
    async def write() -> None:
        async with engine.transaction():
            await insert_by_piccolo(engine, 1)
            await asyncio.sleep(10)

    task = asyncio.create_task(write())
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await insert_by_piccolo(engine, 2)
    assert await insert(engine, 3) == 3
    assert await keys(engine) == [2, 3]


async def test_a_task_that_outlives_its_transaction_cannot_write_into_the_next(
    engine: Engine,
) -> None:
    ended = asyncio.Event()

    async def write_later() -> None:
        await ended.wait()
        await insert(engine, 1)

    async with engine.transaction():
        task = asyncio.create_task(write_later())
    ended.set()
    with pytest.raises(Exception, match=r"(has ended|has been released)"):
        await task
    assert await keys(engine) == []


def test_an_engine_left_open_works_in_the_next_event_loop(databases: Databases) -> None:
    if databases.kind == "postgres":
        pytest.skip("a pool belongs to the lifespan that started it")
    engine = engine_for(asyncio.run(databases.empty("loops")))

    async def leave_a_transaction_open() -> None:
        await engine.run_ddl(CHILD.replace("REFERENCES parent (id)", "REFERENCES child (id)"))
        await insert(engine, 1)
        await engine.transaction().__aenter__()
        await insert_by_piccolo(engine, 2)

    async def go_on() -> list[int]:
        await insert(engine, 3)
        stored = await keys(engine)
        await engine.aclose()
        return stored

    asyncio.run(leave_a_transaction_open())
    assert asyncio.run(go_on()) == [1, 3]


async def test_two_event_loops_cannot_use_one_sqlite_engine_at_once(
    engine: Engine, engine_kind: Kind
) -> None:
    if engine_kind == "postgres":
        pytest.skip("asyncpg refuses by itself")
    with pytest.raises(RuntimeError, match="another event loop"):
        await asyncio.to_thread(lambda: asyncio.run(keys(engine)))


@pytest.mark.parametrize("url", ["", "heard.sqlite", "sqlite:///", "mysql://localhost/heard"])
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="HEARD_DATABASE_URL"):
        engine_for(url)
