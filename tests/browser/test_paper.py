"""What comes out of a printer: a sheet a page, whatever the language, and nothing smaller than 14
point."""

from itertools import pairwise

import pytest

from tests.browser.conftest import Open
from tests.browser.paper_pages import DROP_IN, WITH_CARDS, sheets

WIDTH, HEIGHT = 718, 1047
"""What is left of A4 inside our margins, in pixels."""
SMALLEST_POINTS = 14
HEIGHTS = "parts => parts.map(part => part.getBoundingClientRect().height)"
SIZES = """parts => parts.flatMap(part => [...part.querySelectorAll('*')])
.filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
.filter(each => each.checkVisibility() && !each.closest('svg'))
.map(each => parseFloat(getComputedStyle(each).fontSize) * 72 / 96)"""


@pytest.mark.parametrize("address", [WITH_CARDS, DROP_IN])
def test_each_sheet_fills_a_page_of_its_own(sign_in: Open, address: str) -> None:
    worker = sign_in("worker")
    sheets(address)(worker)
    worker.page.emulate_media(media="print")
    worker.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    _cover, *heights = worker.page.locator("main section.card").evaluate_all(HEIGHTS)
    assert heights
    assert all(height <= HEIGHT for height in heights), heights
    for one, other in pairwise(heights):
        assert one + other > HEIGHT, "two sheets would come out on one page"


@pytest.mark.parametrize(("size", "points"), [("usual", SMALLEST_POINTS), ("large", 18)])
def test_nothing_on_paper_is_smaller_than_promised(sign_in: Open, size: str, points: int) -> None:
    worker = sign_in("worker")
    sheets(WITH_CARDS, size)(worker)
    worker.page.emulate_media(media="print")
    found = worker.page.locator("main section.card").evaluate_all(SIZES)
    assert min(found) >= points, sorted(set(found))
