"""Two groups that cannot be linked: exact, against every deal of the people."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import brunnermunzel

from analysis.contingency import fisher_test
from analysis.dealing import deal_tails, rarer_deals
from analysis.overlapping import partially_overlapping
from analysis.rank_sum import (
    brunner_munzel,
    cliffs_delta,
    cochran_armitage,
    mann_whitney,
    probability_after_better,
    score_test,
)
from analysis.unconditional import barnard_p, boschloo_p
from analysis.unpaired import compare_box
from tests.unit.analysis.brute import dealt, fisher, spreads

LEVELS = st.lists(st.integers(0, 4), min_size=3, max_size=3)


def rows(level_values: list[int]) -> list[int]:
    """Return the level of each person."""
    return [level for level, count in enumerate(level_values) for _ in range(count)]


def test_score_tests_agree_with_every_deal() -> None:
    for before, after in product(spreads(3, 3), spreads(4, 3)):
        totals = [a + b for a, b in zip(before, after, strict=True)]
        for scores in ((0, 1, 2), (3, 8, 11)):
            every = dealt(totals, 4, scores)
            seen = sum(s * x for s, x in zip(scores, after, strict=True))
            centre = Fraction(4 * sum(s * t for s, t in zip(scores, totals, strict=True)), 7)
            expected = sum(
                (p for value, p in every.items() if abs(value - centre) >= abs(seen - centre)),
                Fraction(0),
            )
            found = score_test(before, after, scores)
            assert found.p == pytest.approx(float(expected), rel=1e-10)


def test_fisher_agrees_with_adding_up_every_table() -> None:
    for before, after in product(spreads(4, 3), spreads(3, 3)):
        assert fisher_test([before, after]).p == pytest.approx(float(fisher(before, after)))


@settings(max_examples=40, deadline=None)
@given(LEVELS, LEVELS)
def test_swapping_the_groups_mirrors_everything(before: list[int], after: list[int]) -> None:
    assert mann_whitney(before, after).p == pytest.approx(mann_whitney(after, before).p)
    assert cochran_armitage(before, after)[1].p == pytest.approx(
        cochran_armitage(after, before)[1].p
    )
    assert fisher_test([before, after]).p == pytest.approx(fisher_test([after, before]).p)
    there, back = cliffs_delta(before, after), cliffs_delta(after, before)
    assert there == (None if back is None else pytest.approx(-back))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(1, 9), min_size=3, max_size=4).flatmap(
        lambda x: st.tuples(
            st.just(x), st.lists(st.integers(1, 9), min_size=len(x), max_size=len(x))
        )
    )
)
def test_brunner_and_munzel_agree_with_scipy(both: tuple[list[int], list[int]]) -> None:
    before, after = both
    found = brunner_munzel(before, after)
    expected = brunnermunzel(rows(before), rows(after))
    assert found is not None
    assert found.statistic == pytest.approx(float(expected.statistic), abs=1e-9)
    assert found.p == pytest.approx(float(expected.pvalue), abs=1e-9)


def test_an_empty_group_has_no_result() -> None:
    assert probability_after_better([0, 0], [1, 2]) is None
    assert fisher_test([[0, 0], [1, 2]]).method == "none"
    assert mann_whitney([0, 0], [1, 2]).p == 1
    assert compare_box(0, 0, 3, 9).fisher_p is None
    assert boschloo_p(0, 0, 1, 3) is None


def test_beyond_what_can_be_enumerated_the_method_says_so() -> None:
    assert mann_whitney([400] * 6, [410, 400, 390, 400, 405, 395]).method == "normal"
    drawn = fisher_test([[30, 20, 10], [20, 20, 20], [10, 20, 30]])
    assert (drawn.method, drawn.p < 0.05, 0 < drawn.error < 0.01) == ("drawn", True, True)
    assert drawn == fisher_test([[30, 20, 10], [20, 20, 20], [10, 20, 30]])
    assert fisher_test([[10**9, 10**9], [10**9, 10**9 + 10**5]]).method == "chi_square"
    assert barnard_p(100, 900, 120, 900) is None


def test_everybody_alike_is_no_difference() -> None:
    trend, exact = cochran_armitage([0, 5, 0], [0, 4, 0])
    assert (trend, exact.p) == (None, 1)
    assert brunner_munzel([0, 5, 0], [0, 4, 0]) is None


def test_without_pairs_overlap_is_the_pooled_t_test() -> None:
    found = partially_overlapping([[0] * 3] * 3, [5, 3, 2], [1, 4, 6])
    old, new = rows([5, 3, 2]), rows([1, 4, 6])
    spread = (np.var(old) * 10 + np.var(new) * 11) / 19
    expected = (np.mean(new) - np.mean(old)) / np.sqrt(spread * (1 / 10 + 1 / 11))
    assert found is not None
    assert found.df == 19
    assert found.t == pytest.approx(expected)


def test_with_pairs_only_overlap_uses_their_correlation() -> None:
    block = [[2, 3, 0], [0, 2, 3], [0, 0, 2]]
    found = partially_overlapping(block, [0, 0, 0], [0, 0, 0])
    assert found is not None
    assert found.df == 11
    assert found.t > 0
    assert partially_overlapping([[4, 0], [0, 0]], [1, 0], [0, 0]) is None
    assert partially_overlapping([[0, 0], [0, 0]], [0, 0], [3, 0]) is None


def test_leaving_out_unlikely_deals_changes_nothing_that_can_be_seen() -> None:
    before, after = [60, 63, 55, 62], [56, 60, 65, 67]
    totals = [a + b for a, b in zip(before, after, strict=True)]
    every, likely = (rarer_deals(totals, after, most) for most in (20_000, 12_000))
    assert every == pytest.approx(likely, abs=1e-12)
    tails = [deal_tails(totals, range(4), sum(after), 9000, most) for most in (20_000, 12_000)]
    assert tails[0] == pytest.approx(tails[1], abs=1e-12)
    assert deal_tails(totals, range(4), sum(after), 9000, 50) is None
