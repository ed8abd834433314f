"""Contact details of a participant: what they want to be called, how to reach them, and how not."""

from typing import Literal

import msgspec

Messages = Literal["", "yes", "no"]


class Contact(msgspec.Struct, frozen=True):
    """How to reach a participant. Any field may be ''.

    `messages` says whether a message may be left, '' where nobody asked; `safe_ways` when and how
    it is safe to be in touch, `avoid` what must not be said, both in the worker's words.
    """

    called: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    messages: Messages = ""
    safe_ways: str = ""
    avoid: str = ""

    def to_text(self) -> str:
        """All of it as one text, to be sealed whole."""
        return msgspec.json.encode(self).decode()


NOTHING = Contact()


def read_contact(text: str) -> Contact:
    """The details that `to_text` wrote."""
    return msgspec.json.decode(text, type=Contact)
