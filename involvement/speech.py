"""The computer voice: a program beside Heard that says a text into a file.

Never a library: espeak-ng is under the GPL, and so another voice is only another command.
"""

import shlex
import subprocess
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import which
from typing import Final

from involvement.media import SPOKEN

ESPEAK: Final = "espeak-ng -v {language} -s 140 -w {file} --stdin"
"""140 words a minute: slower than most voices, for people who listen in their second language."""
ENCODER: Final = "lame"
ENCODE: Final = f"{ENCODER} --quiet -m m -b 32 {{file}} {{to}}"
LONGEST_SECONDS: Final = 60

_SMALL, _LARGE = SPOKEN


class NotSpoken(Exception):
    """No clip was made: the voice does not know the language, or the program failed."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice: its command, in which {file} is where it writes what it says, as WAV, and {language}
    a BCP 47 tag; "" for none. The text stands in its input."""

    command: str

    @property
    def program(self) -> str:
        """The name of the program, "" for none."""
        return shlex.split(self.command)[0] if self.command else ""

    @property
    def is_there(self) -> bool:
        """Whether the program is on this machine."""
        return bool(self.program) and which(self.program) is not None

    @property
    def told(self) -> str:
        """A sentence for whoever runs the server."""
        if not self.program:
            return "There is no computer voice: HEARD_SPEAK is empty."
        if not self.is_there:
            return f"There is no computer voice: {self.program} is not on this machine."
        if not _can_encode():
            return f"{self.program} reads questions aloud, in large files: {ENCODER} is missing."
        return f"{self.program} reads questions aloud."

    def can_speak(self, language: str) -> bool:
        """False for a script that is not the usual one: espeak-ng would say pa-Arab by the rules of
        pa, which is gibberish."""
        return self.command != ESPEAK or not any(len(each) == 4 for each in language.split("-"))

    def say(self, text: str, language: str, stem: Path) -> Path:
        """Say a text into a file of that path and an ending of `SPOKEN`, which is there whole or
        not at all. Blocks. Raises NotSpoken."""
        if not self.can_speak(language):
            raise NotSpoken(language)
        stem.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".voice-", dir=stem.parent) as folder:
            spoken = Path(folder, f"spoken{_LARGE}")
            _run(self.command, text, language=language, file=str(spoken))
            if not spoken.is_file():
                raise NotSpoken(self.program)
            made = _smaller(spoken)
            return made.replace(stem.with_suffix(made.suffix))


def is_command(text: str) -> bool:
    """Whether a text is a command that says where it writes."""
    try:
        words = shlex.split(text)
    except ValueError:
        return False
    return bool(words) and any("{file}" in word for word in words[1:])


def _smaller(spoken: Path) -> Path:
    """The same as MP3, which every browser plays, where there is a program for it."""
    if not _can_encode():
        return spoken
    small = spoken.with_suffix(_SMALL)
    _run(ENCODE, "", file=str(spoken), to=str(small))
    return small


def _can_encode() -> bool:
    return which(ENCODER) is not None


def _run(command: str, text: str, **fields: str) -> None:
    """Run a program with that input, without a shell: each field is part of one word. Raises
    NotSpoken."""
    words = [_filled(word, fields) for word in shlex.split(command)]
    run = partial(subprocess.run, capture_output=True, timeout=LONGEST_SECONDS, check=True)
    try:
        run(words, input=text.encode())
    except (OSError, subprocess.SubprocessError) as error:
        raise NotSpoken(words[0]) from error


def _filled(word: str, fields: dict[str, str]) -> str:
    for name, value in fields.items():
        word = word.replace(f"{{{name}}}", value)
    return word
