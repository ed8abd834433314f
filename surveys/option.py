"""What may be chosen: response options, and the scales that items share."""

from typing import Literal

import msgspec

Direction = Literal["up_is_better", "down_is_better"]


class Option(msgspec.Struct, frozen=True, omit_defaults=True):
    """One response option: its stored code, its words, and whether a knowledge item counts it
    as right; its words in easy read ("" for the same), and the key of its picture, "" for none.
    `counts_as` is the code of the option of an equality item that it is counted with, such as a
    local group with the standard one that holds it; None where it counts as itself."""

    code: int
    label: str
    right: bool = False
    counts_as: int | None = None
    easy: str = ""
    picture: str = ""


class Scale(msgspec.Struct, frozen=True):
    """A response scale that items share. `options` stand in the order in which they are shown;
    `direction` says whether the last (`up_is_better`) or the first of them is the best."""

    key: str
    options: tuple[Option, ...]
    direction: Direction

    @property
    def level_codes(self) -> tuple[int, ...]:
        """The option codes from worst to best."""
        codes = tuple(option.code for option in self.options)
        return codes if self.direction == "up_is_better" else codes[::-1]
