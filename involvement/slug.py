"""The short name of a thing, as it stands in addresses and commands."""

import re

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG = 60


def is_slug(text: str) -> bool:
    """Whether an address can hold the text as it is."""
    return len(text) <= LONGEST_SLUG and SLUG.fullmatch(text) is not None
