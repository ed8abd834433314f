"""The keys of sealed texts: made once, and never silently made anew where texts need the old."""

from pathlib import Path

import pytest

from involvement.database import Engine
from involvement.secrecy import Secrecy
from involvement.tables import Participant
from tests import world
from tests.command_line import heard, serving
from tests.site_settings import SECRET

COMMANDS = (("serve",), ("migrate",), ("keys", "rotate"), ("account", "list"))


def in_folder(folder: Path) -> dict[str, str]:
    """No keys in the environment: they have to be in that folder."""
    return {"HEARD_SEAL_KEYS": "", "HEARD_DATA_DIR": str(folder)}


async def test_keys_are_made_for_a_database_without_sealed_texts(
    database: Engine, tmp_path: Path
) -> None:
    async with serving(**in_folder(tmp_path)):
        made = (tmp_path / "seal-keys").read_text()
    assert (await heard("account", "list", **in_folder(tmp_path))).code == 0
    assert (tmp_path / "seal-keys").read_text() == made


@pytest.mark.parametrize("command", COMMANDS)
async def test_keys_that_are_missing_are_asked_for_where_texts_need_them(
    database: Engine, tmp_path: Path, command: tuple[str, ...]
) -> None:
    await world.riverside()
    await world.cards(references=["AB"])
    ended = await heard(*command, **in_folder(tmp_path))
    assert ended.code == 1
    assert ended.said.startswith("Error: The keys of sealed texts are missing")
    assert f"Put them back as {tmp_path / 'seal-keys'} or in HEARD_SEAL_KEYS" in ended.said
    assert not (tmp_path / "seal-keys").exists()


async def test_texts_from_before_there_were_such_keys_are_no_reason_to_refuse(
    database: Engine, tmp_path: Path
) -> None:
    await world.riverside()
    await world.cards(references=["AB"])
    sealed = Secrecy(SECRET).seal("AB")
    await Participant.update({Participant.reference_sealed: sealed}, force=True)
    ended = await heard("migrate", HEARD_SECRET_KEY=SECRET, **in_folder(tmp_path))
    assert ended.code == 0, ended.said
    assert (tmp_path / "seal-keys").exists()
