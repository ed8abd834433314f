"""What a tablet shows without a connection is as good as what the server shows."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Download, Page, expect

from tests.browser import tablet
from tests.browser.hostile import Proxy
from tests.browser.measuring import AXE, EVERYTHING
from tests.browser.outbox_serving import PIN
from tests.browser.tablet import (
    FIRST,
    answer_all,
    press,
)


def test_languages_and_looks_can_be_chosen_without_a_connection(page: Page, proxy: Proxy) -> None:
    proxy.is_down = True
    page.goto(FIRST)
    page.locator("button[value='language.ar-XB']").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.locator("button[value='size.bigger']").click()
    expect(page.locator("html")).to_have_attribute("data-size", "bigger")
    page.locator("main a[href*='/kiosk/s/']").first.click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("data-size", "bigger")
    page.locator("#start button.wide").click()
    expect(page.locator(".progress")).to_contain_text("1")


def test_staff_save_what_waits_to_a_file(page: Page, proxy: Proxy, tmp_path: Path) -> None:
    proxy.is_down = True
    answer_all(page, "said before the tablet was wiped")
    press(page)
    expect(page.locator("main")).to_contain_text("Saved on this tablet. 1 waiting to be sent.")
    page.goto("/kiosk/leave")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Save them to a file").click()
    download: Download = downloading.value
    download.save_as(tmp_path / "outbox.json")
    (parcel,) = json.loads((tmp_path / "outbox.json").read_text())["parcels"]
    assert parcel == page.evaluate(tablet.WAITING)[0] | {"now": parcel["now"]}
    assert "wiped" not in (tmp_path / "outbox.json").read_text()


@pytest.mark.parametrize("language", ["en", "ar-XB"])
def test_pages_without_the_server_are_as_good_as_its_own(
    page: Page, proxy: Proxy, language: str
) -> None:
    proxy.is_down = True
    page.goto(FIRST)
    page.locator(f"button[value='language.{language}']").click()
    page.wait_for_url("**offline=1*")
    good(page, language)
    page.locator("main a[href*='/kiosk/s/']").first.click()
    good(page, language)
    page.locator("#start button.wide").click()
    while page.locator("main ol.rows a").count() == 0:
        good(page, language)
        if page.locator("input.few[name=answer]").count():
            page.locator("input[name=answer]").fill("seven")
            press(page)
            good(page, language)
        if page.locator("input[name=answer][type=text]").count():
            page.locator("input[name=answer]").fill("7")
        press(page)
    good(page, language)
    page.locator("footer a[href='stop']").click()
    good(page, language)
    page.locator("main a[href='back']").click()
    press(page)
    page.locator("main [data-waiting]").wait_for()
    good(page, language)
    page.goto("/kiosk/leave")
    page.locator("[data-waiting-here]").wait_for()
    good(page, "en")


def good(page: Page, language: str) -> None:
    """Nothing is to be found fault with: language, title, contrast, what axe finds, large targets,
    and the focus on what is new."""
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(AXE, EVERYTHING) == [], page.title()
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert page.title().endswith(" - Heard")
    small = page.evaluate(
        "() => [...document.querySelectorAll('main :is(a.button, button, label.choice), footer a')]"
        ".filter((each) => each.getClientRects().length && each.offsetHeight < 60)"
        ".map((each) => each.outerHTML)"
    )
    assert small == []


def test_the_way_out_shows_staff_what_waits(page: Page, proxy: Proxy) -> None:
    page.goto(FIRST)
    page.get_by_role("link", name="For staff: leave the kiosk").click()
    page.locator("#pin").fill(PIN)
    press(page)
    expect(page.locator("h1")).to_have_text("You are out of the kiosk")
    expect(page.locator("[data-waiting-here]")).to_be_hidden()
