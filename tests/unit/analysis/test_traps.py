"""The traps of the analysis plan, in its order: what other programs, or a quick hand, get wrong.

Each test names the trap, shows it where another program can be asked, and that ours is not in it.
"""

from itertools import product
from math import comb, sqrt

import pytest
from scipy.stats import page_trend_test, wilcoxon

from analysis.bounds import rating_conflict
from analysis.differences import count_raw_differences
from analysis.disclosure import TableSet, protect
from analysis.interval import Z, clopper_pearson, tango
from analysis.marginal import stuart_maxwell
from analysis.moments import Moments
from analysis.paired import measure_block
from analysis.percent import percent_half_up
from analysis.rank_sum import brunner_munzel, probability_after_better
from analysis.scale import measure_alpha
from analysis.sign import sign_test
from analysis.signed_rank import signed_rank
from analysis.suppression import attack_table
from analysis.tracked import TrackedFigures
from analysis.unconditional import boschloo_p
from analysis.wave_permutation import permute_page
from analysis.waves import friedman
from analysis.words import tell
from tests.unit.analysis.tables import item, moved


def test_1_percentages_round_half_up() -> None:
    assert round(62.5) == 62
    assert percent_half_up(15, 24) == 63


def test_2_nobody_moved_raises_nothing() -> None:
    assert sign_test(0, 0) == 1


def test_3_scipys_exact_wilcoxon_is_not_exact_with_ties() -> None:
    people: dict[float, int] = {0: 3, 1: 11, -1: 2, 2: 5}
    rows = [d for d, count in people.items() for _ in range(count)]
    scipy = float(wilcoxon(rows, zero_method="pratt", method="exact").pvalue)
    found = signed_rank(people)
    assert abs(scipy - found.p_two) > 1e-4
    assert (found.p_two * 2**18).is_integer()


def test_4_an_unused_level_costs_no_degree_of_freedom() -> None:
    with_gap = [[4, 5, 0, 4], [2, 0, 0, 3], [0, 0, 0, 0], [0, 1, 0, 2]]
    without = [[4, 5, 4], [2, 0, 3], [0, 1, 2]]
    assert stuart_maxwell(with_gap) == stuart_maxwell(without)
    assert stuart_maxwell(with_gap).df == 2


def test_5_an_item_without_spread_stays_in_alpha() -> None:
    rows = [[1, 2, 2, 5], [3, 3, 4, 5], [4, 4, 4, 5], [2, 1, 2, 5]]
    with_constant = measure_alpha(Moments.from_rows(rows, 4))
    without = measure_alpha(Moments.from_rows([row[:3] for row in rows], 3))
    assert with_constant.items == 4
    assert with_constant.alpha != without.alpha
    assert with_constant.with_rest[3] is None


def test_6_ties_count_in_the_exact_trend() -> None:
    rows = [(1, 1, 2), (1, 2, 2), (1, 1, 2), (2, 2, 3)]
    found = permute_page({row: rows.count(row) for row in rows})
    assert found is not None
    one_sided = float(page_trend_test(rows, method="exact").pvalue)
    assert abs(found.p - 2 * one_sided) > 0.01


def test_7_all_ties_are_no_difference() -> None:
    found = friedman({(2, 2, 2): 3, (1, 1, 1): 2})
    assert (found.test.statistic, found.test.p, found.kendalls_w) == (0, 1, 0)


def test_8_complete_separation_has_no_brunner_and_munzel() -> None:
    assert brunner_munzel([12, 0], [0, 12]) is None
    assert probability_after_better([12, 0], [0, 12]) == 1


def test_9_thirds_keep_their_ties() -> None:
    totals = [(4, 5), (5, 4), (7, 9), (2, 3), (8, 7), (3, 3)]
    means = [(old / 3, new / 3) for old, new in totals]
    by_total = signed_rank(count_raw_differences(totals))
    assert signed_rank(count_raw_differences(means)) == by_total
    assert len({new - old for old, new in means if new - old > 0}) > 2


def test_10_every_item_has_its_own_n() -> None:
    full, one_unknown = moved(8, 6, 0), moved(9, 4, 0, lost=1)
    shown = protect(TableSet((item(full), item(one_unknown))), "steering").items
    assert [each.n for each in shown] == [14, 13]
    assert [tell(each).headline[1].fields["n"] for each in shown] == [14, 13]
    engaged = TrackedFigures("engaged", 14, 28, better=9, same=4, not_stated=1)
    assert (engaged.n, TrackedFigures("mood", 14, 28, better=8, same=6).n) == (13, 14)


def test_11_more_people_say_better_than_can_have_moved() -> None:
    found = rating_conflict([15, 8, 1], [1, 4, 5], 10, 10)
    assert (found.most_up, found.at_least) == (9, 1)


def test_12_none_worse_of_fourteen_still_allows_23_percent() -> None:
    found = clopper_pearson(0, 14)
    assert found is not None
    assert round(100 * found.high) == 23


def test_13_2500_people_overflow_nothing() -> None:
    block = [[100] * 5 for _ in range(5)]
    assert measure_block(block).pratt.p_two == 1
    block[0][4] += 60
    found = measure_block(block).pratt
    assert 0 < found.p_two < 0.05
    assert found.error_bound < 1e-10
    # Σ r²t of a million people passes what a computer word holds.
    assert measure_block([[x * 10**4 for x in row] for row in block]).pratt.error_bound < 1e-10


def test_14_boschloo_is_twice_the_smaller_side() -> None:
    assert boschloo_p(14, 24, 3, 10) == pytest.approx(0.1494, abs=1e-3)


def test_15_the_textbook_interval_covers_too_little_and_ours_does_not() -> None:
    lowest = {"ours": 1.0, "textbook": 1.0}
    grid = [(i / 20, j / 20) for i, j in product(range(21), repeat=2) if i + j <= 20]
    for up, down in grid:
        covered = dict.fromkeys(lowest, 0.0)
        for u, d in product(range(6), repeat=2):
            if u + d > 5 or (up == 0 and u) or (down == 0 and d):
                continue
            same = max(0.0, 1 - up - down)
            mass = comb(5, u) * comb(5 - u, d) * up**u * down**d * same ** (5 - u - d)
            net, found = (u - d) / 5, tango(u, d, 5)
            half = Z * sqrt(max(0.0, (u + d) / 5 - net * net) / 5)
            assert found is not None
            covered["ours"] += mass * (found.low - 1e-9 <= up - down <= found.high + 1e-9)
            covered["textbook"] += mass * (abs(net - (up - down)) <= half + 1e-9)
        lowest = {name: min(lowest[name], covered[name]) for name in lowest}
    assert lowest["textbook"] < 0.3
    assert lowest["ours"] > 0.89


def test_16_people_who_stayed_are_ranked_before_they_are_left_out() -> None:
    with_zeros = signed_rank({0: 15, 1: 11, -3: 1, -4: 2})
    without = signed_rank({1: 11, -3: 1, -4: 2})
    assert with_zeros.p_two == pytest.approx(0.0977, abs=1e-4)
    assert without.p_two == pytest.approx(0.4126, abs=1e-3)


def test_17_small_cells_alone_hidden_are_all_recovered() -> None:
    table = [[6, 7, 3], [2, 8, 9], [5, 1, 12]]
    visible = [[count >= 5 for count in row] for row in table]
    found = attack_table(table, visible, "both")
    assert found == [[(count, count) for count in row] for row in table]
