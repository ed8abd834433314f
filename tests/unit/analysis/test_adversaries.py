"""What somebody tries who wants to know a hidden number: each attempt against the gate itself.

`test_group_gate` proves that no cell of one breakdown can be worked out; here stand the ways
around one breakdown. What is rendered is looked at in `tests/pages/test_scraping.py`.
"""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.attacker import Known, Reader, exactly, find_interval, not_nothing
from analysis.breakdown import Breakdown, Group, LiveCell, LiveTable
from analysis.disclosure import ReleasedSet, TableSet, protect
from analysis.figures import ItemFigures
from analysis.group_gate import ProtectedGroups
from analysis.history import Apart
from analysis.tiers import band_values, is_small
from analysis.transition import Answer, TransitionTable
from tests.unit.analysis.tables import moved

Row = tuple[int, int, int]
"""People who went up, stayed, and went down."""

COUNTS = st.sampled_from([0, 1, 2, 3, 4, 6, 8, 9, 12, 14])
TWO_GROUPS = st.lists(st.tuples(COUNTS, COUNTS, COUNTS), min_size=2, max_size=2)


def of(key: str, **groups: Row) -> Breakdown:
    """A breakdown of one item, `knows`, into these groups."""
    return Breakdown(
        key, tuple(Group(name, {"knows": moved(*row)}) for name, row in groups.items())
    )


def everybody(*rows: Row) -> ItemFigures:
    """All of these people together."""
    up, same, down = (sum(column) for column in zip(*rows, strict=True))
    return ItemFigures("knows", "knowledge", moved(up, same, down))


def sizes(shown: ReleasedSet, place: int = 0) -> dict[str, int | None]:
    """The size of each group of one breakdown, None for hidden."""
    return {group.key: group.n for group in shown.breakdowns[place].items[0].groups}


# Two dashboards with complementary filters


@settings(max_examples=25, deadline=None)
@given(TWO_GROUPS)
def test_one_dashboard_of_women_and_one_of_all_others_tell_no_small_cell(rows: list[Row]) -> None:
    """Each hides a small cell with another of its own choice; together they would tell both."""
    filters = (of("women", women=rows[0]), of("others", others=rows[1]))
    shown = protect(TableSet((everybody(*rows),), filters), "steering")
    cells = [count for up, same, down in rows for count in (down, same, up)]
    sums, words = [], []
    for place, breakdown in enumerate(shown.breakdowns):
        for item in breakdown.items:
            sums += list(_sizes_of(item, place))
            words += list(_told_of(item, place, cells))
    for move, people in enumerate((shown.items[0].down, shown.items[0].same, shown.items[0].up)):
        sums += [] if people is None else [exactly((move, 3 + move), people)]
    for place, cell in enumerate(cells):
        if not is_small(cell, 5) or not words:
            continue
        found = find_interval(Reader(6, (*sums, *words)), (place,))
        bands = [known for known in words if known.least < (known.most or 0)]
        assert found is not None
        # Five values are left, or as few as the whole, the sizes and the bands leave anyway.
        assert (found[1] or 99) - found[0] >= 4 or found == find_interval(
            Reader(6, (*sums, *bands)), (place,)
        )


def _sizes_of(item: ProtectedGroups, place: int) -> list[Known]:
    """What the size of the one group of a breakdown tells; cells are (down, same, up) by group."""
    n = item.groups[0].n
    return [] if n is None else [exactly(range(3 * place, 3 * place + 3), n)]


def _told_of(item: ProtectedGroups, place: int, cells: list[int]) -> list[Known]:
    """What its counts and bands tell; beside counts, zeros are shown."""
    group, found = item.groups[0], []
    counts = (group.down, group.same, group.up)
    for move, people in enumerate(counts):
        if people is not None:
            found.append(exactly([3 * place + move], people))
        elif any(count is not None for count in counts):
            found.append(not_nothing([3 * place + move]))
    for move, band in ((0, group.down_band), (2, group.up_band)):
        if band is not None:
            values = band_values(cells[3 * place + move], group.n or 0)
            found.append(Known((3 * place + move,), min(values), max(values)))
    return found


def test_the_second_dashboard_is_the_one_that_is_withheld() -> None:
    rows: list[Row] = [(8, 12, 3), (12, 9, 3)]
    for second in (of("others", others=rows[1]), of("again", women=rows[0])):
        tables = TableSet((everybody(*rows),), (of("women", women=rows[0]), second))
        shown = protect(tables, "steering")
        assert [each.withheld for each in shown.breakdowns] == [None, "overlap"]


def test_two_lists_of_other_groups_of_the_same_people_both_stand() -> None:
    ages = of("age", young=(15, 10, 8), old=(12, 11, 9))
    sites = of("site", north=(14, 9, 9), south=(13, 12, 8))
    tables = TableSet((everybody((27, 21, 17)),), (ages, sites))
    assert [each.withheld for each in protect(tables, "steering").breakdowns] == [None, None]


