"""Who is due for what today, at the edges of every window."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.wave import (
    LIFECYCLES,
    WAVE_KINDS,
    DueWindow,
    Lifecycle,
    Wave,
    due_wave,
    is_open,
    may_be_asked,
    standings,
)

BASELINE = Wave(1, "baseline", 0, DueWindow(0, 14))
REVIEW = Wave(2, "review", 1, DueWindow(90, 120))
TRACKING = Wave(3, "tracking", 2, DueWindow(180, 240))
WAVES = (REVIEW, TRACKING, BASELINE)
JOINED = date(2024, 1, 31)


def on(days: int) -> date:
    """The day so many days after joining."""
    return JOINED + timedelta(days=days)


def states(
    days: int, finished: set[int] | None = None, lifecycle: Lifecycle = "active"
) -> list[str]:
    """The states of the three waves so many days after joining."""
    found = standings(WAVES, JOINED, finished or set(), set(), on(days), lifecycle)
    return [standing.state for standing in found]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1, ["coming", "coming", "coming"]),
        (0, ["due", "coming", "coming"]),
        (14, ["due", "coming", "coming"]),
        (15, ["missed", "coming", "coming"]),
        (89, ["missed", "coming", "coming"]),
        (90, ["missed", "due", "coming"]),
        (120, ["missed", "due", "coming"]),
        (121, ["missed", "missed", "coming"]),
        (240, ["missed", "missed", "due"]),
        (241, ["missed", "missed", "missed"]),
    ],
)
def test_both_days_at_the_ends_of_a_window_belong_to_it(days: int, expected: list[str]) -> None:
    assert states(days) == expected


def test_a_finished_wave_is_done_on_any_day() -> None:
    assert states(0, {1}) == ["done", "coming", "coming"]
    assert states(500, {1, 3}) == ["done", "missed", "done"]


def test_a_standing_says_from_when_to_when_and_whether_it_was_begun() -> None:
    _baseline, review, _tracking = standings(WAVES, JOINED, {1}, {1, 2}, on(100))
    assert (review.opens_on, review.closes_on) == (date(2024, 4, 30), date(2024, 5, 30))
    assert review.started
    assert not _baseline.started
    assert not _tracking.started


def test_the_earliest_wave_that_is_due_and_not_finished_is_the_one_to_answer() -> None:
    overlapping = (BASELINE, Wave(9, "review", 1, DueWindow(10, 30)))
    assert due_wave(overlapping, JOINED, set(), on(12)) == BASELINE
    assert due_wave(overlapping, JOINED, {1}, on(12)) == overlapping[1]
    assert due_wave(overlapping, JOINED, {1, 9}, on(12)) is None
    assert due_wave(WAVES, JOINED, set(), on(50)) is None


def test_an_open_survey_has_its_only_wave_due_on_any_day() -> None:
    assert due_wave((BASELINE,), None, set(), on(5_000)) == BASELINE
    assert due_wave((), None, set(), on(0)) is None


def test_somebody_who_died_is_never_due_and_their_answers_stay() -> None:
    for days in range(-5, 300):
        assert due_wave(WAVES, JOINED, {1}, on(days), "died") is None
        assert states(days, {1}, "died") == ["done", "not_asked", "not_asked"]


@pytest.mark.parametrize("lifecycle", LIFECYCLES)
@pytest.mark.parametrize("kind", WAVE_KINDS)
def test_only_active_people_are_asked_and_tracking_follows_those_who_moved_on(
    lifecycle: Lifecycle, kind: str
) -> None:
    expected = lifecycle == "active" or (lifecycle, kind) == ("moved_on", "tracking")
    assert may_be_asked(lifecycle, kind) is expected  # type: ignore[arg-type]


def test_somebody_who_moved_on_is_due_for_tracking_only() -> None:
    assert due_wave(WAVES, JOINED, set(), on(100), "moved_on") is None
    assert due_wave(WAVES, JOINED, set(), on(200), "moved_on") == TRACKING


def test_a_survey_is_open_on_its_first_and_its_last_day() -> None:
    opens, closes = date(2025, 3, 1), date(2025, 3, 31)
    assert [
        is_open(opens, closes, day) for day in (date(2025, 2, 28), opens, closes, date(2025, 4, 1))
    ] == [False, True, True, False]
    assert is_open(None, None, opens)
    assert is_open(opens, None, date.max)
    assert not is_open(None, closes, date.max)


@pytest.mark.parametrize(("first", "last"), [(-1, 4), (5, 4)])
def test_a_window_that_ends_before_it_begins_cannot_be_made(first: int, last: int) -> None:
    with pytest.raises(ValueError, match="is none"):
        DueWindow(first, last)


def test_a_window_past_the_end_of_the_calendar_ends_with_it() -> None:
    assert DueWindow(0, 10**9).closes_on(JOINED) == date.max


@given(st.dates(), st.dates(), st.sets(st.sampled_from([1, 2, 3])))
def test_the_wave_to_answer_is_the_first_that_stands_as_due(
    joined: date, today: date, finished: set[int]
) -> None:
    found = standings(WAVES, joined, finished, set(), today)
    due = [standing.wave for standing in found if standing.state == "due"]
    assert due_wave(WAVES, joined, finished, today) == (due[0] if due else None)
    assert {each.wave.id for each in found if each.state == "done"} == finished
