"""A ring of keys for sealed text: the newest one seals, and every one of them opens."""

import hashlib
from collections.abc import Callable, Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from translations.language import gettext as _

ReadKeys = Callable[[], Sequence[str]]


class Unopened:
    """A sealed text that no key here opens: neither a text, nor the lack of one.

    A page shows it in words; nothing may be written over it by accident.
    """

    def __str__(self) -> str:
        return _("Sealed with another key")


UNOPENED = Unopened()
Opened = str | Unopened | None
"""What became of a sealed text: None where there was none."""


class KeyRing:
    """The keys of one installation. They may change while we run: before a text is sealed, and once
    when a text does not open, the ring looks again at where its keys are kept."""

    def __init__(self, read_keys: ReadKeys, last: str) -> None:
        """`read_keys` gives the keys, newest first; `last` is a key that always stays behind them.

        All are Fernet keys. What is none could open nothing, and is passed over.
        """
        self._read = read_keys
        self._last = last
        self.keys: tuple[str, ...] = ()
        self.look_again()

    def look_again(self) -> None:
        """Take the keys as they are kept now."""
        keys = (*filter(is_key, self._read()), self._last)
        if keys != self.keys:
            self.keys = keys
            self._single = [Fernet(key) for key in keys]
            self._all = MultiFernet(self._single)

    def seal(self, text: str) -> str:
        """The text, sealed with the newest key."""
        self.look_again()
        return self._all.encrypt(text.encode()).decode()

    def unseal(self, sealed: str | None) -> Opened:
        """The sealed text; None where there is none, UNOPENED where no key opens it."""
        if not sealed:
            return None
        opened = self._open(self._all, sealed)
        if opened is None:
            self.look_again()
            opened = self._open(self._all, sealed)
        return UNOPENED if opened is None else opened

    def reseal(self, sealed: str) -> str | None:
        """The same text under the newest key; None where it is so already, or does not open."""
        if not self.place_of(sealed):
            return None
        return self._all.rotate(sealed.encode()).decode()

    def place_of(self, sealed: str) -> int | None:
        """Which of `keys` opens the text, 0 for the newest; None where none does."""
        places = (at for at, key in enumerate(self._single) if self._open(key, sealed) is not None)
        return next(places, None)

    @staticmethod
    def _open(key: Fernet | MultiFernet, sealed: str) -> str | None:
        try:
            return key.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None


def make_key() -> str:
    """A new key that nobody can guess."""
    return Fernet.generate_key().decode()


def is_key(text: str) -> bool:
    """Whether the text is a key at all."""
    try:
        Fernet(text)
    except ValueError:
        return False
    return True


def name_of(key: str) -> str:
    """What a key is called where people read it: eight digits that say nothing about the key."""
    return hashlib.sha256(key.encode()).hexdigest()[:8]
