"""Everything can be done with the keyboard, and the focus is always plain to see."""

from itertools import pairwise
from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import EVERY_KIND, FOR_EVERYBODY, OPEN, start
from tests.browser.visitor import Visitor

MOST_STOPS = 60
THINNEST_RING_PX = 3

# The element with the focus: what it is, where it is, how thick its ring is, whether it is covered.
FOCUSED = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const label = focused.closest('label.choice');
  const ring = label ? getComputedStyle(label.querySelector('.words'), '::before')
                     : getComputedStyle(focused);
  const box = (label || focused).getBoundingClientRect();
  const lines = (label || focused).getClientRects();
  const top = document.elementFromPoint(lines[0].left + lines[0].width / 2,
                                        lines[0].top + lines[0].height / 2);
  return {
    name: focused.name || focused.textContent.trim(), tag: focused.tagName, type: focused.type,
    skip: focused.matches('.skip'), x: box.left, y: box.top + scrollY, height: box.height,
    ring: ring.outlineStyle === 'none' ? 0 : parseFloat(ring.outlineWidth),
    covered: !(top && ((label || focused).contains(top) || top.contains(focused))),
  };
}"""

Stop = dict[str, Any]


def tab_through(visitor: Visitor) -> list[Stop]:
    """Every stop of the Tab key, until it leaves the page. Fails in a trap."""
    stops: list[Stop] = []
    while len(stops) < MOST_STOPS:
        visitor.page.keyboard.press("Tab")
        stop = visitor.run(FOCUSED)
        if stop is None or (stop["skip"] and stops):
            return stops
        stops.append(stop)
    raise AssertionError(f"Tab never leaves the page: {[stop['name'] for stop in stops[-5:]]}")


def comes_before(stop: Stop, following: Stop, direction: str) -> bool:
    """Whether a reader would meet `stop` first: higher on the page, or earlier in the same row."""
    middle, next_middle = stop["y"] + stop["height"] / 2, following["y"] + following["height"] / 2
    if abs(middle - next_middle) > min(stop["height"], following["height"]) / 2:
        return bool(middle < next_middle)
    return bool(stop["x"] < following["x"] if direction == "ltr" else stop["x"] > following["x"])


PAGES = ["home", "code", "settings", "sign in", "first page", "check", "stop"]
PAGES += [f"item, {kind}" for kind in EVERY_KIND.values()]


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_through_the_page_as_the_eye_does(visit: Open, page: str) -> None:
    check_tab_order(visit("en"), page, "ltr")


@pytest.mark.parametrize(
    "page", ["home", "settings", "item, scale", "item, date", "item in easy read"]
)
def test_tab_goes_right_to_left_where_the_words_do(visit: Open, page: str) -> None:
    check_tab_order(visit("ar-XB"), page, "rtl")


def check_tab_order(visitor: Visitor, page: str, direction: str) -> None:
    """Skip link first, then as one reads, each with a ring that can be seen, and no trap."""
    FOR_EVERYBODY[page](visitor)
    stops = tab_through(visitor)
    assert stops[0]["skip"], "the first stop skips to the main part"
    thin = [stop["name"] for stop in stops if stop["ring"] < THINNEST_RING_PX]
    assert thin == [], "a focus that is hard to see"
    assert [stop["name"] for stop in stops if stop["covered"]] == []
    walked = stops[1:]
    wrong = [
        (stop["name"], following["name"])
        for stop, following in pairwise(walked)
        if not comes_before(stop, following, direction)
    ]
    assert wrong == [], "Tab jumps back"


def test_the_first_stop_leads_to_the_main_part(visit: Open) -> None:
    visitor = start(visit())
    visitor.page.keyboard.press("Tab")
    visitor.page.wait_for_selector(".skip:focus")
    visitor.page.locator(".skip").press("Enter")
    visitor.page.wait_for_selector("main:focus")
    visitor.page.keyboard.press("Tab")
    assert visitor.run("() => document.activeElement.name") == "answer"


def test_options_are_one_stop_and_arrows_choose_without_sending(visit: Open) -> None:
    visitor = start(visit())
    stops = tab_through(visitor)
    assert [stop["type"] for stop in stops].count("radio") == 1
    assert visitor.main.locator("input:checked").count() == 0, "nothing is preselected"
    visitor.page.locator("#answer").focus()
    for _ in range(2):
        visitor.page.keyboard.press("ArrowDown")
    assert visitor.path == f"{OPEN}/lonely", "choosing sends nothing"
    assert visitor.main.locator("input:checked").get_attribute("value") == "3"
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(f"**{OPEN}/travel")


def test_enter_in_a_field_goes_on(visit: Open) -> None:
    visitor = start(visit()).go(f"{OPEN}/children")
    visitor.page.locator("#answer").focus()
    visitor.page.keyboard.type("2")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(f"**{OPEN}/favourite_place")


def test_a_mistake_is_said_first_and_leads_to_its_field(visit: Open) -> None:
    visitor = visit()
    FOR_EVERYBODY["item sent back"](visitor)
    assert visitor.page.title().startswith("Error: ")
    assert "summary" in visitor.run("() => document.activeElement.className")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_selector("#answer:focus")
    field = visitor.page.locator("#answer")
    assert field.get_attribute("aria-invalid") == "true"
    told = str(field.get_attribute("aria-describedby")).split()
    said = " ".join(visitor.page.locator(f"#{each}").inner_text() for each in told)
    assert visitor.page.locator(".summary a").inner_text() in said


def test_signing_in_needs_the_keyboard_only(visit: Open) -> None:
    visitor = visit().go("/sign-in")
    visitor.page.locator("[name=email]").focus()
    visitor.page.keyboard.type("nobody@example.org")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.type("wrong")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_selector(".summary")
    assert visitor.page.locator("[name=email]").input_value() == "nobody@example.org"
    assert visitor.page.locator("[name=password]").input_value() == ""
