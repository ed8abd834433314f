"""What is in force follows from the events, in the order in which they were recorded."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from involvement.consent import (
    ON_START,
    Action,
    Event,
    Format,
    How,
    Purpose,
    Wording,
    asked_on_start,
    choose_wording,
    in_force,
    newest_of_each,
    subject_of,
)

TODAY = date(2027, 1, 4)
START = datetime(2027, 1, 4, 10, 30, tzinfo=UTC)


def wording(
    purpose: Purpose, *, number: int = 1, language: str = "en", format_: Format = "standard"
) -> Wording:
    """A published wording; its id tells it from others."""
    id_ = hash((purpose, number, language, format_))
    return Wording(id_, purpose, number, language, format_, "I agree.\n\n It ends. ", START)


@st.composite
def event(draw: st.DrawFn) -> Event:
    """Anything that can be recorded."""
    purpose = draw(st.sampled_from(Purpose))
    return Event(
        wording=wording(purpose, number=draw(st.integers(1, 2))),
        action=draw(st.sampled_from(Action)),
        how=draw(st.sampled_from(How)),
        at=START + timedelta(minutes=draw(st.integers(-500, 500))),
        agency=draw(st.integers(1, 3)) if purpose is Purpose.SHARE else None,
        until=draw(st.none() | st.dates(TODAY - timedelta(3), TODAY + timedelta(3))),
    )


events = st.lists(event(), max_size=12)


@given(events, event())
def test_the_last_word_counts_whatever_was_said_before(before: list[Event], last: Event) -> None:
    agreed = in_force([*before, last], TODAY)
    subject = subject_of(last)
    if last.action is Action.WITHDRAWN:
        assert subject not in agreed
    if last.action is Action.GIVEN:
        over = last.until is not None and last.until < TODAY
        assert (subject in agreed) is not over
        if not over:
            assert agreed[subject].given is last
            assert agreed[subject].confirmed_at is None


@given(events, event())
def test_what_is_said_about_one_thing_changes_nothing_about_another(
    before: list[Event], last: Event
) -> None:
    others = {k: v for k, v in in_force(before, TODAY).items() if k != subject_of(last)}
    after = {k: v for k, v in in_force([*before, last], TODAY).items() if k != subject_of(last)}
    assert after == others


@given(events)
def test_each_thing_follows_from_its_own_events_alone(recorded: list[Event]) -> None:
    agreed = in_force(recorded, TODAY)
    for subject in {subject_of(each) for each in recorded}:
        own = [each for each in recorded if subject_of(each) == subject]
        assert in_force(own, TODAY).get(subject) == agreed.get(subject)


@given(events)
def test_without_anything_given_nothing_is_in_force(recorded: list[Event]) -> None:
    assert in_force([e for e in recorded if e.action is not Action.GIVEN], TODAY) == {}


@given(events, event())
def test_a_confirmation_brings_nothing_back_and_moves_no_last_day(
    before: list[Event], last: Event
) -> None:
    confirmed = Event(last.wording, Action.CONFIRMED, How.WORKER, START, last.agency)
    for day in (TODAY - timedelta(4), TODAY, TODAY + timedelta(4)):
        old, new = in_force(before, day), in_force([*before, confirmed], day)
        assert set(old) == set(new)
        assert all(old[subject].given is new[subject].given for subject in old)
    if subject_of(last) in new:
        assert new[subject_of(last)].confirmed_at == START


@given(events, st.integers(0, 8))
def test_as_days_pass_agreements_only_end(recorded: list[Event], days: int) -> None:
    now, later = in_force(recorded, TODAY), in_force(recorded, TODAY + timedelta(days))
    assert later.items() <= now.items()
    for subject in now.keys() - later.keys():
        until = now[subject].given.until
        assert until is not None
        assert TODAY <= until < TODAY + timedelta(days)


def test_the_last_day_is_a_whole_day() -> None:
    until = Event(wording(Purpose.SHARE), Action.GIVEN, How.SELF, START, 1, until=TODAY)
    assert in_force([until], TODAY)
    assert not in_force([until], TODAY + timedelta(1))


def test_what_follows_keeps_the_wording_that_was_agreed_to() -> None:
    first = Event(wording(Purpose.SHARE), Action.GIVEN, How.SELF, START, 2, "Police", until=TODAY)
    (agreement,) = in_force([first], TODAY).values()
    follows = agreement.follow(Action.WITHDRAWN, How.ADVOCATE, START, 7)
    assert (follows.wording, follows.agency, follows.until) == (first.wording, 2, None)
    assert in_force([first, follows], TODAY) == {}


EN, EASY = wording(Purpose.QUOTE, number=2), wording(Purpose.QUOTE, format_="easy")
WELSH = wording(Purpose.QUOTE, language="cy")
OLD = wording(Purpose.QUOTE)


@pytest.mark.parametrize(
    ("published", "language", "format_", "expected"),
    [
        ([], "en", "standard", None),
        ([OLD, EN], "en", "standard", EN),
        ([OLD, EN, EASY], "en", "easy", EASY),
        ([OLD, EN, WELSH, EASY], "cy", "easy", WELSH),
        ([WELSH, EN], "so", "standard", EN),
        ([WELSH], "so", "standard", WELSH),
        ([wording(Purpose.LINK)], "en", "standard", None),
    ],
)
def test_a_reader_gets_the_nearest_wording(
    published: list[Wording], language: str, format_: Format, expected: Wording | None
) -> None:
    assert choose_wording(published, Purpose.QUOTE, language, format_) == expected


@pytest.mark.parametrize("missing", ON_START)
def test_without_both_wordings_a_start_asks_for_nothing(missing: Purpose) -> None:
    known = [wording(purpose) for purpose in Purpose]
    assert set(asked_on_start(known, "en")) == {*ON_START, Purpose.QUOTE, Purpose.CONTACT}
    assert asked_on_start([w for w in known if w.purpose is not missing], "en") == {}


def test_lists_show_the_newest_version_of_each() -> None:
    link = wording(Purpose.LINK)
    assert newest_of_each([EN, OLD, WELSH, EASY, link]) == [link, WELSH, EN, EASY]


def test_empty_lines_of_a_wording_are_not_shown() -> None:
    assert EN.lines == ["I agree.", "It ends."]
