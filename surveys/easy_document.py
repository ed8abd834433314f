"""A questionnaire as the easy-read checker reads it: its easy-read lines, and its answers."""

from collections.abc import Iterator

from easy_read.document import Document, Line
from surveys.questionnaire import Item, Questionnaire

KIND = "questionnaire"


def easy_document(content: Questionnaire) -> tuple[Document, tuple[str, ...]]:
    """The document, and for each of its lines the key of the item that it belongs to. An item
    without easy-read words is left out: it is asked in its standard ones."""
    told = [
        (line, item.key) for item in content.items if item.easy_read for line in _lines_of(item)
    ]
    lines = tuple(line for line, _key in told)
    document = Document(KIND, content.key, content.title, content.language, lines)
    return document, tuple(key for _line, key in told)


def _lines_of(item: Item) -> Iterator[Line]:
    """What an item says in easy read. Answers with faces, and levels of a scale, have drawings of
    their own, so none of them lacks one."""
    for line in item.easy_read:
        yield Line(line.text, line.picture or None)
    drawn = "shown by a face" if item.faces else ""
    for option in item.options:
        yield Line(option.easy or option.label, option.picture or None, drawn)
