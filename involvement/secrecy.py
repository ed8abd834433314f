"""Keyed hashes and signed cookies, each under its own key made from the one secret, and sealed
text, under a ring of keys, the last of which is made from that secret too."""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from functools import lru_cache, partial

from involvement import seal_keys
from involvement.key_ring import KeyRing, Opened, ReadKeys
from involvement.settings import Settings


class Secrecy:
    """What the secret key is for. One purpose's key says nothing about another's.

    `ring` holds the keys of sealed text.
    """

    def __init__(self, secret_key: str, read_keys: ReadKeys = tuple) -> None:
        """`read_keys` gives the keys of sealed text, newest first, before the one made here."""
        self._secret = secret_key.encode()
        self._cookie_key = self._key("cookie")
        self._code_key = self._key("code card")
        self._audit_key = self._key("audit")
        last = base64.urlsafe_b64encode(self._key("sealed reference"))
        self.ring = KeyRing(read_keys, last.decode())
        self._recovery_key = self._key("recovery code")
        self._order_key = self._key("order")
        self._picture_key = self._key("picture code")
        self._kiosk_key = self._key("kiosk")

    def _key(self, purpose: str) -> bytes:
        return hmac.digest(self._secret, purpose.encode(), "sha256")

    def csrf_secret(self) -> str:
        """The secret of the form tokens."""
        return self._key("form token").hex()

    def hash_code(self, code: str) -> str:
        """Keyed hash of a normalised card code, 64 hexadecimal digits: all that is ever stored."""
        return hmac.new(self._code_key, code.encode(), hashlib.sha256).hexdigest()

    def hash_recovery_code(self, account: int, code: str) -> str:
        """Keyed hash of one account's recovery code, 64 hexadecimal digits."""
        return hmac.new(
            self._recovery_key, f"{account}:{code}".encode(), hashlib.sha256
        ).hexdigest()

    def hash_pictures(self, service: int, pictures: Iterable[str]) -> str:
        """Keyed hash of pictures chosen in a support service, 64 hexadecimal digits."""
        text = f"{service}:{'.'.join(pictures)}"
        return hmac.new(self._picture_key, text.encode(), hashlib.sha256).hexdigest()

    def mark_service(self, service: int) -> str:
        """What nobody can guess in the address where pictures of a support service are chosen, 24
        hexadecimal digits."""
        digest = hmac.new(self._picture_key, f"at {service}".encode(), hashlib.sha256)
        return digest.hexdigest()[:24]

    def hash_kiosk(self, secret: str) -> str:
        """Keyed hash of a tablet's code or cookie, 64 hexadecimal digits."""
        return hmac.new(self._kiosk_key, secret.encode(), hashlib.sha256).hexdigest()

    def mark_audit(self, text: str) -> str:
        """Keyed hash of a row of the audit, 64 hexadecimal digits."""
        return hmac.new(self._audit_key, text.encode(), hashlib.sha256).hexdigest()

    def mark_order(self, text: str) -> str:
        """Keyed hash to put things in an order that tells nothing, and to name one of them on a
        page without its number in the database; 32 hexadecimal digits."""
        return hmac.new(self._order_key, text.encode(), hashlib.sha256).hexdigest()[:32]

    def make_code_bits(self, batch_key: str, position: int) -> int:
        """55 unguessable bits for one card of a batch.

        They follow from the batch key in the worker's form, which is stored nowhere: a form sent
        twice makes the same cards again instead of fifty more.
        """
        digest = hmac.digest(self._code_key, f"{batch_key}:{position}".encode(), "sha256")
        return int.from_bytes(digest[:7], "big") >> 1

    def sign(self, value: str) -> str:
        """`value` with a mark that only this secret makes; `value` itself stays readable."""
        return f"{value}.{self._mark(value)}"

    def check(self, signed: str | None) -> str | None:
        """The value that `sign` was given, or None when the mark is missing or wrong."""
        value, dot, mark = (signed or "").rpartition(".")
        if dot and hmac.compare_digest(mark, self._mark(value)):
            return value
        return None

    def _mark(self, value: str) -> str:
        digest = hmac.digest(self._cookie_key, value.encode(), "sha256")
        return base64.urlsafe_b64encode(digest[:18]).decode()

    def seal(self, text: str) -> str:
        """Text that only a holder of the keys can read again."""
        return self.ring.seal(text)

    def seal_if_any(self, text: str | None) -> str | None:
        """The same; None for no text, or an empty one."""
        return self.seal(text) if text else None

    def unseal(self, sealed: str | None) -> Opened:
        """The sealed text; None where there is none, Unopened where no key here opens it."""
        return self.ring.unseal(sealed)


@lru_cache(maxsize=4)
def secrecy_of(settings: Settings) -> Secrecy:
    """The one Secrecy of an installation: making its keys once is enough."""
    if settings.seal_keys:
        return Secrecy(settings.secret_key, lambda: settings.seal_keys)
    return Secrecy(settings.secret_key, partial(seal_keys.read_keys, settings.seal_key_file))
