"""A tablet without a connection asks the same questions as the server would, and takes the same
answers: its scripts are tried on generated questionnaires in a real browser."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from playwright.sync_api import Page

from surveys import journey
from surveys.carried import CarriedItem, carried_items
from surveys.checking import Problem, check_answer, date_bounds, number_bounds
from surveys.journey import Answers
from surveys.questionnaire import GAP_CODES, Item, Questionnaire
from tests.browser.conftest import Served
from tests.browser.visitor import Windows
from tests.unit.surveys.examples import example, posted
from tests.unit.surveys.questionnaires import questionnaires

EVERY_KIND = example("every-kind")
Fields = list[tuple[str, str]]
generated = settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
WAY = """
async ([items, answers]) => {
  const j = await import("/kiosk/scripts/journey.js");
  const key = (item) => item?.key ?? null;
  const places = [null, ...items.map(key)];
  return [
    j.visibleItems(items, answers).map(key),
    j.notAsked(items, answers),
    places.map((each) => key(j.nextItem(items, answers, each))),
    places.map((each) => key(j.previousItem(items, answers, each))),
    items.map((item) => j.place(items, answers, item.key)),
  ];
}
"""
CHECKS = """
async ([items, fields]) => {
  const { checkAnswer } = await import("/kiosk/scripts/checking.js");
  return items.map((item, place) => checkAnswer(item, fields[place]));
}
"""
CODES = st.lists(st.sampled_from([-3, -2, -1, 0, 1, 2, 3]), max_size=3).map(tuple)
DIGITS = st.sampled_from("0123456789٣७०९۵")
WRITTEN = st.text(st.characters(exclude_categories=["Cs"]), max_size=250) | st.sampled_from(
    ["", " ", "a" * 201, "\ufeff", "\x1c x\x85", "é\r\nb\rc\x00", "😀" * 200, "😀" * 201]
)
NUMBERS = (
    st.integers(-10, 1_000_100).map(str)
    | st.text(DIGITS, max_size=7)
    | st.sampled_from(["+7", "−1", "--7", "1e3", "7.5", " 7 ", "²", "9" * 40, "9" * 41, "-0"])
)
PARTS = (
    st.integers(0, 40).map(str) | st.text(DIGITS, max_size=5) | st.sampled_from(["", " 2 ", "x"])
)
YEARS = st.integers(0, 9999).map(lambda year: f"{year:04}") | PARTS


@pytest.fixture(scope="module")
def tablet(windows: Windows, served: Served) -> Iterator[Page]:
    """A page on which the scripts of a kiosk can be tried."""
    page = windows.open({})
    page.goto("/health/live")
    yield page
    windows.close(page, {})


def in_json(items: tuple[CarriedItem, ...]) -> Any:
    """The items as a tablet gets them."""
    return json.loads(msgspec.json.encode(items))


@st.composite
def fields_of(draw: DrawFn, item: Item) -> Fields:
    """What a form may hold of an item: mostly what a page of ours sends, and sometimes not."""
    codes = [str(option.code) for option in item.options]
    gaps = [str(GAP_CODES[name]) for name in item.gaps]
    value: SearchStrategy[str] = st.sampled_from([*codes, *gaps, "", "7", "-4", "x"])
    if item.kind in ("short_text", "long_text"):
        value = WRITTEN
    elif item.kind == "number":
        near = [bound + step for bound in number_bounds(item) for step in (-1, 0, 1)]
        value = NUMBERS | st.sampled_from([str(each) for each in near])
    many = item.kind in ("several", "rank")
    count = draw(st.integers(0, len(codes) + 1) if many else st.sampled_from([0, 1, 1, 1, 1, 2]))
    fields = [("answer", draw(value)) for _ in range(count)]
    if item.kind == "rank" and draw(st.booleans()):
        fields = [("answer", code) for code in draw(st.permutations(codes))]
    if item.kind == "date":
        parts = {"day": PARTS, "month": st.integers(1, 12).map(str) | PARTS, "year": YEARS}
        fields = [(name, draw(part)) for name, part in parts.items()]
        edges = [bound for bound in date_bounds(item) if bound]
        day = draw(st.sampled_from([*edges, None, None]))
        if day:
            fields = [("day", str(day.day)), ("month", str(day.month)), ("year", f"{day.year:04}")]
    if draw(st.booleans()):
        fields.append(("ordered", "1"))
    chosen = st.sampled_from([*gaps, "", "-4"])
    size = draw(st.sampled_from([0, 0, 0, 1, 2]))
    return fields + [("gap", draw(chosen)) for _ in range(size)]


def checked_here(item: Item, fields: Fields) -> dict[str, Any]:
    """What the server says of these fields, as the tablet says it."""
    form: dict[str, list[str]] = {}
    for name, value in fields:
        form.setdefault(name, []).append(value)
    found = check_answer(item, posted(**form))
    if isinstance(found, Problem):
        return {"problem": found.kind, "field": found.field}
    codes = [code for _place, code, _text in found.answers if code is not None]
    text = "".join(text for _place, _code, text in found.answers if text is not None)
    return {"given": text or codes}


@generated
@given(questionnaires(), st.data())
def test_a_tablet_goes_the_same_way(
    tablet: Page, questionnaire: Questionnaire, data: st.DataObject
) -> None:
    given_codes = CODES | st.sampled_from(["", "words"])
    answers: Answers = {
        item.key: data.draw(given_codes) for item in questionnaire.items if data.draw(st.booleans())
    }
    places = [None, *questionnaire.positions]
    expected = [
        [item.key for item in journey.visible_items(questionnaire, answers)],
        list(journey.not_asked(questionnaire, answers)),
        [key_of(journey.next_item(questionnaire, answers, key)) for key in places],
        [key_of(journey.previous_item(questionnaire, answers, key)) for key in places],
        [list(journey.place(questionnaire, answers, key)) for key in questionnaire.positions],
    ]
    assert tablet.evaluate(WAY, [in_json(carried_items(questionnaire)), dict(answers)]) == expected


@generated
@given(questionnaires(), st.data())
def test_a_tablet_takes_and_refuses_the_same_answers(
    tablet: Page, questionnaire: Questionnaire, data: st.DataObject
) -> None:
    fields = [data.draw(fields_of(item)) for item in questionnaire.items]
    expected = list(map(checked_here, questionnaire.items, fields))
    found = tablet.evaluate(CHECKS, [in_json(carried_items(questionnaire)), fields])
    for each in found:
        if each.get("given") == "":
            each["given"] = []
    assert found == expected


def test_a_tablet_knows_the_smallest_and_the_largest_answer(tablet: Page) -> None:
    number, day = EVERY_KIND.item("children"), EVERY_KIND.item("pass_ends")
    cases: list[tuple[Item, Fields]] = [
        (number, [("answer", str(bound + step))])
        for bound in number_bounds(number)
        for step in (-1, 0, 1)
    ]
    for bound in date_bounds(day):
        assert bound
        for each in (bound - timedelta(days=1), bound, bound + timedelta(days=1)):
            parts = [("day", each.day), ("month", each.month), ("year", each.year)]
            cases.append((day, [(name, str(part)) for name, part in parts]))
    carried = [each for each in carried_items(EVERY_KIND) if each.key in ("children", "pass_ends")]
    by_key = {each.key: each for each in carried}
    items = in_json(tuple(by_key[item.key] for item, _fields in cases))
    found = tablet.evaluate(CHECKS, [items, [fields for _item, fields in cases]])
    assert found == [checked_here(item, fields) for item, fields in cases]


def key_of(item: Item | None) -> str | None:
    """The key of an item; None stays None."""
    return item.key if item else None
