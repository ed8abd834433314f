"""What may be shown of groups: first who, then how they moved (rules R2 to R4, R6, R9 and R11)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.attacker import Known, exactly
from analysis.breakdown import CROSSED_FROM, OUTCOMES, Breakdown, LiveCell
from analysis.change import EVIDENCE_BELOW, measure_change
from analysis.group_moves import Moves, protect_moves
from analysis.groups import compare_groups
from analysis.history import too_close
from analysis.multiplicity import benjamini_hochberg
from analysis.partition import choose_hidden
from analysis.protected import Audience, ProtectedItem
from analysis.protected_group import ProtectedGroup
from analysis.tiers import COUNTS_FROM, is_small
from analysis.transition import TransitionTable

Tables = Mapping[str, TransitionTable]


@dataclass(frozen=True, slots=True)
class ProtectedGroups:
    """The groups of one item, in the fixed order of the breakdown.

    `p` asks whether the groups whose counts are shown moved alike, adjusted with the other items
    of the breakdown by Benjamini and Hochberg; None below two such groups and for the public,
    where `below_5_percent` stands in for it. `is_reversed`: each of those groups moved the other
    way than all people together (Simpson). `mix_shifted`: the mix of groups among those who left
    is another by 20 percentage points or more.
    """

    item: str
    groups: tuple[ProtectedGroup, ...]
    p: float | None = None
    below_5_percent: bool | None = None
    is_reversed: bool = False
    mix_shifted: bool = False


@dataclass(frozen=True, slots=True)
class ProtectedBreakdown:
    """A breakdown after the gate; `withheld` says why nothing of it is shown, None where it is.

    "crossed": two characteristics are crossed among fewer than 100 people; "overlap": groups
    share people, or hold more than there are, or stand in an earlier breakdown; "unmatched": a
    live table names another group; "small": no choice of hidden groups protects the small ones;
    "nothing": no item may be shown.
    """

    key: str
    withheld: str | None
    items: tuple[ProtectedGroups, ...] = ()


def protect_breakdown(
    breakdown: Breakdown,
    wholes: Tables,
    shown: Mapping[str, ProtectedItem],
    out: Sequence[LiveCell],
    audience: Audience,
    k: int,
) -> ProtectedBreakdown:
    """Return what may be shown of a breakdown of the people in `wholes`, by key of the item.

    `shown` are the items of the whole after the gate; `out` is what is out about the same people.
    """
    items = [key for key, item in shown.items() if item.comparable and _has_counts(item)]
    moves = {key: _moves(breakdown, key, wholes[key]) for key in items}
    withheld = _withheld(breakdown, moves, out)
    if withheld is not None:
        return ProtectedBreakdown(breakdown.key, withheld)
    nested = [*(group.within for group in breakdown.groups), ()]
    known = {key: _out(breakdown, out, key) for key in items}
    bases = {key: [sum(row) for row in rows] for key, rows in moves.items()}
    sizes = {key: [_as_sizes(each) for each in known[key] if len(each.parts) == 3] for key in items}
    hidden = choose_hidden(bases, nested, sizes, k, _close(breakdown, k))
    if hidden is None or _rest_is_close(breakdown, hidden, k):
        return ProtectedBreakdown(breakdown.key, "small")
    keys = tuple(group.key for group in breakdown.groups)
    found = []
    for key in items:
        before = tuple(each for seen in breakdown.seen for each in seen.before(key))
        moved = Moves(keys, tuple(moves[key]), hidden, tuple(known[key]), before)
        groups = protect_moves(moved, shown[key], audience)
        if groups is None:
            return ProtectedBreakdown(breakdown.key, "small")
        found.append(ProtectedGroups(key, groups))
    return ProtectedBreakdown(breakdown.key, None, _compared(breakdown, wholes, found, audience, k))


def _close(breakdown: Breakdown, k: int) -> frozenset[int]:
    """Return the places of the groups that may not stand beside a live release (rule R10)."""
    return frozenset(
        place
        for place, group in enumerate(breakdown.groups)
        for seen in breakdown.seen
        if group.key in seen.shown and too_close([seen.apart((group.key,))], k, is_exempt=False)
    )


def _rest_is_close(breakdown: Breakdown, hidden: frozenset[int], k: int) -> bool:
    """Tell whether all who are in no shown group would be told by subtraction from a live release.

    They are a group like any other: what the whole tells and the shown groups do not is about them.
    """
    shown = [group.key for place, group in enumerate(breakdown.groups) if place not in hidden]
    rests = [rest for seen in breakdown.seen for rest in seen.rests(shown)]
    return bool(too_close(rests, k, is_exempt=False))


def _has_counts(item: ProtectedItem) -> bool:
    """Tell whether so many answered that a part of them may be told of at all."""
    return item.n is not None and item.n >= COUNTS_FROM


def _moves(breakdown: Breakdown, key: str, whole: TransitionTable) -> list[tuple[int, ...]]:
    """Return (down, same, up) of each group, and last of those who are in none of them."""
    empty = TransitionTable.empty(whole.levels)
    rows = [_row(group.tables.get(key, empty)) for group in breakdown.groups]
    inside = [sum(column) for column in zip(*rows, strict=True)] or [0, 0, 0]
    rest = tuple(all_ - part for all_, part in zip(_row(whole), inside, strict=True))
    return [*rows, rest]


def _row(table: TransitionTable) -> tuple[int, ...]:
    """Return how many people moved down, stayed and moved up."""
    change = measure_change(table)
    return change.down, change.same, change.up


def _withheld(
    breakdown: Breakdown, moves: Mapping[str, list[tuple[int, ...]]], out: Sequence[LiveCell]
) -> str | None:
    """Return why nothing of a breakdown may be shown, whatever its numbers; None otherwise."""
    keys = {group.key for group in breakdown.groups}
    people = max((sum(map(sum, rows)) for rows in moves.values()), default=0)
    if not moves:
        return "nothing"
    if breakdown.crosses > 1 and people < CROSSED_FROM:
        return "crossed"
    if any(min(rows[-1]) < 0 for rows in moves.values()):
        return "overlap"
    return "unmatched" if any(cell.group not in keys for cell in out) else None


def _out(breakdown: Breakdown, out: Sequence[LiveCell], key: str) -> list[Known]:
    """Return what is out about one item, as sums of cells, three for each group."""
    places = {group.key: place for place, group in enumerate(breakdown.groups)}
    known = []
    for cell in out:
        if cell.item == key:
            start = 3 * places[cell.group]
            parts = range(start, start + 3)
            chosen = parts if cell.outcome == "n" else [start + OUTCOMES.index(cell.outcome)]
            known.append(exactly(chosen, cell.people))
    return known


def _as_sizes(known: Known) -> Known:
    """Return a sum over a whole group as a sum over groups."""
    return replace(known, parts=(known.parts[0] // 3,))


def _compared(
    breakdown: Breakdown,
    wholes: Tables,
    found: Sequence[ProtectedGroups],
    audience: Audience,
    k: int,
) -> tuple[ProtectedGroups, ...]:
    """Return the groups with what they say together: only what is shown is compared."""
    measured = [compare_groups(_shown_tables(breakdown, each), wholes[each.item]) for each in found]
    tests = [each.test.p if len(each.changes) > 1 else None for each in measured]
    compared = []
    for each, both, p in zip(found, measured, benjamini_hochberg(tests), strict=True):
        lost = [change.lost for change in both.changes.values()]
        telling = not any(is_small(people, k) for people in lost)
        compared.append(
            replace(
                each,
                p=None if audience == "public" else p,
                below_5_percent=None if p is None else p < EVIDENCE_BELOW,
                is_reversed=both.is_reversed,
                mix_shifted=telling and both.has_shifted,
            )
        )
    return tuple(compared)


def _shown_tables(breakdown: Breakdown, found: ProtectedGroups) -> dict[str, TransitionTable]:
    """Return the tables of the groups of anybody all of whose counts are shown."""
    complete = {
        group.key
        for group in found.groups
        if group.n and None not in (group.up, group.same, group.down)
    }
    return {
        group.key: group.tables[found.item]
        for group in breakdown.groups
        if group.key in complete and found.item in group.tables
    }
