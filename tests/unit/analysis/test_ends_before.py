"""Both ends of the scale, in one release after another: neither tells what the other hides."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.attacker import Known, Reader, exactly, find_interval, not_nothing
from analysis.change import Change, measure_change
from analysis.hiding import ENDS, ItemBefore, ReleasedBox, hide_boxes
from analysis.history import Apart
from analysis.tiers import is_small
from analysis.transition import TransitionTable

Table = tuple[tuple[int, ...], ...]
LEVELS, JOINED = 3, 10
CELLS = st.tuples(*[st.tuples(*[st.sampled_from([0, 0, 1, 2, 3, 5, 8])] * LEVELS)] * LEVELS)
PLACES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=4)


def released(table: Table, *before: ItemBefore) -> ItemBefore:
    """What a release of this table tells beside earlier ones, ten people before the next one."""
    change = measure_change(TransitionTable.from_pairs(table))
    moves = (change.up, change.same, change.down)
    return ItemBefore(Apart("1", 0, JOINED), moves, *hide_boxes(change, 5, before))


def grown(table: Table, places: list[tuple[int, int]]) -> Table:
    """The same with ten more people, who moved in one of these ways each."""
    rows = [list(row) for row in table]
    for number in range(JOINED):
        before, after = places[number % len(places)]
        rows[before][after] += 1
    return tuple(map(tuple, rows))


def test_a_number_that_was_hidden_is_not_told_by_the_next_release() -> None:
    # Three stood at the lowest end later, and all ten who came since do.
    table: Table = ((3, 0, 1), (0, 0, 1), (0, 8, 1))
    first, more = released(table), grown(table, [(1, 0)])
    assert (first.top, first.bottom) == (ReleasedBox(9, None), ReleasedBox(None, None))
    alone, beside = released(more), released(more, first)
    assert (alone.top, alone.bottom) == (ReleasedBox(9, None), ReleasedBox(None, 13))
    assert (beside.top, beside.bottom) == (ReleasedBox(None, None), ReleasedBox(None, 13))


@settings(max_examples=25, deadline=None)
@given(CELLS, PLACES)
def test_no_small_number_at_an_end_is_worked_out_of_two_releases(
    table: Table, places: list[tuple[int, int]]
) -> None:
    """An attacker of another make: cells from answer to answer, those who stayed and who joined."""
    first = released(table)
    second = released(grown(table, places), first)
    stayed, joined = range(9), range(9, 18)
    alone = list(told(first, [[cell] for cell in stayed]))
    both = [*alone, *told(second, [[cell, cell + 9] for cell in stayed]), exactly(joined, JOINED)]
    change = measure_change(TransitionTable.from_pairs(table))
    for end, number in zip(ENDS, change_ends(change), strict=True):
        if is_small(number, 5):
            parts = tuple(cells_at(end))
            left = find_interval(Reader(18, tuple(alone), (50,) * 18), parts)
            found = find_interval(Reader(18, tuple(both), (50,) * 18), parts)
            assert left is not None
            assert found is not None
            assert found == left or (found[1] or 0) - found[0] >= 4


def change_ends(change: Change) -> tuple[int, int, int, int]:
    """The four numbers, in the order of `ENDS`."""
    return change.top.before, change.top.after, change.bottom.before, change.bottom.after


def cells_at(end: str) -> list[int]:
    """The cells of three levels that stand at an end at one time; a row is an answer before."""
    which, when = end.split()
    level = LEVELS - 1 if which == "top" else 0
    return [3 * level + i if when == "before" else 3 * i + level for i in range(LEVELS)]


def told(release: ItemBefore, parts: list[list[int]]) -> list[Known]:
    """What a release tells; `parts` are the places of what makes up each cell."""
    ways = ([1, 2, 5], [0, 4, 8], [3, 6, 7])
    known = [
        exactly([part for cell in cells for part in parts[cell]], people)
        for cells, people in zip(ways, release.moves or (), strict=True)
    ]
    for end, number in release.ends.items():
        places = [part for cell in cells_at(end) for part in parts[cell]]
        if number is not None:
            known.append(exactly(places, number))
        elif any(each is not None for each in release.ends.values()):
            known.append(not_nothing(places))
    return known
