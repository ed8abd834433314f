"""Making backups: while people answer, tried out at once, and never over anything."""

import asyncio
import json
import re
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from involvement.backing_up import back_up
from involvement.backup import NotCopied, manifest_path, read_manifest
from involvement.database import Engine
from tests import stored, world
from tests.backups import made, modes, names, restored
from tests.command_line import heard
from tests.databases import Databases, Kind, postgres_programs
from tests.everything import everything
from tests.site import Browsers, answer_all

PEOPLE = 8
ANSWERS = {"knows_help": "1", "satisfied": "1", "health": "1"}


@asynccontextmanager
async def people_answering(browsers: Browsers) -> AsyncIterator[list[str]]:
    """People who answer one after another until the block ends; what was acknowledged so far."""
    finished: list[str] = []
    over = asyncio.Event()

    async def come_and_go() -> None:
        while not over.is_set():
            page = await answer_all(await browsers.client(), "one", ANSWERS)
            finished.append(page.url.path)

    crowd = [asyncio.create_task(come_and_go()) for _ in range(PEOPLE)]
    try:
        yield finished
    finally:
        over.set()
        await asyncio.gather(*crowd)


async def until(finished: list[str], count: int) -> None:
    """Wait until so many people have finished, half a minute at most."""
    for _ in range(3_000):
        if len(finished) >= count:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"{len(finished)} people have finished, not {count}")


async def test_a_backup_taken_while_people_answer_is_one_whole_moment(
    browsers: Browsers, databases: Databases, tmp_path: Path
) -> None:
    await world.one_survey(content="housing-support")
    async with people_answering(browsers) as finished:
        await until(finished, PEOPLE)
        before = len(finished)
        backup = await made(tmp_path)
        after = len(finished)
        await until(finished, after + PEOPLE)
    assert after > before, "nobody could answer while the backup was made"
    elsewhere = await databases.empty("elsewhere")
    ended = await restored(backup, elsewhere)
    assert ended.code == 0, ended.said
    assert ended.said.endswith("Everything is well.\n")
    copy, now = await everything(elsewhere), await everything(databases.url)
    done = [row["id"] for row in copy["svy_response"] if row["status"][1] == "finished"]
    assert before <= len(done) <= after + PEOPLE
    counts = Counter(row["response"] for row in copy["svy_answer"])
    assert {counts[response] for response in done} == {len(ANSWERS)}, "a response is torn"
    for table in copy.keys() - {"svy_response"}:
        assert [row for row in copy[table] if row not in now[table]] == [], table


async def test_a_backup_is_for_its_owner_only_and_says_what_is_in_it(
    database: Engine, engine_kind: Kind, tmp_path: Path
) -> None:
    await world.riverside()
    backup = await made(tmp_path)
    assert re.fullmatch(r"heard-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.(sqlite|pgdump)", backup.name)
    assert modes(tmp_path) == {0o600}
    told = json.loads(manifest_path(backup).read_text())
    assert told["dialect"] == engine_kind
    assert told["tried_out"] is True
    assert told["bytes"] == backup.stat().st_size
    assert told["census"]["tables"]["inv_account"] == await stored.count("inv_account")
    assert told["census"]["last_number"] == await stored.count("inv_audit")
    assert read_manifest(backup).sha256 == told["sha256"]


