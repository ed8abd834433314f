"""Markdown of staff as HTML for everybody: headings, paragraphs, lists, emphasis and links.

Nothing else comes through. Raw HTML and pictures stay the characters that were typed, and so does
a link to anywhere but the web, a mailbox, a telephone or a page of ours.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

ALLOWED = ("heading", "list", "emphasis", "link", "autolink", "escape")
MAY_LEAD_TO = re.compile(r"https?://\S|mailto:\S|tel:\S|/(?![/\\])", re.IGNORECASE)
TOP_LEVEL = 2
"""The page that shows a text has the one h1."""


class _Reader(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's own name
        """Whether a link may lead there; `url` is decoded and escaped already."""
        return MAY_LEAD_TO.match(url) is not None


@cache
def _reader() -> _Reader:
    reader = _Reader("zero", {"html": False})
    reader.enable(list(ALLOWED))
    return reader


def render(text: str, *, links: bool = True) -> Markup:
    """The text as HTML that is safe to show. No heading is empty or skips a level, no link is
    without words, and the numbers of a list are part of its text. Without `links` the address
    stands behind the words instead: nobody is led away from a shared screen."""
    tokens = list(_without_empty_headings(_reader().parse(text)))
    _set_levels([token for token in tokens if token.type in ("heading_open", "heading_close")])
    _set_lists(tokens)
    for token in tokens:
        if token.children:
            named = list(_with_named_links(token.children))
            token.children = named if links else list(_without_links(named))
    return Markup(_reader().renderer.render(tokens, _reader().options, {}))  # noqa: S704


def _without_empty_headings(tokens: Sequence[Token]) -> Iterator[Token]:
    empty = {
        place
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and not tokens[place + 1].content.strip()
    }
    skipped = {place + step for place in empty for step in range(3)}  # open, words, close
    yield from (token for place, token in enumerate(tokens) if place not in skipped)


def _set_levels(headings: Sequence[Token]) -> None:
    """From h2 down, whatever level the author begins with."""
    highest = min((int(token.tag[1]) for token in headings), default=TOP_LEVEL)
    before = level = TOP_LEVEL - 1
    for token in headings:
        if token.type == "heading_open":
            level = min(TOP_LEVEL + int(token.tag[1]) - highest, before + 1)
            before = level
        token.tag = f"h{level}"


def _set_lists(tokens: Sequence[Token]) -> None:
    number = ""
    for token in tokens:
        if token.type == "bullet_list_open":
            token.attrSet("class", "points")
        elif token.type == "ordered_list_open":
            token.attrSet("class", "stack")
        elif token.type == "list_item_open":
            number = f"{token.info}. " if token.info else ""
        elif token.type == "inline" and number and token.children:
            token.children.insert(0, _words(number))
            number = ""


def _with_named_links(tokens: Sequence[Token]) -> Iterator[Token]:
    """A link without words of its own gets its address for them; one to nowhere is only words."""
    href, words = "", ""
    for token in tokens:
        if token.type == "link_open":
            href, words = str(token.attrs["href"]), ""
        if token.type in ("link_open", "link_close") and not href:
            continue
        if token.type == "link_open":
            if not href.startswith("/"):
                token.attrSet("rel", "external")
        elif token.type == "link_close" and not words.strip():
            yield _words(href)
        words += token.content
        yield token


def _without_links(tokens: Sequence[Token]) -> Iterator[Token]:
    href, words = "", ""
    for token in tokens:
        if token.type == "link_open":
            href, words = str(token.attrs["href"]), ""
        elif token.type == "link_close":
            yield from () if words == href else (_words(f" ({href})"),)
        else:
            words += token.content
            yield token


def _words(text: str) -> Token:
    return Token("text", "", 0, content=text)
