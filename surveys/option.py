"""One thing that may be chosen."""

import msgspec


class Option(msgspec.Struct, frozen=True, omit_defaults=True):
    """One response option: its stored code, its words, and whether a knowledge item counts it
    as right; its words in easy read ("" for the same) and the key of its picture. `counts_as` is
    the code of the option of an equality item that it is counted with, such as a local group with
    the standard one that holds it; None where it counts as itself."""

    code: int
    label: str
    right: bool = False
    easy: str = ""
    picture: str = ""
    counts_as: int | None = None