async def test_a_backup_never_writes_over_anything(database: Engine, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.write_text("something that matters")
    ended = await heard("backup", str(target), **postgres_programs())
    assert ended.code == 1
    assert "is there already" in ended.said
    assert target.read_text() == "something that matters"
    assert names(tmp_path) == ["mine"]
    ended = await heard("backup", str(tmp_path / "no-folder" / "mine"), **postgres_programs())
    assert ended.code == 1
    assert "No such file or directory" in ended.said


async def test_a_backup_that_was_cut_short_has_no_name_and_the_next_one_says_so(
    database: Engine, tmp_path: Path
) -> None:
    (tmp_path / ".mine.part").touch()
    ended = await heard("backup", str(tmp_path / "mine"), **postgres_programs())
    assert ended.code == 1
    assert "another copy is on its way, or one was cut short" in ended.said
    assert names(tmp_path) == [".mine.part"]


async def test_a_copy_that_is_not_what_was_counted_never_gets_a_name(
    database: Engine, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if databases.kind == "postgres":
        pytest.skip("pg_restore takes a damaged file all or not at all")
    await world.riverside()
    copyfile = shutil.copyfile

    def lose_something(source: Path, target: Path) -> None:
        """What a disk does that says "written" and did not write."""
        copyfile(source, target)
        content = bytearray(target.read_bytes())
        content[4096:] = content[4096:].replace(b"Riverside Support", b"Riverside Suppor\0")
        target.write_bytes(content[: len(content) // 2])

    monkeypatch.setattr(shutil, "copyfile", lose_something)
    with pytest.raises(NotCopied, match="damaged"):
        await back_up(databases.url, tmp_path, datetime(2027, 1, 4, tzinfo=UTC), Path("none"))
    assert names(tmp_path) == []


@pytest.mark.parametrize("missing", [("pg_dump",), ("pg_restore",)])
async def test_a_missing_program_of_postgresql_is_named(
    database: Engine, engine_kind: Kind, tmp_path: Path, missing: Sequence[str]
) -> None:
    if engine_kind == "sqlite":
        pytest.skip("SQLite needs no program")
    programs = tmp_path / "programs"
    programs.mkdir()
    found = Path(postgres_programs()["PATH"].partition(":")[0])
    for name in {"pg_dump", "pg_restore"} - set(missing):
        (programs / name).symlink_to(found / name)
    ended = await heard("backup", str(tmp_path / "mine"), PATH=str(programs))
    assert ended.code == 1
    assert f"The program {missing[0]} is missing" in ended.said
    assert names(tmp_path) == ["programs"]


async def test_what_pg_dump_says_last_is_passed_on(
    database: Engine, engine_kind: Kind, tmp_path: Path
) -> None:
    if engine_kind == "sqlite":
        pytest.skip("SQLite needs no program")
    await world.riverside()
    programs = tmp_path / "programs"
    programs.mkdir()
    script = "#!/bin/sh\necho error: versions differ >&2\necho detail: 15 is not 16 >&2\nexit 1\n"
    (programs / "pg_dump").write_text(script)
    (programs / "pg_dump").chmod(0o700)
    ended = await heard("backup", str(tmp_path / "mine"), PATH=f"{programs}:/bin")
    assert ended.code == 1
    assert "pg_dump did not succeed: error: versions differ detail: 15 is not 16" in ended.said


async def test_the_right_createdb_is_all_that_trying_a_backup_out_needs(
    database: Engine, databases: Databases, engine_kind: Kind, tmp_path: Path
) -> None:
    if engine_kind == "sqlite":
        pytest.skip("SQLite has no accounts")
    elsewhere = await databases.empty("elsewhere")
    name = elsewhere.partition("?")[0].rpartition("/")[2]
    await database.run_ddl("DROP ROLE IF EXISTS maker")
    await database.run_ddl("CREATE ROLE maker LOGIN CREATEDB")
    await database.run_ddl(f"ALTER DATABASE {name} OWNER TO maker")
    url = {"HEARD_DATABASE_URL": elsewhere.replace("//postgres:", "//maker:a-password")}
    said = [
        await heard("migrate", **url),
        await heard("organisation", "add", "mine", "--name", "Mine", **url),
        await heard("backup", str(tmp_path), **url, **postgres_programs()),
    ]
    await databases.empty("elsewhere")
    await database.run_ddl("DROP ROLE maker")
    assert [each.code for each in said] == [0, 0, 0], said
    assert "restored into an empty place and counted there" in said[-1].said


async def test_an_account_that_may_make_no_database_still_makes_a_backup_and_says_so(
    database: Engine, databases: Databases, engine_kind: Kind, tmp_path: Path
) -> None:
    if engine_kind == "sqlite":
        pytest.skip("SQLite has no accounts")
    await world.riverside()
    await database.run_ddl("DROP ROLE IF EXISTS modest")
    await database.run_ddl("CREATE ROLE modest LOGIN")
    await database.run_ddl("GRANT ALL ON ALL TABLES IN SCHEMA public TO modest")
    await database.run_ddl("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO modest")
    url = databases.url.replace("//postgres:", "//modest:a-password")
    ended = await heard("backup", str(tmp_path), HEARD_DATABASE_URL=url, **postgres_programs())
    await database.run_ddl("DROP OWNED BY modest")
    await database.run_ddl("DROP ROLE modest")
    assert ended.code == 0, ended.said
    assert "It was not tried out" in ended.said
    assert "a-password" not in ended.said
