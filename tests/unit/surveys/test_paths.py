"""Which answers lead where, and which items nobody reaches, tried against all ways."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.importing import read_questionnaire
from surveys.journey import Answers, visible_items
from surveys.option import Option
from surveys.paths import branches, unreachable
from surveys.questionnaire import Item, Kind, Questionnaire, ShowIf
from tests.unit.surveys.examples import example

HEAD = 'key = "w"\ntitle = "W"\nabout = "W"\nlanguage = "en"\n'


def item(key: str, kind: str = "choice", show_if: str = "") -> str:
    """An item with the options A, B and C."""
    condition = f"show_if = {show_if}\n" if show_if else ""
    return f'[[item]]\nkey="{key}"\nkind="{kind}"\ntext="?"\noptions=["A","B","C"]\n{condition}'


def lost(*items: str) -> tuple[str, ...]:
    """The items that nobody reaches."""
    return unreachable(read_questionnaire(HEAD + "".join(items), "w"))


def when(*pairs: tuple[str, str]) -> str:
    """Conditions: each an item and one option."""
    return "[" + ", ".join(f'{{ item="{i}", any_of=["{o}"] }}' for i, o in pairs) + "]"


def test_two_answers_to_one_choice_cannot_both_be_given() -> None:
    assert lost(item("a"), item("b", show_if=when(("a", "A"), ("a", "B")))) == ("b",)


def test_two_of_several_can_both_be_chosen() -> None:
    assert lost(item("a", "several"), item("b", show_if=when(("a", "A"), ("a", "B")))) == ()


def test_what_leads_to_an_item_has_to_hold_too() -> None:
    chain = item("a"), item("b", show_if=when(("a", "A"))), item("c", show_if=when(("b", "A")))
    assert lost(*chain) == ()
    assert lost(*chain, item("d", show_if=when(("c", "A"), ("a", "B")))) == ("d",)


def test_an_item_that_asks_about_one_that_nobody_reaches_is_not_reached_either() -> None:
    never = item("b", show_if=when(("a", "A"), ("a", "B")))
    assert lost(item("a"), never, item("c", show_if=when(("b", "A")))) == ("b", "c")


def test_many_conditions_are_looked_at_once_each() -> None:
    keys = [f"k{n}" for n in range(60)]
    chain = [item(keys[0]), item(keys[1])]
    chain += [
        item(key, show_if=when((keys[n], "A"), (keys[n + 1], "A")))
        for n, key in enumerate(keys[2:])
    ]
    assert lost(*chain) == ()


def test_an_answer_opens_the_items_that_ask_for_it() -> None:
    found = branches(example("every-kind"))
    assert [(each.code, each.opens) for each in found["has_bus_pass"]] == [
        (1, ("pass_ends",)),
        (0, ("wants_bus_pass",)),
        (2, ("wants_bus_pass",)),
    ]
    assert set(found) == {"travel", "has_bus_pass"}


@st.composite
def small(draw: st.DrawFn) -> Questionnaire:
    """Four items of two options, with any conditions."""
    made: list[Item] = []
    for n in range(4):
        kind: Kind = draw(st.sampled_from(["choice", "several"]))
        earlier = st.sampled_from([each.key for each in made]) if made else st.nothing()
        codes = st.sampled_from([(0,), (1,), (0, 1)])
        conditions = draw(st.lists(st.builds(ShowIf, earlier, codes), max_size=2 if made else 0))
        options = (Option(0, "A"), Option(1, "B"))
        made.append(Item(f"k{n}", kind, "?", options=options, show_if=tuple(conditions)))
    return Questionnaire("w", "W", "W", "en", tuple(made))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(small())
def test_an_item_is_unreachable_just_when_no_answers_at_all_lead_to_it(q: Questionnaire) -> None:
    ways = [[(), (0,), (1,)] + [(0, 1)] * (each.kind == "several") for each in q.items]
    seen = set[str]()
    for given_ in product(*ways):
        answers: Answers = dict(zip(q.items_by_key, given_, strict=True))
        seen |= {each.key for each in visible_items(q, answers)}
    assert set(unreachable(q)) == set(q.items_by_key) - seen


@pytest.mark.parametrize("name", ["housing-support", "every-kind", "drop-in"])
def test_everything_in_the_examples_is_reached(name: str) -> None:
    assert unreachable(example(name)) == ()
