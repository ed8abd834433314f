"""A tablet is wiped before it was online again: what waited on it comes in from a file."""

from pathlib import Path

import msgspec

from involvement.database import Engine
from involvement.site import utc_now
from surveys.parcel import Parcel
from tests import kiosks, stored, world
from tests.command_line import heard
from tests.parcels import answer, parcel
from tests.site_settings import SECRET

SAVED = {"HEARD_SECRET_KEY": SECRET}


async def saved(tmp_path: Path, *sent: Parcel) -> str:
    """The file that a tablet saved."""
    file = tmp_path / "heard-outbox.json"
    file.write_bytes(msgspec.json.encode({"heard": "outbox 1", "parcels": sent}))
    return str(file)


async def test_what_waited_on_a_tablet_comes_in_from_its_file_once(
    database: Engine, tmp_path: Path
) -> None:
    survey = await world.one_survey(content="every-kind", opens_on=utc_now().date())
    device = await kiosks.kiosk()
    await kiosks.token(device)
    sent = [
        await parcel(answer("lonely", answer=code), device=device, survey=survey) for code in "129"
    ]
    file = await saved(tmp_path, *sent)
    for _ in range(2):
        done = await heard("outbox", "take", file, **SAVED)
        assert (done.code, done.said.strip()) == (0, "2 responses are stored, 1 kept apart.")
    assert await stored.statuses() == ["finished", "finished"]


async def test_what_nobody_can_take_in_is_told_and_the_file_kept(
    database: Engine, tmp_path: Path
) -> None:
    survey = await world.one_survey(content="every-kind")
    device = await kiosks.kiosk()
    await kiosks.token(device)
    sent = await parcel(answer("lonely", answer="1"), device=device, survey=survey)
    file = await saved(tmp_path, msgspec.structs.replace(sent, hash="0" * 64))
    done = await heard("outbox", "take", file, **SAVED)
    assert done.code == 1
    assert "1 are damaged or not of a tablet of ours. Please keep the file." in done.said
    (tmp_path / "other.json").write_text("{}")
    done = await heard("outbox", "take", str(tmp_path / "other.json"), **SAVED)
    assert done.code == 1
    assert "is no file that a tablet of ours saved." in done.said


async def test_tablets_can_be_given_a_new_key(database: Engine) -> None:
    done = await heard("outbox", "new-key", **SAVED)
    assert done.code == 0
    assert done.said.startswith("Tablets seal with key ")
    assert await stored.count("svy_kiosk_key") == 1
