"""Counting a release's people in groups, and where they stand in the releases before it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from analysis.breakdown import Breakdown, Group, Seen
from analysis.recording import tell_recording
from analysis.transition import TransitionTable
from surveys.grouping import NONE, Grouping, by_answers, equality_items, groupings, is_recorded
from surveys.levels import Pair
from surveys.questionnaire import Item
from surveys.release import Earlier, Recorded
from surveys.store.figures import Cells
from surveys.store.group_figures import Asked, Tables, Value, count_groups, count_recorded
from surveys.store.group_moves import (
    ABSENT,
    UNKNOWN,
    Moves,
    Place,
    ReleasedThen,
    count_moves,
)
from surveys.store.questionnaires import PublishedVersion, get_version
from translations.language import offered

Versions = tuple[PublishedVersion, PublishedVersion]
"""What the earlier wave asked, and what the later one."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a release is about: two waves by their ids, what they asked, and which people."""

    waves: tuple[int, int]
    versions: Versions
    young: bool


@dataclass(frozen=True, slots=True)
class Equality:
    """An equality item as one of two waves asked it: the later one where both did."""

    item: Item
    asked: Asked


async def break_down(
    about: Subject, pairs: Iterable[Pair], earlier: Iterable[Earlier]
) -> tuple[dict[str, TransitionTable], tuple[Breakdown, ...]]:
    """Count every item of `pairs`: of everybody, by its key, and of each group.

    A breakdown with people in fewer than two groups is left out: it would tell nothing.
    """
    items, equality = list(pairs), list(_equality(about.versions))
    counted = await count_groups(about.waves, [e.asked for e in equality], young=about.young)
    whole = _tables(items, counted.whole)
    fixed = groupings((each.tag for each in offered()), (e.item for e in equality))
    told = [each for each in fixed if len(_used(each, counted.groups[each.key])) > 1]
    seen = await _seen(about, equality, told, earlier)
    breakdowns = (
        _breakdown(each, items, counted.groups[each.key], seen[each.key]) for each in told
    )
    return whole, tuple(breakdowns)


async def find_recorded(about: Subject, threshold: int) -> tuple[Recorded, ...]:
    """How far each equality item is recorded of those who answered both times."""
    asked = [each.asked for each in _equality(about.versions)]
    counted = await count_recorded(about.waves, asked, young=about.young)
    told = (
        (
            key,
            tell_recording(
                sum(people for code, people in codes.items() if is_recorded(code)),
                sum(codes.values()),
                threshold,
            ),
        )
        for key, codes in counted.items()
    )
    return tuple(Recorded(key, message) for key, message in told if message is not None)


def _equality(versions: Versions) -> Iterator[Equality]:
    """The equality items that either wave asked, each in the later one where both did."""
    before, after = versions
    for item in equality_items(after.content):
        yield Equality(item, Asked(item.key, after.item_ids[item.key], later=True))
    for item in equality_items(before.content):
        if after.content.find_item(item.key) is None:
            yield Equality(item, Asked(item.key, before.item_ids[item.key], later=False))


def _used(grouping: Grouping, values: Mapping[Value, Tables]) -> set[str]:
    """The groups in which there is anybody."""
    return {grouping.group(value) for value in values} - {NONE}


def _tables(pairs: Iterable[Pair], counted: Mapping[int, Cells]) -> dict[str, TransitionTable]:
    """The transition table of each item, by its key."""
    return {each.new.key: each.table(counted.get(each.question, {})) for each in pairs}


def _breakdown(
    grouping: Grouping,
    pairs: list[Pair],
    values: Mapping[Value, Tables],
    seen: list[Seen],
) -> Breakdown:
    """One breakdown, with every group of its fixed list."""
    groups: dict[str, dict[int, Cells]] = {key: {} for key in grouping.groups}
    for value, tables in values.items():
        group = grouping.group(value)
        for question, cells in tables.items() if group != NONE else ():
            _add(groups[group].setdefault(question, defaultdict(int)), cells)
    return Breakdown(
        grouping.key,
        tuple(Group(key, _tables(pairs, counted)) for key, counted in groups.items()),
        seen=tuple(seen),
    )


def _add(cells: Cells, more: Cells) -> None:
    for cell, people in more.items():
        cells[cell] += people


async def _seen(
    about: Subject, equality: list[Equality], told: list[Grouping], earlier: Iterable[Earlier]
) -> dict[str, list[Seen]]:
    """Where the people of earlier releases that show the same breakdowns stand now."""
    seen: dict[str, list[Seen]] = {each.key: [] for each in told}
    for release in earlier:
        if not release.in_both or not any(key in release.shown for key in seen):
            continue
        versions = [await get_version(each) for each in release.versions]
        then = {e.item.key: e for e in _equality((versions[0], versions[1]))}
        both = [each for each in equality if each.item.key in then]
        moves = await count_moves(
            ReleasedThen(release.id, release.waves, tuple(then[e.item.key].asked for e in both)),
            about.waves,
            [each.asked for each in both],
            young=about.young,
        )
        for now in told:
            if now.key in release.shown and now.key in moves:
                old = by_answers(then[now.key].item) if now.key in then else now
                same = release.waves == about.waves
                placed = _placed(release, moves[now.key], old, now)
                seen[now.key].append(
                    replace(placed, told=release.told[now.key]) if same else placed
                )
    return seen


def _placed(release: Earlier, moves: Moves, then: Grouping, now: Grouping) -> Seen:
    """One breakdown of an earlier release with its people by group then and now."""
    people: dict[tuple[str | None, str | None], int] = defaultdict(int)
    unknown = 0
    for (before, after), count in moves.items():
        if before.state == UNKNOWN:
            unknown += count
        else:
            people[_group(then, before), _group(now, after)] += count
    return Seen(str(release.number), release.shown[now.key], people, unknown)


def _group(grouping: Grouping, place: Place) -> str | None:
    """The group that a place stands for; None where somebody is not counted."""
    return None if place.state == ABSENT else grouping.group(place.value)
