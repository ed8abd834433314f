"""Changes of questionnaires that are being written, for the audit and the scope."""

from collections.abc import Awaitable, Callable
from typing import Any

from involvement.roles import COMMAND
from surveys.draft import Values, add, new_values
from surveys.store import drafts
from surveys.store.retiring import reinstate, retire
from tests.world import START, Riverside

Change = Callable[[], Awaitable[Any]]
ITEM = {"key": "q1", "kind": "short_text", "text": "How did you sleep?"}


def add_item(values: Values) -> None:
    """Ask one thing more."""
    add(values, "item", dict(ITEM))


async def draft(
    *, organisation: int, title: str = "Your sleep", items: int = 1, whole: bool = False
) -> int:
    """The id of a new draft with one item, or none. `whole`: with a section and a scale as well,
    with an item that is asked after one answer to another, and one that is to be finished."""
    values = new_values(title, "We ask about your nights.", "en")
    if items:
        add_item(values)
    if whole:
        add_all_else(values)
    return await drafts.start_draft(COMMAND, START, organisation=organisation, values=values)


def add_all_else(values: Values) -> None:
    """A section, a scale, and items that use them."""
    add(values, "section", {"key": "part1", "title": "Your nights"})
    options = ["Badly", "So so", "Well"]
    scale = {"key": "scale1", "direction": "up_is_better", "options": options}
    add(values, "scale", scale)
    asked = {"key": "q2", "kind": "scale", "scale": "scale1", "section": "part1"}
    add(values, "item", {**asked, "text": "How well do you sleep?"})
    condition = [{"item": "q2", "any_of": [0]}]
    add(values, "item", {"key": "q4", "kind": "choice", "text": "To be finished"})
    why = {"key": "q3", "kind": "several", "options": ["Noise", "Pain"], "show_if": condition}
    add(values, "item", {**why, "text": "What keeps you awake?"})


async def set_up(town: Riverside) -> None:
    """Drafts 1, 2 and 4, the second one changed, and a retired questionnaire made of a third."""
    for title in ("First draft", "Second draft", "Third draft", "Fourth draft"):
        await draft(organisation=town.organisation, title=title)
    await drafts.change_draft(COMMAND, START, 2, _rename)
    await retire(COMMAND, START, await drafts.publish_draft(COMMAND, START, 3))


def changes(town: Riverside) -> dict[str, Change]:
    """Every change of these."""
    return {
        "began draft": lambda: draft(organisation=town.organisation, title="One more"),
        "changed draft": lambda: drafts.change_draft(COMMAND, START, 1, _rename),
        "undid a change of draft": lambda: drafts.undo_change(COMMAND, START, 2, 2),
        "removed draft": lambda: drafts.remove_draft(COMMAND, START, 4, 1),
        "retired questionnaire": lambda: retire(COMMAND, START, town.first.id),
        "reinstated questionnaire": _reinstate,
    }


async def _reinstate() -> None:
    await reinstate(COMMAND, START, await drafts.publish_draft(COMMAND, START, 3))


def _rename(values: Values) -> None:
    values["title"] = "Renamed"
