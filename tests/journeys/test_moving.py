"""`heard move`: everything goes into an empty database of the other kind, and Heard runs on it."""

import tempfile
from pathlib import Path

import pytest

from involvement.database import Engine, close_database, open_database
from tests import world
from tests.command_line import Ended, heard, serving
from tests.databases import Databases, Kind, make_databases
from tests.everything import everything
from tests.site import answer_all

OTHER: dict[Kind, Kind] = {"sqlite": "postgres", "postgres": "sqlite"}


@pytest.fixture(scope="module")
def others(engine_kind: Kind) -> Databases:
    """Databases of the other kind than this run is about."""
    _, made = make_databases(OTHER[engine_kind], None)
    return made


@pytest.fixture
async def target(others: Databases) -> str:
    """An empty database of the other kind."""
    return await others.empty("target")


async def moved(target: str) -> Ended:
    """Run `heard move` while nobody has the database open."""
    await close_database()
    try:
        return await heard("move", target)
    finally:
        await open_database()


async def test_the_example_moves_whole_and_heard_runs_on_it(
    database: Engine, databases: Databases, target: str
) -> None:
    loaded = await heard("example")
    code = loaded.said.partition("/join/")[2].split()[0]
    before = await everything(databases.url)
    ended = await moved(target)
    assert ended.code == 0, ended.said
    assert "nothing was changed here" in ended.said
    assert await everything(databases.url) == before
    assert await everything(target) == before
    there = {"HEARD_DATABASE_URL": target}
    assert (await heard("check", **there)).said == (await heard("check")).said
    async with serving(**there) as server:
        slug = (await server.client.get(f"/join/{code}")).headers["location"].rsplit("/", 1)[1]
        page = await answer_all(server.client, slug, {}, code=code)
        assert "Your answers are in" in page.text
    ended = await heard("organisation", "add", "second", "--name", "Second", **there)
    assert ended.code == 0, ended.said
    now = await everything(target)
    assert len(now["svy_response"]) == len(before["svy_response"]) + 1
    assert len(now["inv_organisation"]) == 2
    assert (await heard("check", **there)).code == 0


async def test_nothing_moves_while_a_server_runs(
    database: Engine, databases: Databases, target: str
) -> None:
    await world.riverside()
    await close_database()
    async with serving():
        ended = await heard("move", target)
    await open_database()
    assert ended.code == 1
    assert ended.said.startswith("Error: Heard is running on this database")
    assert await everything(target) == {}
    assert (await moved(target)).code == 0


async def test_every_kind_of_value_arrives_as_it_was(
    database: Engine, databases: Databases, target: str
) -> None:
    town = await world.riverside()
    (code,) = await world.cards(references=["Ünal 'Ü' \\ \t% \U0001f60a"])
    await world.response(
        survey=town.survey,
        version=town.first,
        answers={"knows_help": 1, "worries": [0, 2], "anything_else": "Two\nlines, and a \\N"},
        code=code,
    )
    before = await everything(databases.url)
    kinds = {kind for rows in before.values() for row in rows for kind, _ in row.values()}
    assert kinds == {"int", "bool", "str", "date", "datetime", "UUID", "NoneType"}
    assert (await moved(target)).code == 0
    assert await everything(target) == before


async def test_a_target_with_rows_is_refused_and_stays_as_it_is(
    database: Engine, target: str
) -> None:
    await world.riverside()
    assert (await moved(target)).code == 0
    before = await everything(target)
    ended = await moved(target)
    assert ended.code == 1
    assert ended.said.startswith("Error: The other database is not empty: ")
    assert await everything(target) == before


async def test_a_target_that_was_migrated_already_will_do(database: Engine, target: str) -> None:
    await world.riverside()
    assert (await heard("migrate", HEARD_DATABASE_URL=target)).code == 0
    assert (await moved(target)).code == 0


async def test_what_cannot_be_moved_leaves_no_half_behind(
    database: Engine, databases: Databases, target: str
) -> None:
    await world.riverside()
    undo = ["ALTER TABLE svy_response RENAME COLUMN notice TO other"]
    for statement in undo:
        await database.run_ddl(statement)
    ended = await moved(target)
    assert ended.code == 1
    assert "The database is not up to date" in ended.said
    if databases.kind == "sqlite":
        await database.run_ddl("ALTER TABLE svy_response RENAME COLUMN other TO notice")
        # SQLite keeps texts of any length and with any character, PostgreSQL does not.
        await database.run_ddl("UPDATE frm_forum SET name = 'a' || char(0) || 'b'")
        ended = await moved(target)
        assert ended.code == 1
        assert "A row of frm_forum does not fit there" in ended.said
    assert [table for table, rows in (await everything(target)).items() if rows] == []


async def test_a_target_that_cannot_be_reached_is_named_without_a_traceback(
    database: Engine,
) -> None:
    await world.riverside()
    with tempfile.TemporaryDirectory() as nowhere:
        ended = await moved(f"postgresql://somebody@/heard?host={nowhere}")
        assert ended.code == 1
        ended = await moved(f"mysql://{Path(nowhere).name}")
    assert ended.code == 1
    assert "must begin with sqlite:/// or postgresql://" in ended.said
