"""Computer voices for tests: other programs in the place of espeak-ng, and a sound that plays."""

import math
import shutil
import struct
import wave
from pathlib import Path

import pytest

from involvement.speech import ESPEAK, Voice

HERTZ = 8_000

real_voice = pytest.mark.skipif(
    not Voice(ESPEAK).is_there, reason="espeak-ng is missing: on Debian, apt-get install espeak-ng"
)


def write_tone(path: Path, seconds: float = 1.0) -> Path:
    """A sound that every browser plays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    samples = (8_000 * math.sin(number / 3) for number in range(int(seconds * HERTZ)))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(HERTZ)
        file.writeframes(b"".join(struct.pack("<h", int(each)) for each in samples))
    return path


def tone_voice(folder: Path) -> str:
    """The command of a voice that speaks English only, and hums whatever it is asked to say."""
    write_tone(folder / "en.wav")
    return f"cp {folder}/{{language}}.wav {{file}}"


def only(folder: Path, *programs: str) -> str:
    """A PATH on which these programs are and no others, so that nothing makes clips smaller."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in programs:
        (folder / name).symlink_to(shutil.which(name) or name)
    return str(folder)
