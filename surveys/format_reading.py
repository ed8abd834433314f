"""Reading the formats of an item from a questionnaire file: easy read, pictures and recordings."""

import re
from collections.abc import Collection
from typing import Any, Final

from easy_read.picture import FEWEST_FACES, MOST_FACES, PICTURES
from surveys.mistakes import Table
from surveys.option import Option
from surveys.wording_format import Line, Recording
from translations.language import gettext as _

FORMAT_KEYS: Final = ("easy_read", "picture", "audio", "easy_audio", "sign_language")
SOUND: Final = (".mp3", ".m4a", ".ogg", ".wav")
VIDEO: Final = (".mp4", ".webm")
CAPTIONS: Final = (".vtt",)
MOST_LINES: Final = 8
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}(\.[a-z0-9]{2,4})")


def read_formats(table: Table, options: Collection[Option]) -> dict[str, Any]:
    """The fields of an item with these options that say how else it can be shown."""
    lines, easy_audio = _read_easy_lines(table), _read_recording(table, "easy_audio")
    if easy_audio and not lines:
        table.note("easy_audio", _("There are no easy_read lines that this clip could say."))
    return {
        "faces": _read_faces(table, options),
        "easy_read": lines,
        "picture": read_picture(table, "picture", table.values.get("picture")),
        "audio": _read_recording(table, "audio"),
        "easy_audio": easy_audio,
        "sign_language": _read_recording(table, "sign_language"),
    }


def read_picture(table: Table, key: str, raw: object) -> str:
    """The key of one of our pictures; "" where there is none."""
    if raw is None or (isinstance(raw, str) and raw in PICTURES):
        return str(raw or "")
    table.note(
        key, _("We have no such picture. Please choose one of: %(keys)s.", keys=", ".join(PICTURES))
    )
    return ""


def _read_easy_lines(table: Table) -> tuple[Line, ...]:
    """The easy-read wording of an item: a list of sentences, each with a picture if it has one."""
    raw = table.values.get("easy_read", [])
    if not isinstance(raw, list) or len(raw) > MOST_LINES:
        table.note(
            "easy_read",
            _(
                "Please write a list of at most %(most)s sentences in square brackets.",
                most=MOST_LINES,
            ),
        )
        return ()
    return tuple(_read_line(table, each) for each in raw)


def _read_recording(table: Table, key: str) -> Recording | None:
    """A clip with its transcript, a video with its captions too; None where there is none."""
    raw = table.values.get(key)
    if raw is None:
        return None
    signed = key == "sign_language"
    keys = ("file", "transcript", "captions") if signed else ("file", "transcript")
    if not isinstance(raw, dict) or raw.keys() != set(keys):
        table.note(
            key,
            _("Please write { %(keys)s }, each with its words.", keys=" = …, ".join(keys) + " = …"),
        )
        return None
    return Recording(
        file=_read_name(table, key, raw["file"], VIDEO if signed else SOUND),
        transcript=table.words(key, raw["transcript"]),
        captions=_read_name(table, key, raw["captions"], CAPTIONS) if signed else "",
    )


def _read_faces(table: Table, options: Collection[Option]) -> bool:
    """Whether drawn faces stand beside the words of a scale; it has to have 3 to 5 options."""
    faces = table.flag("faces")
    if faces and options and not FEWEST_FACES <= len(options) <= MOST_FACES:
        table.note(
            "faces",
            _(
                "Faces are for scales of %(fewest)s to %(most)s options.",
                fewest=FEWEST_FACES,
                most=MOST_FACES,
            ),
        )
        return False
    return faces and bool(options)


def _read_line(table: Table, raw: Any) -> Line:
    """One sentence: its words, or a table with the words and a picture."""
    if not isinstance(raw, dict):
        return Line(table.words("easy_read", raw))
    if not raw.keys() <= {"text", "picture"}:
        table.note("easy_read", _("A line has a text and a picture, and nothing else."))
    text = table.words("easy_read", raw.get("text"))
    return Line(text, read_picture(table, "easy_read", raw.get("picture")))


def _read_name(table: Table, key: str, raw: object, endings: tuple[str, ...]) -> str:
    """The name of a file in the media folder."""
    found = _NAME.fullmatch(raw) if isinstance(raw, str) else None
    if found and found[1] in endings:
        return found[0]
    table.note(
        key,
        _(
            "The name of a file has small letters, digits, “_” and “-”, and ends with %(endings)s.",
            endings=", ".join(endings),
        ),
    )
    return ""
