"""Catalogues: where the words of a language come from at run time."""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from translations import pseudo

LOCALE_DIR = Path(__file__).parent / "locale"


class PseudoTranslations(gettext.NullTranslations):
    """A catalogue that makes its translations up; see `translations.pseudo`."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag

    def gettext(self, message: str) -> str:
        """Return the message in the pseudo-language."""
        return pseudo.translate(message, self.tag)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the message for `n` in the pseudo-language, with the English plural rule."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """Return the message in the pseudo-language; the context makes no difference."""
        return self.gettext(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the message for `n`; the context makes no difference."""
        return self.ngettext(msgid1, msgid2, n)


@cache
def catalogue(tag: str) -> gettext.NullTranslations:
    """Return the messages of a language; a message without a translation is given in English.

    They are read straight from `locale/<tag>/LC_MESSAGES/heard.po`, once: nothing is compiled to
    disk, so nothing can be out of date there.
    """
    if pseudo.is_pseudo(tag):
        return PseudoTranslations(tag)
    source = LOCALE_DIR / tag.replace("-", "_") / "LC_MESSAGES" / "heard.po"
    if not source.exists():
        return gettext.NullTranslations()
    compiled = BytesIO()
    with source.open("rb") as lines:
        write_mo(compiled, read_po(lines, abort_invalid=True))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
