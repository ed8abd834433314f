"""How large, how strong, how still and in which words a page is made for one reader."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, cast, get_args

Size = Literal["normal", "bigger", "biggest"]
Contrast = Literal["normal", "high"]
Motion = Literal["normal", "calm"]
Format = Literal["standard", "easy_read", "pictures", "sign_language"]
Kept = Literal["visit", "device"]
Sound = Literal["off", "on"]

SIZES = get_args(Size)
CONTRASTS = get_args(Contrast)
MOTIONS = get_args(Motion)
FORMATS: tuple[Format, ...] = get_args(Format)
SOUNDS = get_args(Sound)


@dataclass(frozen=True, slots=True)
class Look:
    """What one reader chose. `motion` calm: nothing moves and nothing is timed; `format`: in which
    words questions are asked, where they have them; `kept` on the device only if people say so;
    `sound` on: pages offer to read themselves aloud, and never begin by themselves."""

    size: Size = "normal"
    contrast: Contrast = "normal"
    motion: Motion = "normal"
    format: Format = "standard"
    kept: Kept = "visit"
    sound: Sound = "off"

    def to_cookie(self) -> str:
        """The look as the cookie keeps it."""
        return ".".join((self.size, self.contrast, self.motion, self.format, self.kept, self.sound))

    @property
    def on_device(self) -> bool:
        """Whether it outlives this visit."""
        return self.kept == "device"

    @property
    def aloud(self) -> bool:
        """Whether somebody wants to be read to."""
        return self.sound == "on"


USUAL = Look()
_ALLOWED = (SIZES, CONTRASTS, MOTIONS, FORMATS, get_args(Kept), SOUNDS)


@lru_cache(maxsize=1_000)
def read_look(cookie: str | None) -> Look:
    """The look of a cookie, which may say less than all; the usual one for anything we did not
    write."""
    parts = (cookie or "").split(".")
    if len(parts) > len(_ALLOWED) or any(
        part not in allowed for part, allowed in zip(parts, _ALLOWED, strict=False)
    ):
        return USUAL
    return Look(*cast("list[Any]", parts))
