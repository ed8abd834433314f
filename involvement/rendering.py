"""Templates, assets and how large and strong a page is drawn: what every page needs to be made."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from jinja2 import Environment, FileSystemLoader

from translations.templates import install

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "static"

Size = Literal["normal", "bigger", "biggest"]
Contrast = Literal["normal", "high"]
SIZES = get_args(Size)
CONTRASTS = get_args(Contrast)


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is drawn for one reader."""

    size: Size = "normal"
    contrast: Contrast = "normal"

    def to_cookie(self) -> str:
        """The look as the cookie keeps it."""
        return f"{self.size}.{self.contrast}"


USUAL = Look()


@cache
def read_look(cookie: str | None) -> Look:
    """The look of a cookie; the usual one for anything we did not write."""
    size, _, contrast = (cookie or "").partition(".")
    if size in SIZES and contrast in CONTRASTS:
        return Look(cast("Size", size), cast("Contrast", contrast))
    return USUAL


@cache
def asset(name: str) -> str:
    """The address of a file of `static/`, which changes when the file does.

    So it may be kept for ever, and a changed file is fetched at once.
    """
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    stem, dot, ending = name.rpartition(".")
    return f"/static/{stem}.{digest}{dot}{ending}"


@cache
def environment() -> Environment:
    """The one Jinja environment."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # or each page would ask the disk about every template it is made of
    )
    install(made)
    made.globals["asset"] = asset
    return made
