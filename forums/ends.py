"""The two ends of the scale of a released item, in the words of the reader's language."""

from typing import Any

from analysis.hiding import ReleasedBox
from analysis.pipeline import ReleasedItem
from surveys.questionnaire import Item
from surveys.store.questionnaires import PublishedVersion
from surveys.wording import in_language
from translations.language import gettext as _


def ends_of(item: ReleasedItem, version: PublishedVersion) -> dict[str, Any] | None:
    """The two ends of the scale of the same people, before and after; None: nothing is shown."""
    rows = []
    asked = version.content.item(item.key)
    for label, box in _ends(item, asked):
        if box is not None:
            rows.append({"label": label, **_cells(box, item.n or 0)})
    shown = any(row["before"] or row["after"] for row in rows)
    return {"n": item.n, "rows": rows} if shown else None


def _ends(item: ReleasedItem, asked: Item) -> list[tuple[str, ReleasedBox | None]]:
    """The words of the worst and of the best answer, each with its numbers; of an item with right
    answers only those who were right."""
    if not asked.level_codes:
        return [(_("Right"), item.top)] if asked.kind == "knowledge" else []
    words = [in_language(asked.option_labels[asked.level_codes[place]]) for place in (0, -1)]
    return [(words[0], item.bottom), (words[1], item.top)]


def _cells(box: ReleasedBox, n: int) -> dict[str, str | None]:
    """ "11 of 21", or None where the number is hidden."""
    return {
        name: None if count is None else _("%(count)s of %(n)s", count=count, n=n)
        for name, count in (("before", box.before), ("after", box.after))
    }
