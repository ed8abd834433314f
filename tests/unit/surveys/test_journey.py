"""The way through a questionnaire follows from what was answered, and from nothing else."""

import timeit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.importing import read_questionnaire
from surveys.journey import (
    Answers,
    first_unanswered,
    is_visible,
    next_item,
    next_unanswered,
    not_asked,
    place,
    previous_item,
    visible_items,
)
from surveys.questionnaire import Item, Questionnaire
from tests.unit.surveys.examples import example
from tests.unit.surveys.questionnaires import questionnaires

PLAIN = example("housing-support")
BRANCHING = example("every-kind")
CHAIN = read_questionnaire(
    """
key = "chain"
title = "Chain"
about = "Each question hangs on the one before."
language = "en"
[[item]]
key = "a"
kind = "yes_no"
text = "A?"
[[item]]
key = "b"
kind = "yes_no"
text = "B?"
show_if = { item = "a", any_of = ["Yes"] }
[[item]]
key = "c"
kind = "several"
text = "C?"
options = ["x", "y", "z"]
show_if = { item = "b", any_of = ["Yes"] }
[[item]]
key = "d"
kind = "short_text"
text = "D?"
show_if = { item = "c", any_of = ["y", "z"] }
""",
    "chain.toml",
)


def key_of(item: Item | None) -> str | None:
    """The key of an item; None stays None."""
    return item.key if item else None


def keys(questionnaire: Questionnaire, answers: Answers) -> list[str]:
    """The keys of the items on the way."""
    return [item.key for item in visible_items(questionnaire, answers)]


def test_without_conditions_every_item_is_asked_in_order() -> None:
    assert keys(PLAIN, {}) == [item.key for item in PLAIN.items]
    assert place(PLAIN, {}, "sure_letters") == (3, 9)
    assert not_asked(PLAIN, {}) == ()
    assert key_of(next_item(PLAIN, {}, "knows_help")) == "knows_locks"
    assert key_of(previous_item(PLAIN, {}, "knows_locks")) == "knows_help"


def test_the_way_begins_at_the_first_item_and_ends_at_the_check_page() -> None:
    assert key_of(next_item(PLAIN, {}, None)) == "knows_help"
    assert next_item(PLAIN, {}, "anything_else") is None
    assert previous_item(PLAIN, {}, "knows_help") is None
    assert key_of(previous_item(PLAIN, {}, None)) == "anything_else"


def test_an_item_is_asked_only_while_all_its_conditions_hold() -> None:
    bus, foot = {"travel": (1,)}, {"travel": (0,)}
    assert not is_visible(BRANCHING, bus, "wants_bus_pass")
    assert is_visible(BRANCHING, {**bus, "has_bus_pass": (0,)}, "wants_bus_pass")
    assert is_visible(BRANCHING, {**bus, "has_bus_pass": (2,)}, "wants_bus_pass")
    assert not is_visible(BRANCHING, {**foot, "has_bus_pass": (0,)}, "wants_bus_pass")
    assert not is_visible(BRANCHING, {**bus, "has_bus_pass": (-1,)}, "wants_bus_pass")


def test_progress_counts_only_what_will_be_asked() -> None:
    assert place(BRANCHING, {}, "emergency") == (6, 10)
    asked = {"travel": (1,), "has_bus_pass": (0,)}
    assert place(BRANCHING, asked, "emergency") == (7, 11)
    assert not_asked(BRANCHING, asked) == ("pass_ends",)
    assert key_of(next_item(BRANCHING, asked, "has_bus_pass")) == "wants_bus_pass"
    assert key_of(next_item(BRANCHING, {}, "has_bus_pass")) == "emergency"


def test_an_answer_to_an_item_that_is_no_longer_asked_counts_for_nothing() -> None:
    answers: Answers = {"a": (1,), "b": (1,), "c": (0, 2)}
    assert keys(CHAIN, answers) == ["a", "b", "c", "d"]
    changed = {**answers, "a": (0,)}
    assert keys(CHAIN, changed) == ["a"]
    assert not_asked(CHAIN, changed) == ("b", "c", "d")
    assert key_of(previous_item(CHAIN, changed, None)) == "a"


def test_an_address_of_an_item_off_the_way_still_has_a_number_and_a_way_on() -> None:
    assert place(CHAIN, {}, "c") == (2, 2)
    assert next_item(CHAIN, {}, "c") is None
    assert key_of(previous_item(CHAIN, {}, "c")) == "a"


def test_somebody_who_comes_back_goes_on_where_nothing_was_answered_yet() -> None:
    answers: Answers = {"knows_help": (1,), "knows_locks": (-2,), "satisfied": (0,)}
    assert key_of(first_unanswered(PLAIN, {})) == "knows_help"
    assert key_of(first_unanswered(PLAIN, answers)) == "sure_letters"
    assert key_of(next_unanswered(PLAIN, answers, "sure_letters")) == "health"
    assert key_of(first_unanswered(PLAIN, {**answers, "sure_letters": ()})) == "sure_letters"
    everything: Answers = {item.key: "x" for item in PLAIN.items}
    assert first_unanswered(PLAIN, everything) is None


def test_an_item_that_does_not_exist_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(KeyError):
        next_item(PLAIN, {}, "nothing")
    with pytest.raises(KeyError):
        place(BRANCHING, {}, "nothing")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(questionnaires(), st.data())
def test_going_forward_and_going_back_walk_the_same_way(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    codes = st.lists(st.sampled_from([-1, 0, 1, 2]), max_size=2).map(tuple)
    answers = {item.key: data.draw(codes) for item in questionnaire.items}
    way = keys(questionnaire, answers)
    forward, item = [], next_item(questionnaire, answers, None)
    while item:
        forward.append(item.key)
        item = next_item(questionnaire, answers, item.key)
    back, item = [], previous_item(questionnaire, answers, None)
    while item:
        back.append(item.key)
        item = previous_item(questionnaire, answers, item.key)
    assert forward == back[::-1] == way
    assert [place(questionnaire, answers, key) for key in way] == [
        (number, len(way)) for number in range(1, len(way) + 1)
    ]
    assert sorted([*way, *not_asked(questionnaire, answers)]) == sorted(questionnaire.positions)


@pytest.mark.parametrize(("questionnaire", "key"), [(PLAIN, "health"), (BRANCHING, "has_bus_pass")])
def test_finding_the_next_item_takes_microseconds(questionnaire: Questionnaire, key: str) -> None:
    answers = {"travel": (1,), "has_bus_pass": (0,)}

    def one_page() -> None:
        next_item(questionnaire, answers, key)
        place(questionnaire, answers, key)

    assert min(timeit.repeat(one_page, number=1_000, repeat=5)) / 1_000 < 100e-6
