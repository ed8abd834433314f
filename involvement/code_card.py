"""Codes on cards: read aloud, typed with cold fingers, mistyped, and never guessed.

A code is eleven symbols of 5 bits (55 bits: a guesser at 10 tries a second needs a hundred million
years) and one check symbol. The alphabet leaves out 0, O, 1 and I, which people confuse.
"""

from dataclasses import dataclass

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 12
GROUP = 4
_VALUE = {symbol: value for value, symbol in enumerate(ALPHABET)}


@dataclass(frozen=True, slots=True)
class CodeCard:
    """A card as it is shown once, at issue.

    `code` is the 12 symbols without gaps; `number` is the participant's among those of their
    service, so that a worker can tell whose card it is and a finder cannot.
    """

    code: str
    number: int

    @property
    def groups(self) -> tuple[str, ...]:
        """The code as three groups of four."""
        return in_groups(self.code)


def in_groups(code: str) -> tuple[str, ...]:
    """A code as three groups of four, as it is printed."""
    return tuple(code[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def code_from_bits(bits: int) -> str:
    """The 12-symbol code that spells the lowest 55 of `bits`."""
    symbols = [ALPHABET[(bits >> (5 * place)) & 31] for place in range(LENGTH - 1)]
    return "".join(symbols) + _check_symbol(symbols)


def read_code(typed: str) -> str | None:
    """The code meant by what somebody typed, or None when it cannot be one of ours.

    Spaces, dashes and lower case do not matter.
    """
    code = "".join(symbol for symbol in typed.upper() if symbol.isalnum())
    if len(code) != LENGTH or any(symbol not in _VALUE for symbol in code):
        return None
    return code if _check_symbol(list(code[:-1])) == code[-1] else None


def _check_symbol(symbols: list[str]) -> str:
    """Weights are odd and differ between neighbours by 2, so that every single mistyped symbol,
    and nearly every swap of two neighbours, gives another check symbol (mod 32)."""
    total = sum((2 * place + 1) * _VALUE[symbol] for place, symbol in enumerate(symbols))
    return ALPHABET[total % 32]
