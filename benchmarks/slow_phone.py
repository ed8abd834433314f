"""A whole journey in Chromium on a slow mobile network: what people wait for each page, and what
comes to them before the first question. Prints why not, where there is no Chromium."""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from time import perf_counter
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.client import HOST
from benchmarks.figures import Figure
from benchmarks.journeys import ANSWERS
from involvement.look import Look
from tests.browser.chromium import MISSING, find_chromium

ROUND_TRIP_MS = 400
BYTES_A_SECOND = 400_000 / 8
SLOW_3G = {
    "offline": False,
    "latency": ROUND_TRIP_MS,
    "downloadThroughput": BYTES_A_SECOND,
    "uploadThroughput": BYTES_A_SECOND,
}
PHONE: Any = {"width": 390, "height": 844}
MAIN_BUTTON = "main button.button[type=submit]:not(.second)"


def measure(port: int, code: str) -> list[Figure]:
    """Seconds that somebody with a card waits, in pictures, from scanning it to the thanks."""
    if find_chromium() is None:
        print(f"\nNo journey on a slow network. {MISSING}")
        return []
    with _phone(port) as (page, wire):
        first = _wait(page, lambda: page.goto(f"/join/{code}"))
        waits = [_wait(page, lambda: _press(page))]
        before_question = (wire["requests"], wire["bytes"])
        while page.url.split("?")[0].rsplit("/", 1)[1] in ANSWERS:
            _answer(page)
            waits.append(_wait(page, lambda: _press(page)))
        waits.append(_wait(page, lambda: _press(page)))
    pages = len(waits) - 1
    assert pages == len(ANSWERS) + 1, f"{pages} pages instead of all"
    requests, size = before_question
    return [
        Figure("requests before the first question, with pictures", requests, "", 8),
        Figure("kilobytes before the first question, with pictures", size / 1000, "kB", 60),
        Figure("seconds from the card to the first page", first, "s", 3),
        Figure("seconds to a page after that, the median", median(waits), "s", 2),
        Figure("  the longest", max(waits), "s"),
        Figure("seconds waited in the whole journey of nine items", first + sum(waits), "s"),
    ]


@contextmanager
def _phone(port: int) -> Iterator[tuple[Page, dict[str, float]]]:
    """A window on a slow network, and what has come to it: requests and bytes, heads included."""
    wire: dict[str, float] = {"requests": 0, "bytes": 0}
    site = f"http://{HOST}:{port}"

    def finished(event: dict[str, Any]) -> None:
        wire["requests"] += 1
        wire["bytes"] += event["encodedDataLength"]

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium())
        page = chromium.new_page(viewport=PHONE, base_url=site)
        look = Look(format="pictures").to_cookie()
        page.context.add_cookies([{"name": "look", "value": look, "url": site}])
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_3G)
        session.on("Network.loadingFinished", finished)
        yield page, wire
        chromium.close()


def _wait(page: Page, go: Any) -> float:
    """Seconds until the next page is there whole."""
    begun = perf_counter()
    go()
    page.wait_for_load_state("load")
    return perf_counter() - begun


def _press(page: Page) -> None:
    with page.expect_navigation():
        page.locator(MAIN_BUTTON).click()


def _answer(page: Page) -> None:
    """The first answer, or a few words."""
    field = page.locator("#answer")
    if field.get_attribute("type") in ("radio", "checkbox"):
        field.check()
    else:
        field.fill("It was fine")
