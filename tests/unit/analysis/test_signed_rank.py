"""The signed-rank test is exact for every table and any number of people."""

from fractions import Fraction
from math import gcd

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.characteristic import find_peaks, peaks_tail
from analysis.differences import count_differences, count_raw_differences
from analysis.meet_in_middle import halves_tail, plan_halves
from analysis.sign_flips import PATIENT, Work, flip_signs
from analysis.signed_rank import signed_rank
from tests.unit.analysis.brute import all_blocks, differences_of, flipped, pratt_by_people

COUNTS = st.lists(st.integers(1, 12), min_size=1, max_size=4)
NEVER = Work(halves=0, peaks=0, last_halves=0)


def ranks_of(counts: list[int], zeros: int) -> list[int]:
    """Return doubled mid-ranks of groups in order of their distance."""
    ranks, below = [], zeros
    for count in counts:
        ranks.append(2 * below + count + 1)
        below += count
    return ranks


def test_every_small_table_agrees_with_flipping_every_sign() -> None:
    for levels, people in ((2, 5), (3, 4), (4, 2)):
        for block in all_blocks(levels, people):
            moved = count_differences(block)
            found = signed_rank(moved)
            up, down, greater, two = pratt_by_people(differences_of(moved))
            assert (found.up, found.down) == (up, down)
            # Few people: the p is right to the last bit, a whole number of coin throws.
            assert (found.p_greater, found.p_two) == (greater, float(two))
            assert found.method in ("none", "binomial", "meet_in_middle")


@settings(max_examples=60, deadline=None)
@given(COUNTS, st.integers(0, 30), st.data())
def test_both_exact_methods_agree_with_whole_numbers(
    counts: list[int], zeros: int, data: st.DataObject
) -> None:
    ranks = ranks_of(counts, zeros)
    shared = gcd(*ranks)
    ranks = [rank // shared for rank in ranks]
    every = flipped(ranks, counts)
    x = abs(data.draw(st.sampled_from(sorted(every))))
    tail = float(sum((p for value, p in every.items() if value >= x), Fraction(0)))
    atom = float(every[x])
    plan = plan_halves(counts, 10**6)
    assert plan is not None
    assert halves_tail(ranks, counts, plan, x) == pytest.approx((tail, atom), rel=1e-11, abs=0)
    if len(counts) > 1:
        peaks = find_peaks(ranks, counts, x, 10**7)
        assert peaks is not None
        assert peaks_tail(ranks, counts, peaks, x) == pytest.approx((tail, atom), abs=1e-12)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(200, 9000), min_size=2, max_size=3),
    st.integers(0, 20_000),
    st.floats(0, 2.5),
)
def test_both_exact_methods_agree_among_thousands(
    counts: list[int], zeros: int, away: float
) -> None:
    ranks = ranks_of(counts, zeros)
    shared = gcd(*ranks)
    ranks = [rank // shared for rank in ranks]
    total = sum(r * t for r, t in zip(ranks, counts, strict=True))
    x = int(away * sum(r * r * t for r, t in zip(ranks, counts, strict=True)) ** 0.5)
    x += (x - total) % 2
    plan, peaks = plan_halves(counts, 400_000), find_peaks(ranks, counts, x, 10**8)
    if plan is not None and peaks is not None and x <= total:
        assert halves_tail(ranks, counts, plan, x) == pytest.approx(
            peaks_tail(ranks, counts, peaks, x), abs=1e-11
        )


def test_the_largest_table_is_exact_too() -> None:
    moved: dict[float, int] = {-4: 2100, -3: 24300, -2: 271000, -1: 1979000, 0: 5438600}
    moved |= {1: 1990000, 2: 270000, 3: 24000, 4: 2000}
    found = signed_rank(moved)
    assert found.method == "characteristic_function"
    assert found.error_bound <= 1e-11
    # The normal curve is right to about four digits here.
    assert found.p_two == pytest.approx(4.0839e-05, rel=1e-3)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.integers(-5, 5), st.integers(0, 60)))
def test_an_approximation_keeps_the_bound_that_it_names(moved: dict[float, int]) -> None:
    exact, near = signed_rank(moved), signed_rank(moved, NEVER)
    assert abs(exact.p_greater - near.p_greater) <= near.error_bound
    assert abs(exact.p_two - near.p_two) <= near.error_bound
    assert near.method in ("none", "binomial", "hoeffding_bound", "edgeworth")


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.integers(-10, 10), st.integers(0, 40)))
def test_turning_time_mirrors_the_test(moved: dict[float, int]) -> None:
    there = signed_rank(moved)
    back = signed_rank({-difference: count for difference, count in moved.items()})
    assert there.up == back.down
    assert there.p_two == pytest.approx(back.p_two, rel=1e-12)
    assert there.p_greater == pytest.approx(back.p_less, rel=1e-12)
    assert there.p_less == pytest.approx(back.p_greater, rel=1e-12)
    assert there.direction == -back.direction
    assert (there.rank_biserial or 0) == -(back.rank_biserial or 0)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.integers(-10, 10), st.integers(0, 10**10)))
def test_every_p_is_above_0_and_at_most_1_whatever_the_counts(moved: dict[float, int]) -> None:
    found = signed_rank(moved)
    for p in (found.p_two, found.p_greater, found.p_less):
        assert 0 < p <= 1
    assert 0 <= found.error_bound <= 1


def test_nobody_moving_is_no_evidence_and_no_effect() -> None:
    nobody: tuple[dict[float, int], ...] = ({}, {0: 9})
    for moved in nobody:
        found = signed_rank(moved)
        assert (found.p_two, found.up, found.down) == (1, 0, 0)
        assert found.rank_biserial is None


def test_everybody_moving_up_keeps_its_digits() -> None:
    assert signed_rank({1: 600, 2: 200}).p_two == pytest.approx(2 * 0.5**800, rel=1e-9)
    assert signed_rank({1: 10**9}).p_two < 1e-300


def test_one_distance_is_the_sign_test() -> None:
    assert signed_rank({1: 8, -1: 2, 0: 7}).p_two == pytest.approx(0.109375)
    assert signed_rank({3: 8, -3: 2}).p_two == pytest.approx(0.109375)


def test_more_work_changes_how_it_is_found_and_not_what() -> None:
    moved: dict[float, int] = {1: 3000, -1: 2900, 2: 2000, -2: 2050, 3: 900, -3: 930, 0: 4000}
    quick, patient = signed_rank(moved), signed_rank(moved, PATIENT)
    assert quick.p_two == pytest.approx(patient.p_two, abs=1e-10)


def test_no_groups_have_no_tails() -> None:
    assert flip_signs([], [], 0).two_sided == 1


def test_raw_scores_keep_their_ties_through_thirds_and_tenths() -> None:
    thirds = [(k / 3, (k + 1) / 3) for k in range(9)]
    assert list(count_raw_differences(thirds).values()) == [9]
    tenths = [(0.1 + 0.2, 0.3), (0.7, 0.1 * 7)]
    assert count_raw_differences(tenths) == {0: 2}
    assert count_raw_differences([(0, 0)]) == {0: 1}
