"""Plain text and Markdown as a document: each line of the file is a line of it."""

import re
from pathlib import PurePath
from typing import Final

from easy_read.document import Document, Line

MARKDOWN: Final = (".md", ".markdown")
PICTURE: Final = re.compile(r"!\[([^\[\]]*)\]\([^()]*\)")
SILENT: Final = re.compile(
    r"(?<=\])\([^()]*\)|<!--.*?-->|<(?!/?(?:i|em|u)\b)/?[A-Za-z][^>]*>", re.IGNORECASE
)
FENCE: Final = re.compile(r"\s*(?:```|~~~)")


def read_text_file(text: str, name: str, language: str) -> Document:
    """The document in a file called `name`. In Markdown a picture stands for a concept by the words
    in its square brackets; addresses, tags and what stands between fences are passed over.

    Every character keeps its place, so that findings point into the file.
    """
    lines = text.splitlines()
    is_markdown = PurePath(name).suffix.lower() in MARKDOWN
    read = _markdown(lines) if is_markdown else [Line(line) for line in lines]
    return Document("file", name, "", language, tuple(read))


def _markdown(lines: list[str]) -> list[Line]:
    read, fenced = [], False
    for line in lines:
        is_fence = bool(FENCE.match(line))
        read.append(Line("") if fenced or is_fence else _markdown_line(line))
        fenced ^= is_fence
    return read


def _markdown_line(line: str) -> Line:
    picture = PICTURE.search(line)
    text = SILENT.sub(_spaces, PICTURE.sub(_spaces, line))
    return Line(text, picture[1].strip() or None if picture else None)


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found.group())
