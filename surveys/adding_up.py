"""Counting totals over several items: right answers, and the scales of several questions."""

from collections.abc import Sequence

from analysis.knowledge_gate import KnowledgeFigures, Totals
from analysis.moments import Moments
from analysis.scale import ALPHA_FROM_ITEMS
from analysis.scale_gate import ScaleFigures
from surveys.asked import Counting
from surveys.levels import level_of
from surveys.questionnaire import Item
from surveys.released_before import totals_before
from surveys.store.wave_figures import count_patterns

Levels = tuple[int, ...]
BothTimes = dict[tuple[Levels, Levels], int]
"""(levels of all items at the start, and later) → people who gave all of them."""


async def count_knowledge(counting: Counting, keys: Sequence[str]) -> KnowledgeFigures | None:
    """The items with right answers among `keys`, and their totals; None where there is none."""
    items = [counting.version.content.item(key) for key in keys]
    right = [item.key for item in items if item.kind == "knowledge"]
    if not right:
        return None
    rated = tuple(i.key for i in items if i.measure == "knowledge" and i.kind == "scale")
    totals = _totals(await _count_all(counting, right)) if len(right) > 1 else None
    told = totals_before(counting.before, "knowledge", counting.what.waves, counting.k)
    return KnowledgeFigures(tuple(right), rated, totals, told)


async def count_scales(counting: Counting, keys: Sequence[str]) -> tuple[ScaleFigures, ...]:
    """Every scale of three items or more among `keys`: they stand in one section, measure the same
    and are answered on one response scale."""
    groups: dict[str, list[str]] = {}
    for item in (counting.version.content.item(key) for key in keys):
        if item.kind == "scale" and item.measure:
            groups.setdefault(_scale_key(item), []).append(item.key)
    scales = {key: own for key, own in groups.items() if len(own) >= ALPHA_FROM_ITEMS}
    return tuple([await _count_scale(counting, key, own) for key, own in scales.items()])


def _scale_key(item: Item) -> str:
    return f"{item.measure} {item.scale} {item.section}".strip()


async def _count_scale(counting: Counting, key: str, items: Sequence[str]) -> ScaleFigures:
    people = await _count_all(counting, items)
    starts: dict[Levels, int] = {}
    for (start, _later), count in people.items():
        starts[start] = starts.get(start, 0) + count
    return ScaleFigures(
        key=key,
        items=tuple(items),
        totals=_totals(people),
        moments=Moments.from_counts(starts, len(items)),
        told=totals_before(counting.before, key, counting.what.waves, counting.k),
    )


async def _count_all(counting: Counting, keys: Sequence[str]) -> BothTimes:
    """People who gave a level in every one of these items both times, by all of their levels."""
    what = counting.what
    questions = [counting.version.question_ids[key] for key in keys]
    waves = (what.before, what.after)
    asked = [(wave.id, question) for wave in waves for question in questions]
    items = [counting.asked.find(wave, question) for wave in waves for question in questions]
    found: BothTimes = {}
    for codes, people in (await count_patterns(asked, young=what.young)).items():
        levels = [level_of(item, code) for item, code in zip(items, codes, strict=True)]
        known = tuple(level for level in levels if level is not None)
        if len(known) == len(levels):
            both = (known[: len(keys)], known[len(keys) :])
            found[both] = found.get(both, 0) + people
    return found


def _totals(people: BothTimes) -> Totals:
    """People by their totals: whole numbers, at the start and later."""
    found: dict[tuple[int, int], int] = {}
    for (start, later), count in people.items():
        totals = (sum(start), sum(later))
        found[totals] = found.get(totals, 0) + count
    return found
