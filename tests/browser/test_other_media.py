"""Strong colours of the reader's own, no motion, paper, and a slow line."""

import re
from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import OPEN, start
from tests.browser.visitor import DESK, Visitor

MM = 96 / 25.4
MOST_REQUESTS, MOST_BYTES = 3, 20_000

DRAWN = """() => [...document.querySelectorAll('.choices .choice')].map(each => {
  const card = getComputedStyle(each.querySelector('.words'), '::before');
  return [card.borderTopColor, card.borderTopWidth, getComputedStyle(each).fontWeight];
})"""


def test_what_is_chosen_shows_in_the_readers_own_colours(visit: Open) -> None:
    visitor = start(visit(forced_colors="active", reduced_motion="reduce"))
    visitor.choose("Often")
    cards = visitor.run(DRAWN)
    assert cards[2][0] not in {cards[0][0], cards[1][0], cards[3][0]}
    mark = visitor.page.locator("input:checked")
    assert mark.evaluate("each => getComputedStyle(each).appearance") == "auto"


def test_what_is_chosen_never_shows_by_colour_alone(visit: Open) -> None:
    visitor = start(visit()).choose("Often")
    tick = "each => getComputedStyle(each, '::after').content"
    chosen = visitor.page.locator("input:checked + .words")
    assert "✓" in chosen.evaluate(tick)
    assert chosen.evaluate("each => getComputedStyle(each).fontWeight") == "700"


def test_nothing_moves_for_readers_who_want_it_still(visit: Open) -> None:
    visitor = start(visit(reduced_motion="reduce"))
    moving = """() => [...document.querySelectorAll('*')].flatMap(each => [null, '::before'].map(
      part => getComputedStyle(each, part))).filter(style => style.animationName !== 'none'
        || parseFloat(style.transitionDuration) > 0).length"""
    assert visitor.run(moving) == 0


def print_cards(visitor: Visitor, count: int) -> Visitor:
    """Add participants and show their cards."""
    visitor.go("/desk/services/outreach").page.locator("[name=number]").fill(str(count))
    return visitor.press("Add and show the cards")


def test_code_cards_print_eight_to_a_page(sign_in: Open) -> None:
    visitor = print_cards(sign_in("outreach worker"), 17)
    pdf = visitor.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 3
    visitor.page.emulate_media(media="print")
    boxes: list[Any] = [each.bounding_box() for each in visitor.page.locator(".code-card").all()]
    first_page = boxes[:8]
    assert len({round(box["x"]) for box in first_page}) == 2
    assert len({round(box["y"]) for box in first_page}) == 4
    assert all(box["height"] * 4 <= (297 - 20) * MM for box in first_page)
    squares = [each.bounding_box() for each in visitor.page.locator(".code-card svg").all()]
    assert all(square and square["width"] >= 25 * MM for square in squares), "phones can read them"


def test_what_stands_on_a_card_fits_it_on_paper(sign_in: Open) -> None:
    visitor = print_cards(sign_in("outreach worker"), 1)
    visitor.page.emulate_media(media="print")
    cut_off = """each => each.scrollHeight > each.clientHeight + 1
      || each.scrollWidth > each.clientWidth + 1"""
    assert not visitor.page.locator(".code-card").evaluate(cut_off)
    assert visitor.page.locator(".side").is_hidden()


def test_what_changed_prints_without_navigation_and_with_every_note(sign_in: Open) -> None:
    visitor = sign_in("member").go("/steering/riverside-steering/riverside-floating-support")
    visitor.page.emulate_media(media="print")
    assert visitor.page.locator(".side").is_hidden()
    notes = visitor.page.locator("main details ul")
    assert notes.count() > 0
    assert notes.first.bounding_box()["height"] > 10  # type: ignore[index]


@pytest.mark.parametrize("path", ["/", OPEN])
def test_a_first_visit_is_small_and_asks_little(visit: Open, path: str) -> None:
    visitor = visit(size=DESK)
    wire = visitor.page.context.new_cdp_session(visitor.page)
    wire.send("Network.enable")
    wire.send("Network.clearBrowserCache")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    visitor.go(path)
    visitor.page.wait_for_load_state("networkidle")
    assert 2 <= len(sizes) <= MOST_REQUESTS, "the page, the style and the icon"
    assert sum(sizes) <= MOST_BYTES
