"""Keyed hashes, signed cookies and sealed text, each under its own key made from the one secret."""

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken


class Secrecy:
    """What the secret key is for. One purpose's key says nothing about another's."""

    def __init__(self, secret_key: str) -> None:
        self._secret = secret_key.encode()
        self._cookie_key = self._key("cookie")
        self._code_key = self._key("code card")
        self._audit_key = self._key("audit")
        self._order_key = self._key("order")
        self._seal = Fernet(base64.urlsafe_b64encode(self._key("sealed reference")))

    def _key(self, purpose: str) -> bytes:
        return hmac.digest(self._secret, purpose.encode(), "sha256")

    def csrf_secret(self) -> str:
        """The secret of the form tokens."""
        return self._key("form token").hex()

    def hash_code(self, code: str) -> str:
        """Keyed hash of a normalised card code, 64 hexadecimal digits: all that is ever stored."""
        return hmac.new(self._code_key, code.encode(), hashlib.sha256).hexdigest()

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
        """Text that only a holder of the secret can read again."""
        return self._seal.encrypt(text.encode()).decode()

    def unseal(self, sealed: str | None) -> str | None:
        """The sealed text; None when there is none, or when another secret sealed it."""
        if not sealed:
            return None
        try:
            return self._seal.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None


@lru_cache(maxsize=4)
def secrecy_of(secret_key: str) -> Secrecy:
    """The one Secrecy of a secret key: making its keys once is enough."""
    return Secrecy(secret_key)
