"""What a steering group reads of groups: tables of a release in the words of the reader."""

from collections.abc import Iterable, Iterator
from typing import Any

from analysis.message import Message
from analysis.pipeline import ReleasedBreakdown, ReleasedGroups
from analysis.protected_group import ProtectedGroup
from analysis.tiers import Band
from surveys.grouping import DECLINED, FORMAT, FORMATS, LANGUAGE, MODE
from surveys.mode import MODES
from surveys.questionnaire import Item
from surveys.release import Content
from surveys.sentences import say, say_all
from surveys.store.questionnaires import PublishedVersion
from surveys.wording import GAP_LABELS, in_language
from translations.formats import format_language
from translations.language import N_
from translations.language import gettext as _

OPEN_FROM = 100
"""People from whom on groups are shown without being asked for."""
TITLES = {
    LANGUAGE: N_("By language"),
    FORMAT: N_("By format"),
    MODE: N_("By way of answering"),
}
BANDS: dict[Band, str] = {
    "fewer_than_half": N_("fewer than half"),
    "around_half": N_("around half"),
    "more_than_half": N_("more than half"),
}

Versions = tuple[PublishedVersion, ...]
"""What the later wave asked, and what the earlier one did where that is known."""


def breakdowns(content: Content, versions: Versions) -> list[dict[str, Any]]:
    """Each breakdown of a release: its title, sentences about it, and a table for each item."""
    people = max((item.n or 0 for item in content.items), default=0)
    return [
        {
            "key": f"by-{place}",
            "title": _title(each, versions),
            "open": people >= OPEN_FROM,
            "sentences": say_all(each.told),
            "tables": [_table(each, groups, versions) for groups in each.items],
        }
        for place, each in enumerate(content.breakdowns)
    ]


def recorded(content: Content, versions: Versions) -> list[dict[str, str]]:
    """How far each equality item is recorded: the question, and a sentence."""
    return [
        {"title": in_language(_item(each.item, versions).text), "sentence": say(each.told)}
        for each in content.recorded
    ]


def _title(breakdown: ReleasedBreakdown, versions: Versions) -> str:
    if breakdown.key in TITLES:
        return _(TITLES[breakdown.key])
    return in_language(_item(breakdown.key, versions).text)


def _item(key: str, versions: Versions) -> Item:
    """The item of that key, in the later wave where both asked it."""
    return next(v.content.item(key) for v in versions if v.content.find_item(key))


def _table(
    breakdown: ReleasedBreakdown, groups: ReleasedGroups, versions: Versions
) -> dict[str, Any]:
    told = list(groups.told)
    return {
        "key": groups.item,
        "title": in_language(versions[0].content.item(groups.item).text),
        "sentences": say_all(message for message in told if not _is_caution(message)),
        "cautions": say_all(filter(_is_caution, told)),
        "rows": list(_rows(breakdown, groups.groups, versions)),
    }


def _is_caution(message: Message) -> bool:
    return message.key.startswith("caution.")


def _rows(
    breakdown: ReleasedBreakdown, groups: Iterable[ProtectedGroup], versions: Versions
) -> Iterator[dict[str, Any]]:
    """One row for each group with anybody in it; None is hidden."""
    for group in groups:
        if group.n != 0:
            yield {
                "label": _label(breakdown.key, group.key, versions),
                "people": group.n,
                "better": _cell(group.up, group.up_band),
                "same": group.same,
                "worse": _cell(group.down, group.down_band),
            }


def _cell(people: int | None, band: Band | None) -> int | str | None:
    return _(BANDS[band]) if people is None and band in BANDS else people


def _label(breakdown: str, group: str, versions: Versions) -> str:
    """What a group is called."""
    if breakdown == LANGUAGE:
        return format_language(group)
    if breakdown in TITLES:
        words = FORMATS.get(group) or MODES.get(group)
        return _(words) if words else group
    if group == DECLINED:
        return _(GAP_LABELS[DECLINED])
    return in_language(_item(breakdown, versions).option_labels[int(group)])
