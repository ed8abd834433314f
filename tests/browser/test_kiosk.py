"""A tablet in a real browser: it asks whether anybody is there, starts again, remembers nothing."""

from typing import Any

import pytest

from tests.browser.conftest import Open, Served
from tests.browser.kiosk_pages import EVERYTHING, ON_A_TABLET, STATUS_ON_A_TABLET, started
from tests.browser.measuring import (
    SMALL,
    axe_faults,
    contrast_faults,
    language_faults,
    reflow_faults,
)
from tests.browser.tablet import ALL_KEPT, WAITING
from tests.browser.visitor import Size, Visitor

WIDE: Size = {"width": 1280, "height": 800}
TALL: Size = {"width": 800, "height": 1280}
SMALLEST_TARGET = 60
NOT_YET_A_TABLET = ("tablet, set up", "tablet, wrong code")
LANGUAGES = {"en": "ltr", "ar-XB": "rtl"}
SECRET = "Nobody else may read this"

# Speech as a tablet with these voices has it: what it says is kept.
VOICES = """voices => {
  window.said = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', {value: {
    getVoices: () => voices, speak: spoken => window.said.push([spoken.lang, spoken.text])}});
}"""
HERS = {"lang": "en-GB", "localService": True, "name": "of the tablet"}
REMOTE = {"lang": "en-GB", "localService": False, "name": "of another machine"}


@pytest.fixture
def tablet(visit: Open, served: Served) -> Open:
    """Open the window of a tablet that carries nothing, so that the server shows every page:
    `tablet("ward", "ar-XB")`. What it does with what it carries stands in test_kiosk_carried.py.
    """

    def open_tablet(name: str = "lobby", language: str = "en", **options: Any) -> Visitor:
        visitor = visit(language, WIDE, service_workers="block", **options)
        visitor.set_cookie("kiosk", served.kiosks[name])
        return visitor

    return open_tablet


@pytest.fixture
def ward(tablet: Open) -> Visitor:
    """The tablet of a ward, with a clock that moves when the test says so; at its first page."""
    visitor = tablet("ward", has_touch=True)
    visitor.page.clock.install()
    return visitor.go("/kiosk/")


def wait(visitor: Visitor, seconds: float) -> None:
    """Nobody touches the tablet for so long."""
    visitor.page.clock.fast_forward(round(seconds * 1000))


def cookies(visitor: Visitor) -> set[str]:
    """What the browser keeps for the pages of the kiosk."""
    address = f"{visitor.site}/kiosk/"
    return {str(each.get("name")) for each in visitor.page.context.cookies(address)}


def answer_something(visitor: Visitor) -> None:
    """Somebody chose an answer, wrote one, and is in the middle of another."""
    started(visitor).choose("Often").press()
    visitor.go(f"{EVERYTHING}/favourite_place").page.locator("#answer").fill(SECRET)
    visitor.press().go(f"{EVERYTHING}/anything_else").page.locator("#answer").fill(SECRET)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ON_A_TABLET)
def test_everybody_can_use_every_page_of_a_tablet(tablet: Open, page: str, language: str) -> None:
    visitor = tablet(language=language)
    ON_A_TABLET[page](visitor)
    assert visitor.status == STATUS_ON_A_TABLET.get(page, 200)
    found = language_faults(visitor, language, LANGUAGES[language]) + axe_faults(visitor)
    for size in () if page in NOT_YET_A_TABLET else (WIDE, TALL):
        visitor.page.set_viewport_size(size)
        found += [f"too small: {each}" for each in visitor.run(SMALL, SMALLEST_TARGET)]
    assert found + reflow_faults(visitor) + contrast_faults(visitor) == []


@pytest.mark.scenario(62)
def test_after_a_minute_an_idle_tablet_shows_the_next_person_nothing(ward: Visitor) -> None:
    answer_something(ward)
    wait(ward, 29)
    assert not ward.page.locator("dialog").is_visible()
    wait(ward, 1)
    assert ward.page.locator("dialog").is_visible()
    with ward.page.expect_navigation():
        wait(ward, 30)
    assert ward.path == "/kiosk/"
    assert ward.heading == "Tell us what you think of the help you get"
    assert SECRET not in ward.page.content()
    ward.follow("Start").press()
    assert ward.page.locator("input:checked").count() == 0
    for key in ("lonely", "favourite_place", "anything_else", "check"):
        ward.go(f"{EVERYTHING}/{key}")
        assert SECRET not in ward.page.content()
        assert "Often" not in ward.page.locator("input:checked + *").all_inner_texts()


