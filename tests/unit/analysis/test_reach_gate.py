"""Who answered and who is missing: told without pointing at anybody, release after release."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.disclosure import ReleasedSet, TableSet, protect
from analysis.earlier import Told, is_close, stands_beside
from analysis.figures import ItemFigures
from analysis.leavers import Claim, Leavers
from analysis.nobody import up_to
from analysis.parts import PartFigures, ProtectedParts
from analysis.pipeline import release_items
from analysis.protected import Audience
from analysis.reach_gate import ReachFigures, Wanted, protect_reach
from analysis.suppression import attack_row, is_hidden_well
from analysis.tiers import is_small
from analysis.transition import Answer, TransitionTable

K = 5
AUDIENCES: tuple[Audience, ...] = ("steering", "public")
counts = st.integers(0, 25)
patient = settings(deadline=None)  # the first to need SciPy waits for it


def reach(could: int, first: int, again: int, **more: Any) -> ReachFigures:
    """Return the reach of a start and a review."""
    return ReachFigures(
        could, more.pop("invited", None), first, {"review": again}, "review", **more
    )


def released(
    parts: PartFigures, *items: ItemFigures, audience: Audience = "steering"
) -> ReleasedSet:
    return protect(TableSet(items, parts=parts), audience, K)


def only(
    parts: PartFigures, *items: ItemFigures, audience: Audience = "steering"
) -> ProtectedParts:
    return released(parts, *items, audience=audience).parts


@pytest.mark.parametrize(
    ("now", "told", "close"),
    [
        (12, Told(12), False),
        (13, Told(12), True),
        (16, Told(12), True),
        (17, Told(12), False),
        (17, Told(12, is_exempt=True), True),
        (22, Told(12, is_exempt=True), False),
        (12, Told(12, left=True), True),
        (8, Told(12, left=True), True),
        (7, Told(12, left=True), False),
    ],
)
def test_a_figure_keeps_its_distance_from_earlier_ones(now: int, told: Told, close: bool) -> None:
    assert is_close(now, [Told(90), told], K) is close


@pytest.mark.parametrize(
    ("now", "then", "left", "may"),
    [
        ({"died": 6}, {"died": 6}, False, True),
        ({"died": 7}, {"died": 6}, False, False),
        ({"died": 11}, {"died": 6}, False, True),
        ({"died": None}, {"died": 6}, False, False),
        ({}, {"died": 6}, False, False),
        ({"died": 6}, {"died": None}, False, True),
        ({"died": 6}, {"died": 6}, True, False),
        ({"died": 0}, {"died": 0}, True, True),
    ],
)
def test_a_list_of_counts_stands_beside_an_earlier_one_or_not(
    now: dict[str, int | None], then: dict[str, int | None], left: bool, may: bool
) -> None:
    assert stands_beside(now, then, K, left=left) is may


def test_the_funnel_has_shares_of_the_step_before_with_exact_limits() -> None:
    found = protect_reach(reach(26, 12, 6, invited=26), (), K)
    assert [(s.key, s.people, s.of, s.percent, s.low, s.high) for s in found.stages] == [
        ("invited", 26, None, None, None, None),
        ("first", 12, 26, 46, 26, 67),
        ("review", 6, 12, 50, 21, 79),
    ]


@patient
@given(again=counts, lost=counts, silent=counts, uninvited=counts, other=counts)
def test_no_step_of_the_funnel_tells_of_a_few_people(
    again: int, lost: int, silent: int, uninvited: int, other: int
) -> None:
    first = again + lost
    figures = ReachFigures(
        first + silent + uninvited,
        first + silent,
        first,
        {"review": again, "tracking": min(other, first)},
        "review",
    )
    stages = protect_reach(figures, (), K).stages
    shown = {stage.key: stage.people for stage in stages}
    chain = [
        shown[key] for key in ("review", "first", "invited", "could") if shown.get(key) is not None
    ]
    people = [each for each in chain if each is not None]
    assert not any(is_small(each, K) for each in people)
    assert not any(is_small(b - a, K) for a in people for b in people if b > a)
    if shown["first"] is not None and shown["tracking"] is not None:
        assert not is_small(shown["tracking"], K)
        assert not is_small(shown["first"] - shown["tracking"], K)


@patient
@given(st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_reasons_hide_small_counts_so_that_nobody_can_work_them_out(people: list[int]) -> None:
    lost = sum(people)
    reasons = {str(place): count for place, count in enumerate(people)}
    found = protect_reach(reach(120, 50 + lost, 50, reasons=reasons), (), K)
    assert not any(is_small(count or 0, K) for _, count in found.reasons)
    if found.reasons:
        cells = [reasons[key] for key, _ in found.reasons]
        visible = [count is not None for _, count in found.reasons]
        assert is_hidden_well(attack_row(cells, visible, lost), visible, K)


@pytest.mark.parametrize("small", [(1, 30), (30, 2)])
def test_a_list_of_groups_with_a_small_count_is_not_shown(small: tuple[int, int]) -> None:
    groups = {"needs": (Wanted("need", *small), Wanted("no_need", 30, 30))}
    figures = reach(60 + sum(small), 30 + small[0], 20, groups=groups)
    assert protect_reach(figures, (), K).groups == ()
    whole = {"needs": (Wanted("need", 6, 94), Wanted("no_need", 34, 164))}
    rows = protect_reach(reach(298, 40, 20, groups=whole), (), K).groups[0][1]
    assert [(row.people, row.of, row.percent) for row in rows] == [(6, 100, 6), (34, 198, 17)]


def test_reasons_are_withheld_where_one_person_makes_the_difference() -> None:
    earlier = protect_reach(reach(90, 60, 40, reasons={"died": 6, "unknown": 14}), (), K)
    later = reach(96, 66, 46, reasons={"died": 7, "unknown": 13})
    assert protect_reach(later, [(earlier, False)], K).reasons == ()
    assert protect_reach(later, [(earlier, False)], K).withheld
    more = reach(96, 66, 41, reasons={"died": 11, "unknown": 14})
    assert protect_reach(more, [(earlier, False)], K).reasons == (("died", 11), ("unknown", 14))


@pytest.mark.parametrize(
    ("stayed", "left", "lost", "claim"),
    [(2, 0, 15, "lower"), (0, 2, 15, "higher"), (1, 1, 15, "alike"), (2, 0, 9, None)],
)
def test_people_who_left_are_compared_with_those_who_stayed_alike_both_ways(
    stayed: int, left: int, lost: int, claim: Claim | None
) -> None:
    cells: dict[tuple[Answer, Answer], int] = {(stayed, stayed): 20, (left, "missing"): lost}
    figures = ItemFigures("a", "health", TransitionTable.from_cells(3, cells))
    parts = PartFigures(reach=reach(90, 60, 40))
    assert only(parts, figures).leavers == (Leavers("a", claim),)


@pytest.mark.parametrize(("n", "low", "high"), [(6, 39, 46), (14, 22, 23), (10, 28, 31)])
def test_that_nobody_did_leaves_open_how_many_could(n: int, low: int, high: int) -> None:
    assert up_to(n) == (low, high)


@pytest.mark.parametrize(
    ("before", "after", "keys"),
    [(0, 1, {"nobody.bottom"}), (1, 0, {"nobody.top"})],
)
def test_a_few_people_are_told_what_nobody_did_alike_for_better_and_worse(
    before: int, after: int, keys: set[str]
) -> None:
    table = TransitionTable.from_cells(2, {(before, after): 6})
    for audience in AUDIENCES:
        items = release_items([ItemFigures("a", "health", table)], audience, K)
        found = {m.key for m in items[0].told.range}
        assert found == (keys if audience == "steering" else set())
