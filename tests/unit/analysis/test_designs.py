"""Three designs beside each other, who is missing, groups, knowledge: each from counts."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparability import PairKinds, tell_comparability
from analysis.comparing_words import tell_parted
from analysis.designs import compare_designs
from analysis.groups import compare_groups
from analysis.knowledge import measure_knowledge
from analysis.message import Message
from analysis.missing import compare_leavers, measure_reach
from analysis.paired import measure_paired
from analysis.ratings import Parted, Rating, measure_ratings, parted_by_bounds, parted_by_person
from analysis.transition import Answer, TransitionTable
from surveys.sentences import say
from tests.unit.analysis.tables import moved, tables

PEOPLE = st.integers(0, 6)
RATED = st.dictionaries(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.sampled_from(["better", "same", "worse"])),
    PEOPLE,
)


def test_a_real_before_leads_and_memory_stands_beside_it() -> None:
    three = {(0, 1, 2): 4, (0, 0, 1): 3, (1, 0, 1): 5}
    found = compare_designs(3, measured=moved(5, 4, 1), looking_back=three)
    assert found.leads == "measured"
    assert found.measured is not None
    assert found.measured.change.n == 10
    assert found.remembered is not None
    assert (found.remembered.change.up, found.remembered.change.n) == (12, 12)
    # Four remember it better than they had said, five worse.
    assert found.recalibration is not None
    assert (found.recalibration.change.up, found.recalibration.change.down) == (4, 5)


def test_only_looking_back_is_called_that() -> None:
    assert compare_designs(3, remembered=moved(1, 2, 3)).only_looks_back
    assert compare_designs(3, rated=measure_ratings(5, 1, 0)).leads == "rated"
    assert compare_designs(3).leads is None


@settings(max_examples=50, deadline=None)
@given(RATED)
def test_bounds_hold_what_linking_the_people_shows(
    people: dict[tuple[int, int, Rating], int],
) -> None:
    up = sum(n for (a, b, _), n in people.items() if b > a)
    down = sum(n for (a, b, _), n in people.items() if b < a)
    n = sum(people.values())
    said = [sum(m for (_, _, r), m in people.items() if r == each) for each in ("better", "same")]
    linked = parted_by_person(people)
    bounds = parted_by_bounds((up, n - up - down, down), (*said, n - sum(said)))
    for name in ("better_without", "worse_without", "better_opposite", "worse_opposite"):
        (low, high), (true, _) = getattr(bounds, name), getattr(linked, name)
        assert low <= true <= high, name


def test_ratings_of_other_people_are_refused() -> None:
    with pytest.raises(ValueError, match="9 ratings cannot belong to 10 people"):
        parted_by_bounds((5, 4, 1), (9, 0, 0))


def test_each_rating_has_its_own_interval() -> None:
    found = measure_ratings(8, 1, 1)
    assert found["better"].count == 8
    assert found["better"].interval is not None
    assert found["better"].interval.low == pytest.approx(0.490162, abs=1e-6)
    assert measure_ratings(0, 0, 0)["worse"].interval is None


def test_the_reach_of_each_wave_is_of_those_due() -> None:
    first, second = measure_reach([(31, 31), (28, 14)])
    assert (first.share, second.share) == (1, 0.5)
    assert measure_reach([(0, 0)])[0].share is None
    with pytest.raises(ValueError, match="of 3 due"):
        measure_reach([(3, 4)])


def test_people_who_left_are_compared_by_their_first_answer() -> None:
    cells: dict[tuple[Answer, Answer], int] = {(0, 1): 4, (1, 2): 5, (2, 2): 9}
    cells |= {(0, "missing"): 9, (1, "dont_want_to_say"): 3, ("missing", 2): 7}
    found = compare_leavers(TransitionTable.from_cells(3, cells))
    assert (found.stayed, found.left) == ((4, 5, 9), (9, 3, 0))
    assert found.trend.p < 0.01
    assert (found.better or 1) < 0.5
    assert found.brunner_munzel is not None
    nine: dict[tuple[Answer, Answer], int] = {(0, 1): 9, (2, "missing"): 9}
    few = compare_leavers(TransitionTable.from_cells(3, nine))
    assert (few.brunner_munzel, few.better) == (None, 1)


@settings(max_examples=25, deadline=None)
@given(tables())
def test_any_table_can_be_measured_in_every_way(table: TransitionTable) -> None:
    there, back = measure_paired(table), measure_paired(table.reversed_time())
    assert compare_leavers(table).trend.p <= 1
    assert there.pratt.p_two == back.pratt.p_two
    assert there.size_disagrees == back.size_disagrees
    for one, other in ((there.top, back.top), (there.bottom, back.bottom)):
        assert one.p == other.p
        assert (one.difference or 0) == -(other.difference or 0)
        if one.interval and other.interval:
            assert one.interval.low == -other.interval.high


@settings(max_examples=25, deadline=None)
@given(tables(most=8), st.integers(2, 50))
def test_the_net_change_does_not_depend_on_how_many_times_as_many_they_are(
    table: TransitionTable, times: int
) -> None:
    rows = tuple(tuple(x * times for x in row) for row in table.counts)
    larger = measure_paired(TransitionTable(table.levels, rows))
    assert larger.change.net == measure_paired(table).change.net


@settings(max_examples=25, deadline=None)
@given(tables(most=8), tables(most=8))
def test_merging_tables_is_pooling_their_people(
    one: TransitionTable, other: TransitionTable
) -> None:
    if one.levels == other.levels:
        both = measure_paired(one + other).change
        parts = measure_paired(one).change, measure_paired(other).change
        for name in ("n", "up", "same", "down", "started", "lost", "joined"):
            assert getattr(both, name) == sum(getattr(part, name) for part in parts)


def test_groups_that_each_fall_while_all_together_rise_are_noticed() -> None:
    groups = {"a": moved(3, 0, 5), "b": moved(4, 1, 6)}
    whole = moved(20, 1, 11)
    found = compare_groups(groups, whole)
    assert found.is_reversed
    assert not compare_groups(groups, moved(7, 1, 11)).is_reversed
    assert found.changes["a"].net == -0.25
    assert compare_groups({}, whole).test.p == 1


def test_a_mix_of_groups_that_shifted_is_noticed() -> None:
    young, old = moved(9, 1, 0, lost=1), moved(5, 5, 0, lost=9)
    assert compare_groups({"young": young, "old": old}, young + old).mix_shift == 40
    assert compare_groups({"young": young, "old": old}, young + old).has_shifted
    assert compare_groups({"young": moved(9, 1, 0)}, young).mix_shift is None


def test_groups_that_moved_otherwise_are_told_apart() -> None:
    apart = {"a": moved(14, 2, 0), "b": moved(2, 12, 3)}
    assert compare_groups(apart, moved(16, 14, 3)).test.p < 0.001


def test_right_answers_are_of_the_same_people_and_not_sure_is_a_second_look() -> None:
    cells: dict[tuple[Answer, Answer], int] = {(0, 1): 9, (1, 1): 4, (0, 0): 2, (1, 0): 1}
    cells |= {("dont_know", 1): 5, ("dont_know", "dont_know"): 3, (1, "missing"): 8}
    item = TransitionTable.from_cells(2, cells)
    totals = {(0, 3): 4, (1, 2): 6, (2, 2): 3, (3, 1): 1}
    found = measure_knowledge({"one": item}, totals, moved(4, 4, 4))
    right = found.items["one"]
    assert (right.n, right.right.box.before, right.right.box.after) == (16, 5, 13)
    assert right.right.p == pytest.approx(0.021484375)
    assert (right.n_with_unsure, right.with_unsure.box.before) == (24, 5)
    assert right.with_unsure.box.after == 18
    assert found.total is not None
    assert (found.total.n, found.total.up, found.total.down) == (14, 10, 1)
    assert found.self_rated is not None
    assert found.self_rated.change.n == 12
    with pytest.raises(ValueError, match="2 levels, not 3"):
        measure_knowledge({"one": moved(1, 1, 1)})


def test_pairs_that_were_asked_otherwise_are_cautioned_about() -> None:
    kinds = PairKinds(20, other_format=7, other_mode=2, other_language=18, by_proxy=0)
    told = list(tell_comparability(kinds, 5))
    assert [message.key for message in told] == [
        "caution.pairs.format",
        "caution.pairs.mode_few",
        "caution.pairs.language_most",
    ]
    assert told[0].fields == {"count": 7, "n": 20}
    for name, count in product(
        ("other_format", "other_mode", "other_language", "by_proxy"), (1, 9)
    ):
        for message in tell_comparability(PairKinds(30, **{name: count}), 5):
            assert say(message).endswith(".")
    with pytest.raises(ValueError, match="cannot be among 3 pairs"):
        PairKinds(3, other_mode=4)


def test_what_people_said_and_did_is_told_alike_for_better_and_worse() -> None:
    exact = Parted((6, 6), (6, 6), (0, 0), (2, 2))
    told = list(tell_parted(exact, 20, 5))
    assert [message.key for message in told] == [
        "parted.better_without",
        "parted.worse_without",
        "parted.worse_opposite_few",
    ]
    assert told[0].fields == {"count": 6, "n": 20}
    between = Parted((6, 9), (6, 9), (5, 8), (1, 9))
    assert [m.key.removeprefix("parted.") for m in tell_parted(between, 20, 5)] == [
        "better_without_between",
        "worse_without_between",
        "better_opposite_between",
    ]
    assert not list(tell_parted(exact, 9, 5))
    for parted in (exact, between, Parted((2, 2), (2, 2), (2, 2), (2, 2))):
        assert all(say(message).endswith(".") for message in tell_parted(parted, 20, 5))
    assert say(Message("parted.better_opposite", {"count": 7, "n": 20})).startswith("7 of 20")
