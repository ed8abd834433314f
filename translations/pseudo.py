"""Pseudo-languages: English made strange on purpose, to see what a translation would meet.

A text that shows up without the marks ⟦ ⟧ was never wrapped for translation; a box that is too
narrow bursts with `en-XA`, whose words are about a third longer; a page that does not mirror
is plain to see in `ar-XB`, whose letters are Arabic and run from right to left.
"""

import re

OPEN, CLOSE = "⟦", "⟧"
LENGTHENED, MIRRORED = "en-XA", "ar-XB"
TAGS = (LENGTHENED, MIRRORED)

# What a translation must leave as it stands: placeholders, markup, entities, addresses.
_KEPT = re.compile(
    r"%\(\w+\)[#0\- +]?[\d.]*[a-zA-Z]|%[sd%]|\{\w*\}|</?[a-zA-Z][^<>]*>|&#?\w+;|https?://\S+"
)
_ACCENTED = str.maketrans(
    "aceinosuyzACEINOSUYZ",
    "áçéíñóšúýžÁÇÉÍÑÓŠÚÝŽ",
)
_VOWEL = re.compile(r"[aeiouAEIOU]")
_ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz",
    "ابكديفجهيجكلمنوپقرستوڤوخيز",
)


def is_pseudo(tag: str) -> bool:
    """Say whether the language tag names one of the two pseudo-languages."""
    return tag in TAGS


def mark(text: str) -> str:
    """Put the marks round a text that is already as it should read, such as a written date."""
    return f"{OPEN}{text}{CLOSE}"


def translate(text: str, tag: str) -> str:
    """Return `text` in the pseudo-language `tag`; in every other language return it unchanged.

    Placeholders (`%(name)s`, `{name}`), HTML tags, entities and web addresses stay as they are.
    A text without anything to read (empty, or only white space) stays unchanged. `en-XA` doubles
    each vowel, which lengthens English prose by about 35 %; `ar-XB` keeps the number of letters.
    """
    if not is_pseudo(tag) or not text.strip():
        return text
    strange = _lengthened if tag == LENGTHENED else _mirrored
    parts = []
    end = 0
    for kept in _KEPT.finditer(text):
        parts += [strange(text[end : kept.start()]), kept.group()]
        end = kept.end()
    return mark("".join([*parts, strange(text[end:])]))


def _lengthened(text: str) -> str:
    return _VOWEL.sub(lambda vowel: vowel.group() + vowel.group().lower(), text).translate(
        _ACCENTED
    )


def _mirrored(text: str) -> str:
    return text.lower().translate(_ARABIC)
