"""Questions are spoken after publishing: by the command that brings them in, by one of its own, and
by the server."""

import asyncio
from pathlib import Path

import pytest

from involvement.database import Engine
from involvement.speech import ESPEAK
from tests import world
from tests.command_line import Ended, heard, serving
from tests.contents import QUESTIONNAIRES
from tests.voices import only, real_voice, tone_voice

CLIPS = 8
"""Four questions, each in the usual words and in easy read."""


def clips(data: Path) -> list[Path]:
    """The clips that were made."""
    return sorted((data / "media" / "riverside").glob("voice-*.*"))


async def bring_in(data: Path, voice: str, **environment: str) -> Ended:
    """Publish the drop-in's questionnaire."""
    return await heard(
        *("questionnaire", "import", str(QUESTIONNAIRES / "drop-in.toml")),
        *("--organisation", "riverside"),
        HEARD_DATA_DIR=str(data),
        HEARD_SPEAK=voice,
        **environment,
    )


async def test_bringing_a_questionnaire_in_has_it_spoken(database: Engine, tmp_path: Path) -> None:
    await world.organisation()
    ended = await bring_in(tmp_path, tone_voice(tmp_path))
    assert ended.code == 0, ended.said
    assert "drop-in is published as version 1." in ended.said
    assert f"{CLIPS} clips made, 0 were there." in ended.said
    assert len(clips(tmp_path)) == CLIPS


async def test_what_is_missing_is_made_by_a_command_of_its_own(
    database: Engine, tmp_path: Path
) -> None:
    await world.organisation()
    without = await bring_in(tmp_path, "")
    assert without.code == 0
    assert "clips" not in without.said
    voice = {"HEARD_DATA_DIR": str(tmp_path), "HEARD_SPEAK": tone_voice(tmp_path)}
    ended = await heard("speak", **voice)
    assert ended.code == 0, ended.said
    assert f"riverside, drop-in, version 1: {CLIPS} clips made" in ended.said
    clips(tmp_path)[0].unlink()
    ended = await heard("speak", **voice)
    assert f"All together: 1 clips made, {CLIPS - 1} were there." in ended.said
    assert len(clips(tmp_path)) == CLIPS


async def test_a_missing_program_is_said_by_the_commands_and_stands_in_nobodys_way(
    database: Engine, tmp_path: Path
) -> None:
    await world.organisation()
    gone = {"HEARD_DATA_DIR": str(tmp_path), "HEARD_SPEAK": "no-such-program {file}"}
    sentence = "There is no computer voice: no-such-program is not on this machine."
    ended = await heard("speak", **gone)
    assert ended.code == 1
    assert sentence in ended.said
    ended = await heard("check", **gone)
    assert ended.code == 0
    assert sentence in ended.said
    assert (await bring_in(tmp_path, gone["HEARD_SPEAK"])).code == 0
    async with serving(**gone) as server:
        pass
    assert server.said.count("no computer voice: no-such-program is not on this machine") == 1


async def test_the_server_makes_what_is_missing_when_it_starts(
    database: Engine, tmp_path: Path
) -> None:
    await world.organisation()
    await bring_in(tmp_path, "")
    async with serving(HEARD_DATA_DIR=str(tmp_path), HEARD_SPEAK=tone_voice(tmp_path)) as server:
        for _ in range(300):
            if len(clips(tmp_path)) == CLIPS:
                break
            await asyncio.sleep(0.1)
    assert len(clips(tmp_path)) == CLIPS
    assert f"the computer voice has {CLIPS} new clips" in server.said


@real_voice
@pytest.mark.parametrize("encoder", [(), ("lame",)])
async def test_espeak_speaks_a_questionnaire_in_small_files_where_it_can(
    database: Engine, tmp_path: Path, encoder: tuple[str, ...]
) -> None:
    await world.organisation()
    path = only(tmp_path / "bin", "espeak-ng", *encoder)
    ended = await bring_in(tmp_path, ESPEAK, PATH=path)
    assert f"{CLIPS} clips made, 0 were there." in ended.said
    sizes = [each.stat().st_size for each in clips(tmp_path)]
    assert min(sizes) > 10_000
    if encoder:
        assert {each.suffix for each in clips(tmp_path)} == {".mp3"}
        assert max(sizes) < 200_000
    else:
        assert {each.suffix for each in clips(tmp_path)} == {".wav"}
