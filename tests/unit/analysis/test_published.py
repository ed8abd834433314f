"""Published totals: what they can honestly tell, and what they cannot."""

import pytest

from analysis.aggregates import AggregateFigures, tell_aggregates
from analysis.tracked import TrackedFigures, tell_tracked
from analysis.words import Message, Messages
from surveys.sentences import say_all

KNOWLEDGE = AggregateFigures("knows", "knowledge", (15, 8, 1), (1, 4, 5), 10, 10, inferred=True)
SATISFACTION = AggregateFigures("content", "satisfaction", (21, 2, 1), (1, 2, 7), 9, 10)
HEALTH = AggregateFigures("well", "health", (14, 10, 0), (3, 2, 5), 8, 10)


def keys(messages: Messages) -> list[str]:
    return [message.key for message in messages]


def test_the_bounds_hold_for_every_way_the_ten_could_be_among_the_twenty_four() -> None:
    told = tell_aggregates(KNOWLEDGE)
    assert Message("unlinked.overlap_unknown", {"N0": 24, "n": 10}) in told.headline
    assert Message("unlinked.bounds_up", {"low": 4, "high": 9, "n": 10}) in told.headline
    assert Message("unlinked.bounds_down", {"low": 0, "high": 2, "n": 10}) in told.headline
    assert Message("unlinked.missing", {"miss": 14}) in told.headline
    assert "We do not know if the 10 are among the 24." in say_all(told.headline)


def test_poor_health_is_not_told_apart_from_chance_but_good_health_is() -> None:
    told = tell_aggregates(HEALTH)
    assert "unlinked.bottom_not_distinguishable" in keys(told.range)
    assert "unlinked.top_distinguishable" in keys(told.range)
    assert Message("technical.fisher_bottom", {"p": "0.26"}) in told.technical


@pytest.mark.parametrize(("figures", "without"), [(KNOWLEDGE, 1), (SATISFACTION, 0), (HEALTH, 1)])
def test_saying_better_without_a_higher_answer_is_told(
    figures: AggregateFigures, without: int
) -> None:
    told = [m for m in tell_aggregates(figures).said if m.key == "unlinked.said_without"]
    assert told == ([Message("unlinked.said_without", {"g": without})] if without else [])


def test_numbers_worked_out_from_percentages_are_called_an_inference() -> None:
    assert "unlinked.inferred_base" in keys(tell_aggregates(KNOWLEDGE).headline)
    assert "unlinked.inferred_base" not in keys(tell_aggregates(HEALTH).headline)


def test_unpublished_counts_are_not_guessed() -> None:
    told = tell_aggregates(AggregateFigures("x", "health", (14, None, 0), (3, 2, 5), 8, 10))
    assert keys(told.headline) == ["unlinked.incomplete"]
    assert keys(told.said) == ["unlinked.said"]


def test_more_people_later_than_before_are_not_taken_for_the_same() -> None:
    told = tell_aggregates(AggregateFigures("x", "health", (1, 2), (5, 6)))
    assert keys(told.headline) == ["unlinked.who"]
    assert "technical.bounds" not in keys(told.technical)


def test_half_followed_up_is_said_first() -> None:
    told = tell_tracked(TrackedFigures("mood", 14, 28, better=8, same=6, worse=0))
    assert say_all(told.headline)[0] == "14 of 28 people were followed up (50%)."
    assert Message("tracked.better", {"count": 8, "n": 14}) in told.headline
    assert told.range == (Message("tracked.none_worse", {"n": 14, "percent": 23}),)


def test_every_figure_carries_its_own_number_of_people() -> None:
    told = tell_tracked(TrackedFigures("engaged", 14, 28, better=9, same=4, not_stated=1))
    assert Message("tracked.better", {"count": 9, "n": 13}) in told.headline
    assert Message("tracked.not_stated", {"count": 1}) in told.cautions


def test_outcomes_not_published_are_named_as_such() -> None:
    told = tell_tracked(TrackedFigures("drugs", 14, 28, worse=1))
    assert Message("tracked.unpublished", {"count": 13}) in told.cautions


def test_counts_that_cannot_belong_together_are_refused() -> None:
    with pytest.raises(ValueError, match="more outcomes"):
        TrackedFigures("x", 5, 9, better=6)
    with pytest.raises(ValueError, match="followed up"):
        TrackedFigures("x", 10, 9)
