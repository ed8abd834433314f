"""More than two waves: against every order, with ties and with gaps."""

from collections import Counter
from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare

from analysis.wave_permutation import permute_friedman, permute_page, permute_skillings_mack
from analysis.waves import Patterns, friedman, page_trend, skillings_mack

ANSWERS = st.one_of(st.none(), st.integers(0, 3))
ROWS = st.lists(st.lists(ANSWERS, min_size=3, max_size=3).map(tuple), max_size=5)
COMPLETE = st.lists(st.permutations([1, 2, 3, 4]).map(tuple), min_size=2, max_size=6)


def patterns(rows: list[tuple[float | None, ...]]) -> Patterns:
    """Return how many people gave each row."""
    return Counter(rows)


@settings(max_examples=30, deadline=None)
@given(COMPLETE)
def test_complete_answers_without_ties_agree_with_scipy(rows: list[tuple[int, ...]]) -> None:
    found = friedman(patterns(list(rows)))
    expected = friedmanchisquare(*zip(*rows, strict=True))
    assert found.test.statistic == pytest.approx(float(expected.statistic), abs=1e-9)
    assert skillings_mack(patterns(list(rows))).statistic == pytest.approx(
        found.test.statistic, abs=1e-9
    )


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_nothing_raises_and_every_p_is_possible(rows: list[tuple[float | None, ...]]) -> None:
    counted = patterns(rows)
    ps = [friedman(counted).test.p, skillings_mack(counted).p]
    trend = page_trend(counted).test
    ps.append(trend.p if trend else None)
    for permute in (permute_friedman, permute_page, permute_skillings_mack):
        found = permute(counted)
        ps.append(found.p if found else None)
    assert all(p is None or 0 <= p <= 1 for p in ps)


def test_permuting_a_trend_agrees_with_every_order() -> None:
    rows: list[tuple[float | None, ...]] = [(1, 2, 4), (2, 2, 3), (3, 1, 2)]

    def trend(orders: tuple[tuple[float | None, ...], ...]) -> float:
        total = 0.0
        for row in orders:
            ranks = [sum(y < x for y in row) - sum(y > x for y in row) for x in row]  # type: ignore[operator]
            total += sum(wave * rank for wave, rank in enumerate(ranks))
        return abs(total)

    every = list(product(*(list(permutations(row)) for row in rows)))
    extreme = sum(trend(orders) >= trend(tuple(rows)) for orders in every)
    found = permute_page(patterns(rows))
    assert found is not None
    assert found.method == "exact"
    assert found.p == pytest.approx(float(Fraction(extreme, len(every))))


def test_rising_and_falling_mirror_each_other() -> None:
    rows: list[tuple[float | None, ...]] = [(1, 2, 3), (1, 1, 2), (2, None, 3)]
    there = page_trend(patterns(rows)).test
    back = page_trend(patterns([row[::-1] for row in rows])).test
    assert there is not None
    assert back is not None
    assert there.z == pytest.approx(-back.z)
    assert there.z > 0


def test_one_wave_alone_contributes_nothing() -> None:
    alone: list[tuple[float | None, ...]] = [(1, None, None), (None, 2, None)]
    both: list[tuple[float | None, ...]] = [(1, 2, 3), (2, 1, 3)]
    assert skillings_mack(patterns(both + alone)) == skillings_mack(patterns(both))
    assert page_trend(patterns(both + alone)) == page_trend(patterns(both))
    assert skillings_mack(patterns(alone)).df == 0


def test_a_wave_that_nobody_answered_costs_no_degree() -> None:
    rows: list[tuple[float | None, ...]] = [(1, 2, None, 3), (2, 1, None, 3)]
    assert skillings_mack(patterns(rows)).df == 2


def test_many_people_are_drawn_with_their_error() -> None:
    rows: list[tuple[float | None, ...]] = [(1, 2, 3, 4), (2, 1, 4, 3), (4, 3, 2, 1)]
    found = permute_friedman(dict.fromkeys(rows, 40))
    assert found is not None
    assert (found.method, 0 < found.error < 0.01) == ("drawn", True)
    assert found == permute_friedman(dict.fromkeys(rows, 40))
    assert permute_friedman({rows[0]: 10**8}) is None
    assert permute_friedman({tuple(range(8)): 3}) is None


def test_patterns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="do not belong together"):
        friedman({(1, 2): 1, (1, 2, 3): 1})
