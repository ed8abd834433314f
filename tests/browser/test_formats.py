"""Easy read, pictures, calm and leaving at once, in a real browser."""

from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import EASY, FOR_EVERYBODY, OPEN, VISIT, at_visit, in_look, start
from tests.browser.serving import ELSEWHERE
from tests.browser.visitor import Visitor
from tests.browser.walking import answer_all

MOVING = """() => [...document.querySelectorAll('*')].flatMap(each => [null, '::before'].map(
  part => getComputedStyle(each, part))).filter(style => style.animationName !== 'none'
    || parseFloat(style.transitionDuration) > 0).length"""
TIMED = "() => document.querySelectorAll('script, meta[http-equiv], marquee, [autoplay]').length"
PAUSED = "() => [...document.querySelectorAll('audio')].map(each => each.paused)"
STROKE = "each => getComputedStyle(each).stroke"
FOUR = ["welcome", "got_help", "come_for", "next_time"]


def choose_first(visitor: Visitor, value: str) -> Visitor:
    """Press a choice of the first page."""
    return visitor.leave_by(visitor.page.locator(f"button[value='{value}']"))


def test_the_whole_way_in_easy_read_needs_no_javascript(visit: Open) -> None:
    visitor = visit(java_script_enabled=False).go(VISIT)
    choose_first(visitor, "format.easy_read")
    assert answer_all(visitor) == FOUR
    assert "Think of your visit to the drop-in. Did you feel welcome?" in visitor.main.inner_text()
    visitor.press("Finish and send")
    assert visitor.heading == "Thank you. Your answers are in."


def test_another_format_keeps_what_was_chosen_and_what_was_typed(visit: Open) -> None:
    visitor = visit()
    at_visit("come_for")(visitor)
    visitor.choose("A warm place").press("Easy read")
    assert visitor.heading == "Why did you come?"
    assert visitor.main.locator("input:checked").get_attribute("value") == "2"
    at_visit("next_time")(visitor)
    visitor.page.locator("#answer").fill("More tea")
    visitor.press("Pictures")
    assert visitor.page.locator("#answer").input_value() == "More tea"


def test_enter_goes_on_and_does_not_change_the_format(visit: Open) -> None:
    visitor = visit()
    in_look(EASY, at_visit("welcome"))(visitor)
    visitor.page.locator("#answer").focus()
    visitor.page.keyboard.press("ArrowDown")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(f"**{VISIT}/got_help")
    assert visitor.heading == "Did you get the help you wanted?"


def test_options_are_put_in_order_by_buttons_without_javascript(visit: Open) -> None:
    visitor = visit(java_script_enabled=False)
    start(visitor).go(f"{OPEN}/matters")
    visitor.leave_by(visitor.page.locator("button[name=down]").first)
    assert visitor.path == f"{OPEN}/matters#answer-0", "it leads back to what was moved"
    rows = visitor.main.locator("ol .line").all_inner_texts()
    assert [row.partition(". ")[2] for row in rows] == [
        "People around me",
        "A home of my own",
        "Peace and quiet",
    ]
    visitor.page.locator("#answer").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(f"**{OPEN}/has_bus_pass")


@pytest.mark.parametrize("page", ["item in pictures", "faces in easy read"])
def test_every_picture_stands_beside_words_and_is_silent(visit: Open, page: str) -> None:
    visitor = visit()
    FOR_EVERYBODY[page](visitor)
    pictures = visitor.main.locator("label .picture")
    assert pictures.count() >= 4
    for label in visitor.main.locator(".choices label").all():
        assert label.inner_text().strip()
        assert label.locator(".picture").get_attribute("aria-hidden") == "true"


def test_pictures_take_the_readers_own_colours(visit: Open) -> None:
    visitor = visit(forced_colors="active", color_scheme="dark")
    FOR_EVERYBODY["faces in easy read"](visitor)
    drawn = visitor.main.locator("label .picture").first
    ink = visitor.main.locator("h1").evaluate("each => getComputedStyle(each).color")
    assert drawn.evaluate(STROKE) == ink


@pytest.mark.scenario(87)
def test_who_prefers_calm_meets_no_movement_and_no_timer(visit: Open) -> None:
    visitor = visit().go(VISIT)
    assert visitor.run(MOVING) == 0, "nothing moves before anything is chosen"
    choose_first(visitor, "motion.calm")
    choose_first(visitor, "format.easy_read")
    choose_first(visitor, "sound.on")
    calm: list[Any] = []

    def look(response: Any) -> None:
        if response.request.is_navigation_request():
            calm.append("refresh" not in response.headers)

    visitor.page.on("response", look)
    visitor.press("Start")
    for _ in FOUR:
        assert visitor.page.locator("html").get_attribute("data-motion") == "calm"
        assert (visitor.run(MOVING), visitor.run(TIMED)) == (0, 0)
        headings = visitor.page.locator("h1, .progress, footer").count()
        assert headings == 3, "every page is laid out alike"
        assert visitor.run(PAUSED) == [True], "what can be heard waits to be asked"
        visitor.press("Next")
    visitor.press("Finish and send")
    assert (visitor.run(MOVING), visitor.run(TIMED)) == (0, 0)
    assert calm
    assert all(calm)


def test_an_answer_that_is_chosen_moves_only_for_those_who_did_not_ask_for_calm(
    visit: Open,
) -> None:
    visitor = visit()
    at_visit("welcome")(visitor)
    assert visitor.run(MOVING) > 0
    in_look("normal.normal.calm", at_visit("welcome"))(visitor)
    assert visitor.run(MOVING) == 0


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_after_leaving_at_once_back_shows_the_first_page(
    visit: Open, java_script_enabled: bool
) -> None:
    visitor = visit(java_script_enabled=java_script_enabled)
    at_visit("welcome")(visitor)
    visitor.choose("Very welcome").press("Next").follow("Leave now")
    assert visitor.path == ELSEWHERE
    for _ in range(2):
        visitor.page.go_back()
        assert visitor.path == VISIT
        assert visitor.main.locator("input:checked").count() == 0
    cookies = {each["name"] for each in visitor.page.context.cookies()}
    assert "card" not in cookies
