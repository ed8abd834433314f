"""The language of the page being made: one context variable, and everything that reads it.

This module lies at the very bottom of Heard: every folder may import it, and it imports nothing
of ours but its neighbours there, `packs` and `pseudo`. The language is set once per request by
`set_language`, or for a block of code by `with use(tag):`. Outside both it is English.

A message is a whole English sentence with named fields, `_("Question %(number)s", number=3)`.
A per cent sign never stands in a message: give `format_percent(...)` of `translations.formats` as a
field.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

from babel import Locale

from translations import packs, pseudo

if TYPE_CHECKING:  # so that commands and pure modules do not load the web framework
    from litestar import Request
    from litestar.connection import ASGIConnection

Direction = Literal["ltr", "rtl"]

COOKIE = "language"


@dataclass(frozen=True)
class Language:
    """A language that pages can be shown in.

    `tag` is its BCP 47 tag (`en`, `pa-Arab`), `formats` the Babel locale that writes its numbers
    and dates: British English for `en`, because Babel's plain `en` writes dates as in the US.
    """

    tag: str
    name_in_itself: str
    direction: Direction
    formats: str


ENGLISH = Language("en", "English", "ltr", "en_GB")
PSEUDO_LANGUAGES = (
    Language(pseudo.LENGTHENED, pseudo.translate("English", pseudo.LENGTHENED), "ltr", "en_GB"),
    Language(pseudo.MIRRORED, pseudo.translate("English", pseudo.MIRRORED), "rtl", "en_GB"),
)
_known = {language.tag: language for language in (ENGLISH, *PSEUDO_LANGUAGES)}
_offered = [ENGLISH]
_current: ContextVar[Language] = ContextVar("language", default=ENGLISH)
_offered_here: ContextVar[tuple[Language, ...]] = ContextVar("offered_here", default=())

# Readers whose own tag would lead to a script or a name that they do not read.
_STANDS_FOR = {
    "zh-hk": "zh-Hant",
    "zh-tw": "zh-Hant",
    "zh-mo": "zh-Hant",
    "pa-pk": "pa-Arab",
    "prs": "fa",
    "kmr": "ku",
}
_SCRIPT_MATTERS = {"zh-hant", "pa-arab", "zh-hans"}  # not to be shortened to zh or pa


def language() -> Language:
    """Return the language of the page being made."""
    return _current.get()


def get_language(tag: str) -> Language:
    """Return the language with this tag, offered or not; raise LookupError where none is known."""
    if tag not in _known:
        raise LookupError(f"no language has the tag {tag!r}")
    return _known[tag]


def direction(tag: str | None = None) -> Direction:
    """Return the writing direction of the language `tag`, or of the current language for None."""
    if tag is None:
        return language().direction
    if tag in _known:
        return _known[tag].direction
    return cast("Direction", Locale.parse(tag, sep="-").text_direction)


def offered() -> tuple[Language, ...]:
    """Return the languages that people can choose, English first; inside `offering` its own."""
    return _offered_here.get() or tuple(_offered)


def offer(*languages: Language) -> None:
    """Offer these languages too; offering a language twice changes nothing."""
    for new in languages:
        _known[new.tag] = new
        if new not in _offered:
            _offered.append(new)


@contextmanager
def offering(tags: Iterable[str]) -> Iterator[None]:
    """Offer only these of the languages inside the block, in this order; all of them where none of
    these is offered."""
    known = {language.tag: language for language in _offered}
    before = _offered_here.set(tuple(known[tag] for tag in tags if tag in known))
    try:
        yield
    finally:
        _offered_here.reset(before)


@contextmanager
def use(tag: str) -> Iterator[Language]:
    """Make `tag` the current language inside the block; raise LookupError for an unknown tag."""
    before = _current.set(get_language(tag))
    try:
        yield language()
    finally:
        _current.reset(before)


def choose(
    accept_language: str | None, cookie: str | None, languages: Iterable[Language] | None = None
) -> Language:
    """Return the language for a reader: their cookie first, then their browser, then the first one.

    `languages` are those on offer, None meaning `offered()`. A language only stands in for another
    when its readers read the same script: `pa-PK` never becomes Punjabi in Gurmukhi.
    """
    on_offer = tuple(offered() if languages is None else languages)
    by_tag = {each.tag.lower(): each for each in on_offer}
    for wanted in [cookie or "", *_wanted_tags(accept_language or "")]:
        tag = _STANDS_FOR.get(wanted.lower(), wanted).lower()
        while tag:
            if tag in by_tag:
                return by_tag[tag]
            tag = "" if tag in _SCRIPT_MATTERS else tag.rpartition("-")[0]
    return on_offer[0] if on_offer else ENGLISH


@lru_cache(maxsize=1000)  # few browsers differ, and every request asks
def _wanted_tags(accept_language: str) -> tuple[str, ...]:
    """Return the tags of an Accept-Language header, most wanted first."""
    weighed = []
    for part in accept_language.split(",")[:20]:
        tag, _, weight = part.strip().partition(";")
        found = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", weight)
        share = float(found.group(1)) if found else 1.0
        if share > 0 and re.fullmatch(r"[A-Za-z0-9-]{2,35}", tag.strip()):
            weighed.append((share, tag.strip()))
    return tuple(tag for _, tag in sorted(weighed, key=lambda pair: -pair[0]))


def set_language_of(connection: "ASGIConnection[Any, Any, Any, Any]") -> Language:
    """Read the language from the cookie and the browser, make it current, and return it.

    For exception handlers: before an unknown address or a failed guard no hook has run.
    """
    chosen = choose(connection.headers.get("accept-language"), connection.cookies.get(COOKIE))
    _current.set(chosen)
    return chosen


async def set_language(request: "Request[Any, Any, Any]") -> None:
    """Set the language of this request: Litestar's `before_request` hook.

    It must stay `async`: Litestar runs a plain function in a thread of its own, where the
    context variable is set and lost, and every page would be English.
    """
    set_language_of(request)


def gettext(msgid: str, /, **fields: object) -> str:
    """Return the sentence in the current language, with its `%(name)s` fields filled in.

    The result is plain text: whatever the fields hold, a template escapes it.
    """
    text = packs.catalogue(language().tag).gettext(msgid)
    return text % fields if fields else text


def ngettext(one: str, many: str, n: int, /, **fields: object) -> str:
    """Return the form of the sentence for `n` things; `%(num)s` is `n`, as in templates."""
    return packs.catalogue(language().tag).ngettext(one, many, n) % {"num": n, **fields}


def pgettext(context: str, msgid: str, /, **fields: object) -> str:
    """Return the sentence where one English wording means several things, told by `context`."""
    text = packs.catalogue(language().tag).pgettext(context, msgid)
    return text % fields if fields else text


def gettext_noop(msgid: str) -> str:
    """Mark a message for translation and return it as it is, to be passed to `gettext` later."""
    return msgid


N_ = gettext_noop


class LazyText:
    """A sentence that is translated each time it is read, for forms written before any request.

    It is text as soon as something asks: `str()`, formatting, escaping in a template, and the
    `message % fields` with which WTForms fills its own fields in.
    """

    def __init__(self, msgid: str, fields: dict[str, object]) -> None:
        self._msgid = msgid
        self._fields = fields

    def __str__(self) -> str:
        return gettext(self._msgid, **self._fields)

    def __repr__(self) -> str:
        return f"LazyText({self._msgid!r})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __mod__(self, fields: object) -> str:
        return str(self) % fields

    def __eq__(self, other: object) -> bool:
        return str(self) == other if isinstance(other, str | LazyText) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._msgid)


def lazy_gettext(msgid: str, /, **fields: object) -> str:
    """Return the sentence as a `LazyText`, for labels and messages of form classes.

    Typed as `str`, which is what everything that shows it makes of it; it is none: call `str()`
    before handing it to code that needs one, such as `json` or a database.
    """
    return cast("str", LazyText(msgid, fields))
