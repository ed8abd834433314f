"""Templates and assets: what every page needs to be made."""

import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from involvement.screen import OWN
from translations.templates import install

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "static"


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
    made.globals["screen"] = OWN
    return made
