"""Groups, tables and first answers pass one gate, and nobody can be worked out from what leaves."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.attacker import Known, Reader, exactly, find_interval, not_nothing
from analysis.breakdown import Breakdown, Group, LiveCell, LiveTable, Outcome
from analysis.comparing_words import tell_breakdown, tell_groups
from analysis.disclosure import Audience, ReleasedSet, TableSet, protect
from analysis.figures import ItemFigures
from analysis.group_gate import ProtectedBreakdown
from analysis.history import Apart
from analysis.protected_group import ProtectedGroup
from analysis.tiers import band_values, is_small
from surveys.sentences import say
from tests.unit.analysis.tables import moved

Row = tuple[int, int, int]
GROUPS = st.lists(st.tuples(*[st.integers(0, 14)] * 3), min_size=2, max_size=4)


def breakdown(rows: list[Row], key: str = "age", crosses: int = 1) -> Breakdown:
    """Return groups that moved (up, same, down), asked one item."""
    groups = (Group(str(i), {"knows": moved(*row)}) for i, row in enumerate(rows))
    return Breakdown(key, tuple(groups), crosses)


def item(rows: list[Row], key: str = "knows") -> ItemFigures:
    """Return all people together."""
    up, same, down = (sum(column) for column in zip(*rows, strict=True))
    return ItemFigures(key, "knowledge", moved(up, same, down))


def released(
    rows: list[Row],
    audience: Audience = "steering",
    rest: Row = (0, 0, 0),
    live: tuple[LiveTable, ...] = (),
) -> ReleasedSet:
    """Return one item and one breakdown after the gate; `rest` are people in no group."""
    return protect(TableSet((item([*rows, rest]),), (breakdown(rows),), live), audience)


def withheld(shown: ReleasedSet) -> str | None:
    """Return why the one breakdown is withheld."""
    return shown.breakdowns[0].withheld


def sizes(shown: ReleasedSet) -> list[int | None]:
    """Return the size of each group, None for hidden."""
    return [group.n for group in shown.breakdowns[0].items[0].groups]


def test_groups_large_enough_are_shown_with_their_range_and_compared() -> None:
    shown = released([(20, 8, 7), (6, 12, 19)])
    groups = shown.breakdowns[0].items[0]
    assert [(g.n, g.up, g.same, g.down) for g in groups.groups] == [(35, 20, 8, 7), (37, 6, 12, 19)]
    assert groups.groups[0].net_in_ten == (0, 6)
    assert groups.p is not None
    assert groups.below_5_percent
    public = released([(20, 8, 7), (6, 12, 19)], "public").breakdowns[0].items[0]
    assert (public.p, public.below_5_percent) == (None, True)


def test_a_small_group_is_hidden_with_another() -> None:
    assert sizes(released([(20, 8, 7), (15, 12, 9), (6, 5, 5), (1, 1, 1)])) == [35, 36, None, None]


def test_not_wanting_to_say_as_the_only_other_group_withholds_all() -> None:
    assert withheld(released([(20, 8, 7), (1, 1, 1)])) == "small"


def test_people_who_are_in_no_group_are_not_told_by_subtraction() -> None:
    assert withheld(released([(20, 8, 7), (15, 12, 9)], rest=(1, 1, 1))) == "small"
    assert sizes(released([(20, 8, 7), (15, 12, 9)], rest=(5, 6, 7))) == [35, 36]


def test_hidden_rows_stand_in_the_fixed_order_and_not_by_size() -> None:
    one = released([(1, 1, 1), (20, 8, 7), (6, 5, 5), (15, 12, 9)])
    keys = [group.key for group in one.breakdowns[0].items[0].groups]
    assert keys == ["0", "1", "2", "3"]
    hidden = [g for g in one.breakdowns[0].items[0].groups if g.n is None]
    assert all((g.up, g.same, g.down, g.up_band) == (None,) * 4 for g in hidden)


def test_a_group_of_one_mind_is_told_in_words() -> None:
    # All twelve got better: a count would tell what each of them said.
    shown = released([(12, 0, 0), (16, 14, 12), (14, 12, 16)])
    first = shown.breakdowns[0].items[0].groups[0]
    assert (first.n, first.up, first.same) == (12, None, None)


def test_groups_that_share_people_or_cross_too_early_are_withheld() -> None:
    rows: list[Row] = [(9, 9, 9), (9, 9, 9)]
    whole = (item([(9, 9, 10)]),)
    assert withheld(protect(TableSet(whole, (breakdown(rows),)), "steering")) == "overlap"
    crossed = TableSet((item(rows),), (breakdown(rows, crosses=2),))
    assert withheld(protect(crossed, "steering")) == "crossed"
    few = TableSet((item([(3, 2, 2)]),), (breakdown([(3, 2, 2)]),))
    assert withheld(protect(few, "steering")) == "nothing"


def test_two_groups_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="different keys"):
        Breakdown("age", (Group("a", {}), Group("a", {})))


def live(*cells: tuple[str, Outcome, int], apart: Apart | None = None) -> tuple[LiveTable, ...]:
    """Return a live table about the same people with numbers of groups."""
    numbers = tuple(LiveCell("knows", "age", *cell) for cell in cells)
    return (LiveTable(apart or Apart("1", 0, 0), numbers),)


def test_two_pages_with_complementary_groups_do_not_tell_the_third() -> None:
    rows: list[Row] = [(20, 8, 7), (15, 12, 9), (6, 5, 5), (1, 1, 1)]
    assert sizes(released(rows)) == [35, 36, None, None]
    # Another page shows the third group already, so hiding it here would hide nothing.
    assert withheld(released(rows, live=live(("2", "n", 16)))) == "small"
    assert withheld(released(rows, live=live(("x", "n", 16)))) == "unmatched"


def test_what_everybody_can_work_out_is_not_hidden() -> None:
    rows: list[Row] = [(32, 24, 0), (4, 28, 24), (16, 16, 0), (4, 8, 0), (12, 24, 8)]
    for group in released(rows).breakdowns[0].items[0].groups:
        counts = (group.up, group.same, group.down)
        assert counts.count(None) != 1, "the size of the group tells the one that is hidden"


def test_a_group_of_nobody_is_compared_with_none() -> None:
    (groups,) = released([(20, 8, 7), (0, 0, 0), (0, 0, 0)]).breakdowns[0].items
    assert [group.n for group in groups.groups] == [35, 0, 0]
    assert (groups.p, groups.below_5_percent) == (None, None)


def test_a_release_too_close_to_a_live_one_shows_nothing() -> None:
    shown = released([(20, 8, 7), (15, 12, 9)], live=live(apart=Apart("7", 1, 2)))
    assert (shown.items, shown.breakdowns) == ((), ())
    assert [close.name for close in shown.too_close] == ["7"]
    assert released([(20, 8, 7), (15, 12, 9)], live=live(apart=Apart("7", 1, 5))).items


def test_where_the_exemption_applies_ten_more_people_are_needed() -> None:
    rows: list[Row] = [(8, 1, 1)]
    assert protect(TableSet((item(rows),)), "steering").is_exempt
    assert not protect(TableSet((item(rows),)), "public").is_exempt
    for new, shown in ((9, 0), (10, 1)):
        near = TableSet((item(rows),), live=live(apart=Apart("7", 0, new)))
        assert len(protect(near, "steering").items) == shown
    assert protect(near, "public").items


def beside(shown: ReleasedSet, cells: list[int]) -> list[Known]:
    """Return what the whole and the sizes of the shown groups tell of (down, same, up) cells."""
    whole = shown.items[0]
    known = [exactly(range(len(cells)), whole.n or 0)]
    for move, people in enumerate((whole.down, whole.same, whole.up)):
        if people is not None:
            known.append(exactly(range(move, len(cells), 3), people))
    for place, group in enumerate(shown.breakdowns[0].items[0].groups):
        if group.n is not None:
            known.append(exactly(range(3 * place, 3 * place + 3), group.n))
    return known


def told(place: int, group: ProtectedGroup, cells: list[int]) -> Iterator[Known]:
    """Yield what the counts and bands of one group tell; beside counts, zeros are shown."""
    counts = (group.down, group.same, group.up)
    for move, people in enumerate(counts):
        if people is not None:
            yield exactly([3 * place + move], people)
        elif any(count is not None for count in counts):
            yield not_nothing([3 * place + move])
    for move, band in ((0, group.down_band), (2, group.up_band)):
        if band is not None:
            values = band_values(cells[3 * place + move], group.n or 0)
            yield Known((3 * place + move,), min(values), max(values))


@settings(max_examples=30, deadline=None)
@given(GROUPS, st.sampled_from(["steering", "public"]))
def test_no_small_cell_of_a_group_can_be_worked_out(rows: list[Row], audience: Audience) -> None:
    shown = released(rows, audience)
    if not shown.breakdowns or shown.breakdowns[0].withheld:
        return
    cells = [n for up, same, down in rows for n in (down, same, up)] + [0, 0, 0]
    basis = beside(shown, cells)
    bands = [list(told(p, g, cells)) for p, g in enumerate(shown.breakdowns[0].items[0].groups)]
    everything = Reader(len(cells), (*basis, *(known for each in bands for known in each)))
    for place, cell in enumerate(cells[:-3]):
        if not is_small(cell, 5):
            continue
        found = find_interval(everything, (place,))
        assert found is not None
        assert found[0] <= cell <= (found[1] or 0)
        # Five values, or no fewer than the whole, the sizes and the own words leave.
        if (found[1] or 0) - found[0] < 4:
            words = [known for known in bands[place // 3] if known.least < (known.most or 0)]
            allowed = Reader(len(cells), (*basis, *words))
            assert found == find_interval(allowed, (place,))


def test_every_shown_group_is_large_and_leaves_nobody_small() -> None:
    rows: list[Row] = [(9, 8, 7), (15, 12, 9), (2, 1, 1), (1, 1, 1), (20, 11, 12)]
    shown = sizes(released(rows))
    total = sum(map(sum, rows))
    assert all(n is None or (n >= 5 and total - n >= 5) for n in shown)
    assert shown[2] is None


def test_each_release_of_a_growing_group_is_far_enough_from_the_last() -> None:
    made = [20]
    for n in range(21, 60):
        near = live(apart=Apart("last", 0, n - made[-1]))
        if protect(TableSet((item([(n - 12, 6, 6)]),), live=near), "steering").items:
            made.append(n)
    assert all(later - earlier >= 5 for earlier, later in pairwise(made))
    assert len(made) == 8


def test_why_groups_are_not_shown_is_told_and_what_they_say_together() -> None:
    withheld_one = released([(20, 8, 7), (1, 1, 1)]).breakdowns[0]
    assert [m.key for m in tell_breakdown(withheld_one)] == ["groups.withheld.small"]
    hidden = released([(20, 8, 7), (15, 12, 9), (6, 5, 5), (1, 1, 1)]).breakdowns[0]
    assert [m.key for m in tell_breakdown(hidden)] == ["groups.some_hidden"]
    apart = released([(20, 8, 7), (6, 12, 19)]).breakdowns[0].items[0]
    assert [m.key for m in tell_groups(apart)] == ["groups.differ"]
    both = replace(apart, below_5_percent=False, is_reversed=True, mix_shifted=True)
    told_of_both = list(tell_groups(both))
    assert len(told_of_both) == 3
    reasons = ("small", "crossed", "overlap", "unmatched", "nothing")
    others = [m for r in reasons for m in tell_breakdown(ProtectedBreakdown("age", r))]
    for message in (*told_of_both, *others, *tell_breakdown(hidden), *tell_groups(apart)):
        assert say(message).endswith(".")


def test_every_group_falling_while_all_together_rise_is_noticed_behind_the_gate() -> None:
    # The people in no group rose: enough of them to be told of by subtraction.
    shown = released([(6, 10, 14), (7, 9, 13)], rest=(30, 8, 8)).breakdowns[0].items[0]
    assert shown.is_reversed
    assert not released([(14, 10, 6), (13, 9, 7)]).breakdowns[0].items[0].is_reversed
