"""What came out of a file as JSON, for other programs: the released set, and nothing beside it."""

from typing import Any

import msgspec

from analysis.words import Told, tell
from surveys.analysing import Analysis
from surveys.sentences import say_all

PARTS = ("headline", "range", "said", "cautions", "technical")


def write_json(analysis: Analysis) -> str:
    """The released set, null for what is not shown, with the sentences of each item."""
    released = analysis.released
    found: dict[str, Any] = {
        "waves": analysis.waves,
        "audience": released.audience,
        "threshold": released.k,
        "partial": analysis.is_partial,
        "items": [
            {**msgspec.to_builtins(item), "sentences": _sentences(tell(item))}
            for item in released.items
        ],
        "breakdowns": [
            {**msgspec.to_builtins(each), "some_hidden": each.key in analysis.some_hidden}
            for each in released.breakdowns
        ],
    }
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"


def _sentences(told: Told) -> dict[str, tuple[str, ...]]:
    """What is told of an item in whole sentences, by part."""
    return {part: say_all(getattr(told, part)) for part in PARTS}
