"""The gate shows what each number of people and each audience allow, and nothing else."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.change import measure_change
from analysis.disclosure import Audience
from analysis.figures import RatingCounts
from analysis.hiding import ENDS, hide_boxes
from analysis.pipeline import ReleasedItem, release_items
from analysis.tiers import band_values, tier, verbal_band
from analysis.transition import Answer, TransitionTable
from tests.unit.analysis.tables import item, moved

AUDIENCES: tuple[Audience, ...] = ("steering", "public", "worker")


def released(
    table: TransitionTable,
    audience: Audience = "steering",
    said: RatingCounts | None = None,
    k: int = 5,
) -> ReleasedItem:
    """Return the one item released."""
    return release_items([item(table, said)], audience, k)[0]


def integers(value: Any) -> set[int]:
    """Return every whole number anywhere in a released item, also within text."""
    if isinstance(value, dict):
        return set().union(*map(integers, value.values()))
    if isinstance(value, list | tuple):
        return set().union(*map(integers, value))
    if isinstance(value, str):
        return {int(value)} if value.isdigit() else set()
    return {value} if isinstance(value, int) and not isinstance(value, bool) else set()


def everything(shown: ReleasedItem) -> set[int]:
    """Return every whole number that a release of this item would store."""
    return integers(msgspec.to_builtins(shown))


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        *((0, "nobody"), (1, "hidden"), (4, "hidden"), (5, "words"), (9, "words")),
        *((10, "counts"), (29, "counts"), (30, "percent"), (1000, "percent")),
    ],
)
def test_what_may_be_shown_follows_the_number_of_people(n: int, expected: str) -> None:
    assert tier(n) == expected


@pytest.mark.parametrize("k", [4, 21])
def test_a_threshold_that_protects_nobody_is_refused(k: int) -> None:
    with pytest.raises(ValueError, match="threshold"):
        release_items([item(moved(9, 9, 9))], "steering", k)


def test_an_unknown_audience_is_refused() -> None:
    with pytest.raises(ValueError, match="no audience"):
        release_items([item(moved(9, 9, 9))], "everyone")  # type: ignore[arg-type]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_nothing_at_all_is_told_about_one_to_four_people(n: int, audience: Audience) -> None:
    said = RatingCounts(n, 0, 0, n)
    one, another = released(moved(n, 0, 0, lost=31), audience, said), released(moved(0, 0, 4))
    assert one.told == another.told
    assert everything(one) == {5}
    assert (one.n, one.started, one.lost, one.top) == (None, None, None, None)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("n", range(5, 10))
def test_five_to_nine_people_are_told_in_words_without_counts(n: int, audience: Audience) -> None:
    shown = released(moved(n - 2, 1, 1, lost=40), audience, RatingCounts(n - 1, 1, 0, n))
    assert (shown.up, shown.same, shown.down, shown.top) == (None, None, None, None)
    assert everything(shown) == {n, n + 40, 40}
    assert not shown.told.technical[:-1]
    assert [m.key.split(".")[0] for m in shown.told.headline] == ["who", "band", "band"]


def test_a_steering_group_of_a_small_pilot_sees_its_ten_people() -> None:
    shown = released(moved(8, 1, 1))
    assert (shown.n, shown.up, shown.same, shown.down) == (10, 8, 1, 1)
    assert not shown.percents


def test_the_public_sees_bands_where_a_count_or_its_complement_is_small() -> None:
    shown = released(moved(8, 1, 1), "public")
    assert (shown.up, shown.same, shown.down) == (None, None, None)
    assert everything(shown) == {10, 0}  # ten people, none lost
    assert released(moved(8, 6, 0), "public").up == 8
    assert released(moved(23, 0, 1), "public").up is None


def test_the_public_never_sees_an_exact_p() -> None:
    technical = released(moved(20, 9, 6), "public").told.technical
    assert technical[0].key == "technical.below"
    assert not any("p" in m.fields for m in technical)


@pytest.mark.parametrize("lost", [1, 2, 3, 4])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_few_who_did_not_answer_again_cannot_be_found_by_subtraction(
    lost: int, audience: Audience
) -> None:
    shown = released(moved(12, 5, 6, lost=lost), audience)
    assert (shown.started, shown.lost) == (None, None)
    assert 23 + lost not in everything(shown)
    assert any(m.key == "caution.few_lost" for m in shown.told.cautions)
    # The same words whatever the share, or the words would narrow it down.
    assert shown.told == released(moved(12, 5, 6, lost=5 - lost), audience).told


def test_five_who_did_not_answer_again_are_counted() -> None:
    shown = released(moved(12, 5, 6, lost=7))
    assert (shown.started, shown.lost) == (30, 7)


def test_a_few_who_did_not_want_to_say_are_a_few() -> None:
    cells: dict[tuple[Answer, Answer], int] = {
        (1, 2): 20,
        (1, "dont_want_to_say"): 3,
        (1, "missing"): 8,
        ("dont_want_to_say", 1): 13,
    }
    shown = released(TransitionTable.from_cells(3, cells))
    keys = {m.key for m in shown.told.cautions}
    assert "caution.declined_later_few" in keys
    assert "caution.declined_start" in keys
    assert {13, 11} <= everything(shown)
    assert not everything(shown) & {3, 8}


def test_a_small_end_of_the_scale_is_hidden() -> None:
    paired = ((10, 9, 6), (4, 20, 14), (0, 1, 2))
    shown = released(TransitionTable.from_pairs(paired))
    assert shown.top is not None
    assert shown.top.before is None
    assert shown.top.after == 22


def test_both_ends_of_a_two_level_scale_are_hidden_together() -> None:
    shown = released(TransitionTable.from_pairs(((20, 9), (1, 2))))
    assert (shown.top, shown.bottom) == (shown.bottom, shown.top)
    assert shown.top is not None
    assert (shown.top.before, shown.top.after) == (None, None)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=9, max_size=9))
def test_no_small_end_is_shown_or_left_over_between_the_two_shown(cells: list[int]) -> None:
    table = TransitionTable.from_pairs((tuple(cells[:3]), tuple(cells[3:6]), tuple(cells[6:])))
    change = measure_change(table)
    top, bottom = hide_boxes(change, 5)
    shown = dict(zip(ENDS, (top.before, top.after, bottom.before, bottom.after), strict=True))
    true = (change.top.before, change.top.after, change.bottom.before, change.bottom.after)
    for (end, seen), number in zip(shown.items(), true, strict=True):
        assert seen in (None, number)
        assert not 0 < (seen or 0) < 5, end
    for side in ("before", "after"):
        ends = shown[f"top {side}"], shown[f"bottom {side}"]
        if None not in ends:
            between = change.n - sum(number or 0 for number in ends)
            assert between == 0 or between >= 5


def test_no_number_gives_a_small_one_away_by_what_moved() -> None:
    # Nine went up and one stayed: ten at the top later would tell that one began there.
    top, _ = hide_boxes(
        measure_change(TransitionTable.from_pairs(((3, 0, 0), (0, 0, 6), (0, 0, 1)))), 5
    )
    assert top.after is None


def test_ratings_are_bands_where_silence_could_be_worked_out() -> None:
    shown = released(moved(12, 5, 6), said=RatingCounts(15, 4, 2, 21))
    assert [m.key for m in shown.told.said] == [
        "said.better.more_than_half",
        "said.worse.fewer_than_half",
    ]
    assert not everything(shown) & {15, 21}
    assert not released(moved(12, 5, 6), said=RatingCounts(4, 0, 0, 4)).told.said


def test_hidden_items_do_not_shine_through_the_adjustment_of_others() -> None:
    alone = release_items([item(moved(9, 1, 1))], "steering")[0]
    beside = release_items([item(moved(9, 1, 1)), item(moved(4, 0, 0))], "steering")[0]
    assert alone == beside


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 200), st.integers(0, 200))
def test_every_band_stands_for_at_least_two_counts(x: int, others: int) -> None:
    n = x + others
    if n < 5:
        assert verbal_band(x, n) == "withheld"
    else:
        assert len(band_values(x, n)) >= 2


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=81, max_size=81), st.sampled_from(AUDIENCES))
def test_any_table_can_be_released_stored_and_read_again(
    cells: list[int], audience: Audience
) -> None:
    rows = tuple(tuple(cells[9 * i : 9 * i + 9]) for i in range(9))
    shown = released(TransitionTable(4, rows), audience)
    assert msgspec.json.decode(msgspec.json.encode(shown), type=ReleasedItem) == shown
