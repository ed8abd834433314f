"""`heard keys`: what it says, and what it does to the file of keys."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import commands
from involvement import audit, seal_keys
from involvement.database import close_database, open_database
from involvement.key_ring import name_of
from tests import world
from tests.conftest import migrate
from tests.databases import Databases
from tests.stores.test_sealed import something_in_every_column


@pytest.fixture
def heard(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """Run `heard keys` on a database with a text in every sealed column and a file of keys."""

    async def fill() -> None:
        await databases.fresh(migrate)
        audit.seal_with(world.secrecy())
        await open_database()
        await something_in_every_column()
        await close_database()

    asyncio.run(fill())
    (tmp_path / "seal-keys").write_text(f"{world.secrecy().ring.keys[0]}\n")
    monkeypatch.setenv("HEARD_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("HEARD_SEAL_KEYS")

    def run(*words: str) -> str:
        result = CliRunner().invoke(commands, ["keys", *words])
        assert result.exit_code == 0, f"{result.output}{result.exception!r}"
        return result.output

    return run


def test_the_command_says_which_keys_are_no_longer_needed_and_drops_them(
    heard: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("involvement.commands.sealing.SETTLE_SECONDS", 0.0)
    (old,) = seal_keys.read_keys(tmp_path / "seal-keys")
    said = heard("rotate")
    new = seal_keys.read_keys(tmp_path / "seal-keys")[0]
    assert f"Key {name_of(new)} seals from now on." in said
    assert f"No longer needed: {name_of(old)}." in said
    assert new not in said
    dropped = heard("rotate", "--drop-old")
    assert (
        f"Taken out of the file, since nothing needs them: {name_of(new)}, {name_of(old)}."
        in dropped
    )
    assert len(seal_keys.read_keys(tmp_path / "seal-keys")) == 1


def test_with_keys_in_the_environment_the_file_is_left_alone(
    heard: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (old,) = seal_keys.read_keys(tmp_path / "seal-keys")
    new = heard("make").strip()
    monkeypatch.setenv("HEARD_SEAL_KEYS", f"{new},{old}")
    said = heard("rotate", "--drop-old")
    assert f"Key {name_of(new)} seals from now on." in said
    assert f"No longer needed: {name_of(old)}. Take them out of HEARD_SEAL_KEYS." in said
    assert seal_keys.read_keys(tmp_path / "seal-keys") == [old]
    monkeypatch.setenv("HEARD_SEAL_KEYS", new)
    assert "0 texts are sealed anew with it.\nNo old key can be left out.\n" in heard("rotate")
