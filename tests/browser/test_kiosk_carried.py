"""A tablet that carries its survey walks through it inside one page, and forgets people as well."""

from typing import Any

import pytest

from tests.browser.conftest import Open, Served
from tests.browser.kiosk_pages import EVERYTHING
from tests.browser.tablet import ALL_KEPT, READY, WAITING, press, to_the_check
from tests.browser.visitor import Visitor

SECRET = "Nobody else may read this"
HELD_BACK = "**/kiosk/outbox"


@pytest.fixture
def ward(visit: Open, served: Served) -> Visitor:
    """The tablet of a ward with all that it carries, at its first page; the clock moves when the
    test says so."""
    visitor = visit("en", {"width": 1280, "height": 800}, has_touch=True)
    visitor.set_cookie("kiosk", served.kiosks["ward"])
    visitor.go("/kiosk/")
    assert visitor.run(READY), "the tablet does not carry its questions"
    visitor.page.clock.install()
    return visitor.go("/kiosk/")


def wait(visitor: Visitor, seconds: int) -> None:
    """Nobody touches the tablet for so long."""
    visitor.page.clock.fast_forward(seconds * 1000)


def begin(visitor: Visitor) -> None:
    """Somebody starts, without a page of the server's."""
    visitor.follow("Start")
    visitor.page.locator("#start button.wide").click()
    visitor.page.locator(".progress").wait_for()
    assert visitor.path == EVERYTHING


def answer_something(visitor: Visitor) -> None:
    """Somebody chose an answer, wrote one, and is in the middle of changing it."""
    begin(visitor)
    visitor.choose("Often")
    to_the_check(visitor.page)
    for _ in range(2):
        visitor.page.locator("a[href='change/anything_else']").click()
        visitor.page.locator("#answer").fill(SECRET)
        press(visitor.page)
        visitor.page.locator("main ol.rows", has_text=SECRET).wait_for()
    visitor.page.locator("a[href='change/favourite_place']").click()
    visitor.page.locator("#answer").fill(SECRET)


def cookies(visitor: Visitor) -> list[Any]:
    """What the browser keeps for the pages of the kiosk."""
    kept = visitor.page.context.cookies(f"{visitor.site}/kiosk/")
    return sorted((each.get("name"), each.get("value")) for each in kept)


def left_alone(visitor: Visitor) -> None:
    """Nobody touches the tablet for a minute, and it starts again."""
    wait(visitor, 30)
    assert visitor.page.get_by_role("alertdialog", name="Are you still there?").is_visible()
    with visitor.page.expect_navigation(url="**/kiosk/"):
        wait(visitor, 30)


def assert_nothing_is_told(visitor: Visitor) -> None:
    """Neither the page shows what was said nor does the browser keep it."""
    assert SECRET not in visitor.page.content()
    assert SECRET not in visitor.run(ALL_KEPT)


@pytest.mark.scenario(62)
def test_after_a_minute_nothing_of_an_unfinished_walk_remains(ward: Visitor) -> None:
    before = cookies(ward)
    answer_something(ward)
    left_alone(ward)
    assert ward.heading == "Tell us what you think of the help you get"
    assert cookies(ward) == before
    assert_nothing_is_told(ward)
    assert ward.run(WAITING) == []
    for turn in [ward.page.go_back] * 6 + [ward.page.go_forward] * 6:
        turn()
        assert ward.path in ("/kiosk/", EVERYTHING, "about:blank"), "only first pages"
        assert SECRET not in ward.page.content()
    ward.go("/kiosk/")
    begin(ward)
    assert ward.page.locator("input:checked").count() == 0
    to_the_check(ward.page)
    assert SECRET not in ward.page.content()
    assert "Often" not in ward.main.inner_text()


def test_whoever_went_back_and_left_is_not_found_by_going_forward(ward: Visitor) -> None:
    answer_something(ward)
    ward.page.go_back()
    assert ward.path == "/kiosk/"
    ward.page.go_forward()
    assert ward.page.locator("#start").is_visible()
    assert_nothing_is_told(ward)


def test_a_finished_response_waits_sealed_for_the_server_alone(ward: Visitor) -> None:
    answer_something(ward)
    press(ward.page)
    ward.page.locator("main ol.rows").wait_for()
    ward.page.route(HELD_BACK, lambda route: route.abort())
    press(ward.page)
    wait(ward, 3)
    ward.page.get_by_role("heading", name="Thank you. Your answers are kept.").wait_for()
    with ward.page.expect_navigation(url="**/kiosk/"):
        wait(ward, 15)
    (waiting,) = ward.run(WAITING)
    assert set(waiting) == {"id", "device", "survey", "version", "key", "hash", "sealed", "made"}
    assert_nothing_is_told(ward)
    ward.page.go_back()
    assert SECRET not in ward.page.content()
    assert all("net::ERR_FAILED" in each for each in ward.forgive()), "only what was held back"


def test_start_pressed_twice_begins_once(ward: Visitor) -> None:
    ward.follow("Start")
    ward.run("() => { for (const _ of [1, 2]) document.querySelector('#start').requestSubmit(); }")
    ward.page.locator(".progress").wait_for()
    assert ward.path == EVERYTHING
    assert ward.page.locator("footer a[href=stop]").count() == 1
