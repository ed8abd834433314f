"""Our own drawings for easy read, each under its key in `templates/pictures/`, in lines that take
the colours of the page. One meaning a picture: the same thing has the same picture everywhere."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PICTURES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bed": "a bed for the night, such as in a hostel",
        "calendar": "a day, a time",
        "chance": "it might be luck",
        "cup": "something warm to drink, a warm place",
        "doctor": "a doctor, a nurse",
        "food": "something to eat",
        "heart": "health, how you are",
        "helper": "somebody who helps",
        "home": "your home",
        "key": "a home of your own, rent",
        "less": "less, worse",
        "letter": "a letter, a form",
        "level-0": "nothing at all",
        "level-1": "a little",
        "level-2": "quite a lot",
        "level-3": "a lot",
        "lock": "kept private",
        "money": "money",
        "more": "more, better",
        "no": "no",
        "pencil": "your own words",
        "people": "family, friends, other people",
        "person": "one person, alone",
        "question": "a question, not sure",
        "same": "the same",
        "shield": "safe",
        "something-else": "something else",
        "talk": "to talk",
        "tent": "no home, the street",
        "yes": "yes",
    }
)
"""Key of a picture → what it stands for."""

FACES: Final = ("face-1", "face-2", "face-3", "face-4", "face-5")
"""Drawn faces from the saddest to the happiest; never shown without words."""

_FACES_OF: Final = {3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}
FEWEST_FACES, MOST_FACES = min(_FACES_OF), max(_FACES_OF)


def faces_of(count: int) -> tuple[str, ...]:
    """The keys of so many faces (3 to 5), saddest first; every other number raises KeyError."""
    return tuple(FACES[place] for place in _FACES_OF[count])
