"""A snapshot is one moment: what is written afterwards is neither counted nor copied."""

from pathlib import Path

import pytest

from involvement import postgres_copies, sqlite_copies
from involvement.backup import NotCopied, compare
from involvement.database import Engine
from involvement.snapshot import Census, snapshot, take_census
from tests import stored, world
from tests.databases import Databases, postgres_programs


async def test_what_is_written_after_the_moment_is_not_in_the_copy(
    database: Engine, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", postgres_programs()["PATH"])
    await world.organisation()
    copy = tmp_path / "copy"
    async with snapshot(databases.url) as taken:
        census = await take_census(taken.dialect, taken.fetch)
        for number in range(300):
            await world.organisation(slug=f"later-{number}")
        if taken.dialect == "sqlite":
            await database.run_ddl("PRAGMA wal_checkpoint(TRUNCATE)")
            await sqlite_copies.copy_out(taken, copy)
        else:
            await postgres_copies.copy_out(taken, copy, databases.url)
        assert await take_census(taken.dialect, taken.fetch) == census
    assert census.tables["inv_organisation"] == 1
    assert await stored.count("inv_organisation") == 301
    elsewhere = await databases.empty("elsewhere")
    copies = sqlite_copies if databases.kind == "sqlite" else postgres_copies
    await copies.copy_in(copy, elsewhere)
    async with snapshot(elsewhere) as copied:
        assert await take_census(copied.dialect, copied.fetch) == census


def test_a_difference_is_named() -> None:
    was = Census({"inv_account": 2}, 7, "mark")
    compare(was, was)
    with pytest.raises(NotCopied, match="has 0 rows in inv_account, not 2"):
        compare(Census({}, 7, "mark"), was)
    with pytest.raises(NotCopied, match="has 1 rows in other, not 0"):
        compare(Census({"inv_account": 2, "other": 1}, 7, "mark"), was)
    with pytest.raises(NotCopied, match="ends with another row"):
        compare(Census({"inv_account": 2}, 7, "another mark"), was)
