"""The text of a page: what can be read on it, and what of it was not wrapped for translation."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from translations import pseudo

SPOKEN = ("alt", "aria-label", "placeholder", "title", "aria-valuetext", "label")
UNSEEN = {"script", "style", "template", "textarea"}  # a textarea holds what people typed
# Our own name, alone or at the end of a title.
NAME = re.compile(rf"(^|[^\w{pseudo.CLOSE}]+)Heard\W*$")
BUTTONS = {"submit", "button", "reset"}


def text_of(element: Any) -> str:
    """Return the text inside the element, with single spaces, without scripts and the like."""
    return " ".join("".join(text for _, text in _texts(element)).split())


def untranslated(root: Any) -> Iterator[str]:
    """Yield a sentence for each text that a page in a pseudo-language shows without its marks.

    Elements with translate="no" hold what people and organisations wrote and may stand as they
    are; so may numbers and punctuation. Pages in other languages yield nothing.
    """
    if not pseudo.is_pseudo(root.get("lang", "")):
        return
    title = NAME.sub("", (root.findtext("head/title") or "").strip())
    spoken = [(root, "title", title)]
    for element in root.iter():
        if isinstance(element.tag, str) and _translated(element):
            spoken += [(element, name, element.get(name)) for name in SPOKEN if element.get(name)]
            if element.tag == "input" and element.get("type") in BUTTONS:
                spoken.append((element, "value", element.get("value", "")))
            if element.tag == "meta" and element.get("name") == "description":
                spoken.append((element, "content", element.get("content", "")))
    for element, name, text in spoken:
        depth, bare = _bare(text, 0)
        if bare or depth:
            yield f'not wrapped for translation: {name}="{text}" of <{element.tag}>'
    yield from _unwrapped_body(root)


def _unwrapped_body(root: Any) -> Iterator[str]:
    depth = 0  # a message may hold elements, so its marks may open and close in different ones
    for element, text in _texts(root.find("body")):
        if not _translated(element):
            continue
        depth, bare = _bare(text, depth)
        if bare:
            yield f"not wrapped for translation: {' '.join(text.split())!r} in <{element.tag}>"
    if depth:
        yield "a text is cut off: the marks of the pseudo-language do not pair"


def _bare(text: str, depth: int) -> tuple[int, bool]:
    """Return the depth of marks after the text, and whether letters stand outside all marks."""
    bare = False
    for character in text:
        if character == pseudo.OPEN:
            depth += 1
        elif character == pseudo.CLOSE:
            depth -= 1
        elif depth <= 0 and unicodedata.category(character).startswith("L"):
            bare = True
    return depth, bare


def _translated(element: Any) -> bool:
    for each in (element, *element.iterancestors()):
        if each.get("translate"):
            return bool(each.get("translate") != "no")
    return True


def _texts(element: Any) -> Iterator[tuple[Any, str]]:
    """Yield each text inside the element with the element that it stands in, in reading order."""
    if isinstance(element.tag, str) and element.tag not in UNSEEN:
        yield element, element.text or ""
        for child in element:
            yield from _texts(child)
            yield element, child.tail or ""
