"""What comes out of a printer: a sheet a page, whatever the language, and nothing smaller than 14
point."""

import pytest

from tests.browser.conftest import Open
from tests.browser.paper_pages import DROP_IN, WITH_CARDS, sheets
from tests.browser.visitor import Visitor

WIDTH, HEIGHT = 718, 1047
"""What is left of A4 inside our margins, in pixels."""
SMALLEST_POINTS = 14
HEIGHTS = """parts => parts.map(part => [part.getBoundingClientRect().height,
part.querySelectorAll(':scope > section').length])"""
BREAKS = "parts => parts.map(part => getComputedStyle(part).breakBefore)"
SIZES = """parts => parts.flatMap(part => [...part.querySelectorAll('*')])
.filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
.filter(each => each.checkVisibility() && !each.closest('svg'))
.map(each => parseFloat(getComputedStyle(each).fontSize) * 72 / 96)"""


LANGUAGES = ("en", "en-XA", "ar-XB")


@pytest.mark.parametrize("address", [WITH_CARDS, DROP_IN])
def test_each_sheet_fits_on_a_page_of_its_own(sign_in: Open, address: str) -> None:
    worker = sign_in("worker")
    sheets(address)(worker)
    found = _sheets(worker)
    assert all(height <= HEIGHT for height, _questions in found), found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", ["usual", "large", "largest"])
@pytest.mark.parametrize(
    ("address", "words"), [(WITH_CARDS, "standard"), (WITH_CARDS, "easy"), (DROP_IN, "")]
)
def test_questions_that_share_a_sheet_fit_on_its_page_in_every_language_and_size(
    sign_in: Open, address: str, words: str, size: str, language: str
) -> None:
    worker = sign_in("worker")
    chosen = {"words": words} if words else {}
    sheets(address, size=size, language=language, **chosen)(worker)
    assert bool(worker.page.locator("main section.card .picture").count()) == (words == "easy")
    found = _sheets(worker)
    assert all(height <= HEIGHT for height, questions in found[:-1] if questions > 1), found


def _sheets(worker: Visitor) -> list[tuple[float, int]]:
    """How high each sheet is, and how many questions it has; the last also asks who was there. Each
    begins on a page of its own."""
    worker.page.emulate_media(media="print")
    worker.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    printed = worker.page.locator("main section.card")
    assert set(printed.evaluate_all(BREAKS)) == {"page"}
    _cover, *heights = printed.evaluate_all(HEIGHTS)
    assert heights
    return [(height, questions) for height, questions in heights]


@pytest.mark.parametrize(
    ("size", "points"), [("usual", SMALLEST_POINTS), ("large", 18), ("largest", 24)]
)
def test_nothing_on_paper_is_smaller_than_promised(sign_in: Open, size: str, points: int) -> None:
    worker = sign_in("worker")
    sheets(WITH_CARDS, size=size)(worker)
    worker.page.emulate_media(media="print")
    found = worker.page.locator("main section.card").evaluate_all(SIZES)
    assert min(found) >= points, sorted(set(found))
