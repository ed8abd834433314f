"""How an item is answered, where its author says nothing of that."""

from collections.abc import Mapping
from typing import Final

from surveys.questionnaire import Kind
from translations.language import N_, gettext

_ON_SCREEN: Final[Mapping[Kind, str]] = {
    "several": N_("You can choose more than one."),
    "rank": N_("Press Up or Down to change the order. Put first what matters most."),
}
_ON_PAPER: Final[Mapping[Kind, str]] = {
    "several": N_("You can tick more than one."),
    "rank": N_(
        "Write 1 in the box of what comes first, 2 in the box of what comes next, and so on."
    ),
}


def hint_on_screen(kind: Kind) -> str:
    """What to press; "" where a choice says it itself."""
    return gettext(_ON_SCREEN[kind]) if kind in _ON_SCREEN else ""


def hint_on_paper(kind: Kind) -> str:
    """What to write into the boxes; "" where one is simply ticked."""
    return gettext(_ON_PAPER[kind]) if kind in _ON_PAPER else ""