def test_a_dashboard_of_the_complement_on_another_day_is_withheld() -> None:
    out = LiveTable(Apart("1", 0, 0), (LiveCell("knows", "gender", "women", "n", 37),))
    men = TableSet((everybody((20, 10, 7), (1, 1, 1)),), (of("gender", men=(1, 1, 1)),), (out,))
    assert protect(men, "steering").breakdowns[0].withheld == "unmatched"


# Groups that differ between items


def test_groups_hidden_in_one_item_are_hidden_in_every_item() -> None:
    """Else one item would tell how many the others are, and the other item the rest."""
    rows = {
        "knows": [(20, 8, 7), (15, 12, 9), (6, 5, 5), (1, 1, 1)],
        "health": [(20, 8, 7), (1, 1, 1), (6, 5, 5), (12, 9, 15)],
    }
    names = ("a", "b", "c", "d")
    groups = tuple(
        Group(name, {item: moved(*rows[item][place]) for item in rows})
        for place, name in enumerate(names)
    )
    items = tuple(
        ItemFigures(item, "custom", moved(*(sum(column) for column in zip(*each, strict=True))))
        for item, each in rows.items()
    )
    shown = protect(TableSet(items, (Breakdown("site", groups),)), "steering").breakdowns[0]
    hidden = [{group.key for group in item.groups if group.n is None} for item in shown.items]
    assert shown.withheld is None
    assert hidden[0] == hidden[1]
    assert {"b", "d"} <= hidden[0]


# A language that few people read


@pytest.mark.parametrize("few", [1, 2, 3, 4])
def test_a_language_that_few_answered_in_is_hidden_with_another(few: int) -> None:
    languages = {"en": (20, 15, 9), "ur": (12, 9, 8), "pl": (6, 5, 5), "ko": (few, 0, 0)}
    tables = TableSet((everybody(*languages.values()),), (of("language", **languages),))
    shown = protect(tables, "steering")
    assert sizes(shown) == {"en": 44, "ur": 29, "pl": None, "ko": None}


def test_one_korean_answer_beside_english_ones_withholds_the_languages() -> None:
    languages = {"en": (20, 15, 9), "ko": (1, 0, 0)}
    tables = TableSet((everybody(*languages.values()),), (of("language", **languages),))
    assert protect(tables, "steering").breakdowns[0].withheld == "small"


# The order of hidden rows


def test_nothing_shown_changes_when_hidden_groups_change_places() -> None:
    """Neither the order of rows nor anything in them tells which hidden group is larger."""
    large: list[Row] = [(20, 8, 7), (15, 12, 9)]
    seen = set()
    for small in permutations([(2, 1, 1), (1, 1, 0), (1, 1, 1)]):
        rows = dict(zip("abcde", [*large, *small], strict=True))
        tables = TableSet((everybody(*rows.values()),), (of("site", **rows),))
        shown = protect(tables, "steering")
        assert list(sizes(shown)) == list("abcde")
        seen.add(shown)
    assert len(seen) == 1


# "Prefer not to say" as the only other


def test_prefer_not_to_say_as_the_only_other_group_withholds_the_groups() -> None:
    for rest in ({"prefer_not": (1, 1, 1)}, {}):
        groups = {"women": (20, 10, 7), **rest}
        tables = TableSet((everybody((20, 10, 7), (1, 1, 1)),), (of("gender", **groups),))
        shown = protect(tables, "steering").breakdowns[0]
        assert (shown.withheld, shown.items) == ("small", ())


@pytest.mark.parametrize("few", [1, 2, 3, 4])
def test_prefer_not_to_say_as_the_only_other_answer_is_a_few(few: int) -> None:
    """All who did not give a level again said so: then those who left are as few as they."""
    cells: dict[tuple[Answer, Answer], int] = {
        (1, 2): 20,
        (1, 1): 9,
        (1, 0): 8,
        (1, "dont_want_to_say"): few,
        ("dont_want_to_say", 1): few,
    }
    figures = ItemFigures("knows", "knowledge", TransitionTable.from_cells(3, cells))
    shown = protect(TableSet((figures,)), "steering").items[0]
    assert (shown.started, shown.lost, shown.lost_is_few) == (None, None, True)
    assert (shown.declined_before, shown.declined_after) == (0, None)


def test_those_who_left_without_a_word_are_not_found_beside_those_who_would_not_say() -> None:
    # 8 left, 5 of them would not say: showing both numbers would show the other three.
    cells: dict[tuple[Answer, Answer], int] = {
        (1, 2): 20,
        (1, 0): 10,
        (1, "dont_want_to_say"): 5,
        (1, "missing"): 3,
    }
    figures = ItemFigures("knows", "knowledge", TransitionTable.from_cells(3, cells))
    shown = protect(TableSet((figures,)), "steering").items[0]
    assert (shown.started, shown.lost, shown.declined_after) == (38, 8, None)
