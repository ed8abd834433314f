"""Several waves beside each other: gaps stay gaps, and no point tells of a few people."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.disclosure import ReleasedSet, TableSet, protect
from analysis.earlier import Told
from analysis.figures import ItemFigures
from analysis.outcome import Outcome, protect_outcome
from analysis.over_time import PointFigures, SeriesFigures
from analysis.parts import PartFigures, ProtectedParts
from analysis.protected import Audience
from analysis.tiers import is_small
from analysis.waves import Pattern

K = 5
AUDIENCES: tuple[Audience, ...] = ("steering", "public")
counts = st.integers(0, 25)
patient = settings(deadline=None)  # the first to need SciPy waits for it


def numbers(value: object) -> Iterator[int]:
    """Every whole number in what is released."""
    if isinstance(value, int) and not isinstance(value, bool):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from numbers(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from numbers(each)


def released(
    parts: PartFigures, *items: ItemFigures, audience: Audience = "steering"
) -> ReleasedSet:
    return protect(TableSet(items, parts=parts), audience, K)


def only(
    parts: PartFigures, *items: ItemFigures, audience: Audience = "steering"
) -> ProtectedParts:
    return released(parts, *items, audience=audience).parts


@patient
@given(up=counts, same=counts, down=counts, audience=st.sampled_from(AUDIENCES))
def test_an_outcome_shows_counts_only_where_its_audience_may_see_them(
    up: int, same: int, down: int, audience: Audience
) -> None:
    outcome = Outcome(up, same, down)
    shown = protect_outcome(outcome, audience, K)
    if is_small(outcome.n, K):
        assert (shown.n, shown.up, shown.up_band) == (None, None, None)
    elif shown.up is None:
        assert outcome.n == 0 or outcome.n < 10 or audience == "public"
    elif audience == "public":
        every = (up, same, down, up + same, up + down, same + down)
        assert not any(is_small(x, K) for x in every)


def series(*outcomes: Outcome, **more: Any) -> SeriesFigures:
    points = [PointFigures(f"tracking {place}", o) for place, o in enumerate(outcomes)]
    return SeriesFigures("a", tuple(points), **more)


def test_a_wave_that_nobody_answered_is_a_gap_and_carries_nothing() -> None:
    found = only(
        PartFigures(series=(series(Outcome(9, 2, 1), Outcome(0, 0, 0), Outcome(4, 4, 4)),))
    )
    outcomes = [point.outcome for point in found.series[0].points]
    assert [(o.n, o.up) for o in outcomes] == [(12, 9), (0, None), (12, 4)]


def test_limits_need_twelve_points_and_flags_seven() -> None:
    for many in (6, 7, 11, 12, 13):
        outcomes = [Outcome(up, 2, 14 - up) for up in range(many)]
        found = only(PartFigures(series=(series(*outcomes),))).series[0]
        assert (found.limits_in_ten is not None) is (many >= 12)
        assert all(not point.flags for point in found.points) is (many < 7)
        assert found.points[-1].is_above


def test_the_chart_is_drawn_from_what_is_shown_alone() -> None:
    hidden = [Outcome(3, 0, 1), Outcome(0, 0, 4), Outcome(8, 1, 0)]
    shown = [Outcome(6, 2, 4), Outcome(4, 2, 6)] * 6
    charts = set()
    for each in hidden:
        found = only(PartFigures(series=(series(each, *shown),))).series[0]
        assert found.points[0].outcome.up is None
        charts.add((found.limits_in_ten, tuple(point.flags for point in found.points)))
    assert len(charts) == 1


@pytest.mark.parametrize("told", [Told(11), Told(12, left=True), Told(14)])
def test_a_point_too_close_to_an_earlier_one_is_hidden(told: Told) -> None:
    point = PointFigures("review", Outcome(6, 6, 0), (told,))
    found = only(PartFigures(series=(SeriesFigures("a", (point,)),)))
    assert (found.series[0].points[0].outcome.n, found.series[0].points[0].outcome.up) == (
        None,
        None,
    )


def test_tests_of_all_waves_need_ten_people_and_a_closed_group() -> None:
    rising: dict[Pattern, int] = {(0, 1, 2): 9}
    assert only(PartFigures(series=(series(patterns=rising),))).series[0].tests is None
    rising = {(0, 1, 2): 9, (0, None, 2): 5, (1, None, None): 40}
    parts = PartFigures(series=(series(patterns=rising),))
    assert only(parts, audience="public").series[0].tests is None
    tests = only(parts).series[0].tests
    assert tests is not None
    assert (tests.n, tests.complete, tests.claim) == (14, 9, "rising")
    falling = {pattern[::-1]: n for pattern, n in rising.items()}
    turned = only(PartFigures(series=(series(patterns=falling),))).series[0].tests
    assert turned is not None
    assert turned.claim == "falling"
    assert turned.page_p == pytest.approx(tests.page_p)


def test_more_items_need_stronger_evidence_over_time_too() -> None:
    pattern = {(0, 1, 1): 7, (1, 1, 0): 1, (1, 1, 1): 8}
    alone = only(PartFigures(series=(series(patterns=pattern),))).series[0].tests
    among = only(PartFigures(series=(series(patterns=pattern),) * 9)).series[0].tests
    assert alone is not None
    assert among is not None
    assert (alone.claim, among.claim) == ("rising", "not_apart")


@patient
@given(
    st.lists(st.tuples(counts, counts, counts), min_size=2, max_size=4), st.sampled_from(AUDIENCES)
)
def test_every_outcome_anywhere_is_hidden_below_the_threshold(
    moves: list[tuple[int, int, int]], audience: Audience
) -> None:
    parts = PartFigures(series=(series(*(Outcome(*move) for move in moves)),))
    for move, point in zip(moves, only(parts, audience=audience).series[0].points, strict=True):
        if is_small(sum(move), K):
            assert list(numbers(point.outcome)) == []
