"""Four pictures in order, for people who cannot read the code on a card.

There are 36 × 35 × 34 × 33 = 1,413,720 ways to choose four, which is little to guess, so that three
things stand beside it: the address where they are chosen has a mark that nobody can guess, few are
in force at once, and wrong ones are counted for the whole support service. What these numbers come
to stands in docs/explanation/picture-codes.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from translations.language import N_

LENGTH: Final = 4
LASTS: Final = timedelta(days=120)
MOST_AT_ONCE: Final = 20
"""How many may be in force in one support service."""
MOST_WRONG_IN_AN_HOUR, MOST_WRONG_IN_A_DAY = 15, 30
"""How many wrong tries a support service stands before its pictures rest."""

PICTURES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "apple": N_("An apple"),
        "ball": N_("A ball"),
        "bell": N_("A bell"),
        "bicycle": N_("A bicycle"),
        "boat": N_("A boat"),
        "book": N_("A book"),
        "bus": N_("A bus"),
        "butterfly": N_("A butterfly"),
        "candle": N_("A candle"),
        "cat": N_("A cat"),
        "chair": N_("A chair"),
        "clock": N_("A clock"),
        "cloud": N_("A cloud"),
        "door": N_("A door"),
        "drum": N_("A drum"),
        "fish": N_("A fish"),
        "flower": N_("A flower"),
        "glasses": N_("Glasses"),
        "hammer": N_("A hammer"),
        "hat": N_("A hat"),
        "ice-cream": N_("An ice cream"),
        "kite": N_("A kite"),
        "ladder": N_("A ladder"),
        "lamp": N_("A lamp"),
        "leaf": N_("A leaf"),
        "moon": N_("The moon"),
        "mountain": N_("A mountain"),
        "mushroom": N_("A mushroom"),
        "rainbow": N_("A rainbow"),
        "scissors": N_("Scissors"),
        "shoe": N_("A shoe"),
        "snail": N_("A snail"),
        "star": N_("A star"),
        "sun": N_("The sun"),
        "tree": N_("A tree"),
        "umbrella": N_("An umbrella"),
    }
)
"""Key of a picture → its name. The drawing is templates/pictures/codes/{key}.svg."""

Pictures = tuple[str, ...]
"""Keys of pictures in the order in which they are chosen."""


@dataclass(frozen=True, slots=True)
class PictureCode:
    """Four pictures as they are shown once, at issue. `number` is the participant's, as on a card;
    `until` is their last day."""

    pictures: Pictures
    number: int
    until: date


def pictures_from_bits(bits: int) -> Pictures:
    """Four different pictures that follow from the lowest bits of a number; 22 are enough."""
    left = list(PICTURES)
    chosen = []
    for _place in range(LENGTH):
        bits, place = divmod(bits, len(left))
        chosen.append(left.pop(place))
    return tuple(chosen)


def read_pictures(keys: Iterable[str]) -> Pictures:
    """Those of these keys that are pictures, four at the most."""
    return tuple(key for key in keys if key in PICTURES)[:LENGTH]
