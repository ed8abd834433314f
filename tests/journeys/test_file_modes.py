"""What Heard writes is for its own account, whatever the shell would let others read."""

import stat
from pathlib import Path

from tests.command_line import heard


def modes_below(folder: Path) -> dict[str, int]:
    """Who may read and write what, at any depth."""
    return {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.rglob("*")}


async def test_a_data_folder_that_heard_makes_is_for_its_account_only(tmp_path: Path) -> None:
    data = tmp_path / "deep" / "data"
    database = f"sqlite:///{data}/heard.sqlite"
    made = {"HEARD_DATA_DIR": str(data), "HEARD_DATABASE_URL": database}
    ended = await heard("migrate", HEARD_SECRET_KEY="", HEARD_SEAL_KEYS="", **made)
    assert ended.code == 0, ended.said
    assert modes_below(tmp_path) == {
        "deep": 0o700,
        "data": 0o700,
        "heard.sqlite": 0o600,
        "secret-key": 0o600,
        "seal-keys": 0o600,
    }