def test_whoever_needs_more_time_gets_it_as_often_as_they_like(ward: Visitor) -> None:
    started(ward).go(f"{EVERYTHING}/anything_else").page.locator("#answer").fill(SECRET)
    more = ward.page.get_by_role("button", name="I need more time")
    for _ in range(12):
        wait(ward, 31)
        asked = ward.page.get_by_role("alertdialog", name="Are you still there?")
        assert asked.is_visible()
        assert "starts again in 30 seconds" in asked.inner_text()
        assert more.evaluate("each => each === document.activeElement")
        wait(ward, 25)
        ward.page.keyboard.press("Enter")
        assert not asked.is_visible()
    assert ward.page.locator("#answer").input_value() == SECRET
    assert ward.path == f"{EVERYTHING}/anything_else"


def test_a_touch_or_a_key_shows_that_somebody_is_there(ward: Visitor) -> None:
    started(ward)
    wait(ward, 20)
    ward.page.mouse.click(5, 400)
    wait(ward, 20)
    ward.page.keyboard.press("Tab")
    wait(ward, 20)
    assert not ward.page.locator("dialog").is_visible()


def test_whoever_wants_to_start_again_does_not_have_to_wait(ward: Visitor) -> None:
    answer_something(ward)
    wait(ward, 31)
    ward.leave_by(ward.page.locator("dialog a"))
    assert ward.path == "/kiosk/"


def test_a_tablet_that_slept_starts_again_when_it_wakes(ward: Visitor) -> None:
    answer_something(ward)
    ward.page.clock.set_system_time("2040-01-01")
    with ward.page.expect_navigation():
        ward.run("() => document.dispatchEvent(new Event('visibilitychange'))")
    assert ward.path == "/kiosk/"


def test_nothing_of_the_last_person_remains_in_the_browser(ward: Visitor) -> None:
    before = cookies(ward)
    ward.press("Strong contrast")
    answer_something(ward)
    assert cookies(ward) > before
    wait(ward, 30)
    with ward.page.expect_navigation():
        wait(ward, 30)
    assert cookies(ward) == before
    assert ward.run("() => [localStorage.length, sessionStorage.length]") == [0, 0]
    assert ward.run(WAITING) == []
    assert SECRET not in ward.run(ALL_KEPT)
    for _ in range(6):
        ward.page.go_back()
        assert ward.path in ("/kiosk/", EVERYTHING, "about:blank"), "only first pages"
        assert SECRET not in ward.page.content()


def test_going_back_after_the_end_shows_the_start(ward: Visitor) -> None:
    started(ward).choose("Often").go(f"{EVERYTHING}/favourite_place")
    ward.page.locator("#answer").fill(SECRET)
    ward.press().go(f"{EVERYTHING}/check").press()
    assert ward.heading == "Thank you. Your answers are in."
    with ward.page.expect_navigation():
        wait(ward, 15)
    assert ward.path == "/kiosk/"
    ward.page.go_back()
    assert ward.path == "/kiosk/"
    assert SECRET not in ward.page.content()


def test_thanks_wait_for_whoever_asks(ward: Visitor) -> None:
    started(ward).go(f"{EVERYTHING}/favourite_place").page.locator("#answer").fill(SECRET)
    ward.press().go(f"{EVERYTHING}/check").press().follow("Wait")
    wait(ward, 29)
    assert ward.heading == "Thank you. Your answers are in."
    wait(ward, 1)
    assert ward.page.get_by_role("alertdialog").is_visible()


def test_a_page_that_answered_a_form_is_not_sent_again_by_going_back(ward: Visitor) -> None:
    started(ward).go(f"{EVERYTHING}/favourite_place").press()
    assert ward.status == 422
    ward.page.reload()
    assert ward.status == 200
    ward.go(f"{EVERYTHING}/lonely").page.go_back()
    assert ward.status == 200


@pytest.mark.parametrize(("voices", "spoken"), [([HERS, REMOTE], 1), ([REMOTE], 0), ([], 0)])
def test_the_question_is_spoken_by_a_voice_of_the_tablet_only(
    ward: Visitor, voices: list[dict[str, Any]], spoken: int
) -> None:
    started(ward)
    ward.run(VOICES, voices)
    wait(ward, 30)
    said = ward.run("() => window.said")
    assert len(said) == spoken
    assert all("Are you still there?" in words for _, words in said)


def test_a_tablet_without_a_script_asks_and_starts_again_too(tablet: Open) -> None:
    visitor = tablet("quick", java_script_enabled=False)
    started(visitor)
    visitor.page.wait_for_url("**/kiosk/waiting**")
    assert visitor.heading == "Are you still there?"
    visitor.page.wait_for_url("**/kiosk/")
    assert visitor.heading == "Tell us what you think of the help you get"
    assert cookies(visitor) <= {"kiosk", "form", "language"}
