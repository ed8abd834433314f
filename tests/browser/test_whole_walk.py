"""From a card in a hand to the steering group's page, on a phone and then on a desk."""

from collections.abc import Iterator

import pytest

from tests.browser.conftest import Open, Served
from tests.browser.visitor import Visitor
from tests.browser.walking import answer_all

NINE = [
    "knows_help",
    "knows_locks",
    "sure_letters",
    "satisfied",
    "health",
    "doctor",
    "home_now",
    "worries",
    "anything_else",
]
THREE_MONTHS = 90


@pytest.fixture
def clock(served: Served) -> Iterator[Served]:
    """A clock that the test may move."""
    yield served
    served.move_clock(0)


def walk(visitor: Visitor, code: str, place: int = 1) -> list[str]:
    """Use the card, answer everything, finish; the keys of the items."""
    visitor.use_card(code)
    assert visitor.path == "/s/views", "the code must leave the address at once"
    assert visitor.heading == "How is it going?"
    keys = answer_all(visitor, place)
    assert visitor.heading == "Check your answers"
    visitor.press("Finish and send")
    assert visitor.heading == "Thank you. Your answers are in."
    return keys


def test_a_card_leads_through_both_waves_to_the_steering_group(
    visit: Open, sign_in: Open, clock: Served
) -> None:
    code = clock.cards.pop()
    phone = visit()
    assert walk(phone, code) == NINE
    assert "Please keep your card." in phone.main.inner_text()

    clock.move_clock(THREE_MONTHS)
    again = walk(visit(), code, place=2)
    assert again == [*NINE[:-1], "change_knows_help", "change_satisfied", "change_health", NINE[-1]]

    clock.sessions.clear()  # after three months nobody is signed in any more
    worker = sign_in("outreach worker").go("/desk/surveys").follow("How is it going?")
    worker.press("Make the release")
    assert "The release is made." in worker.main.inner_text()

    member = sign_in("outreach member").go("/steering").follow("Street outreach")
    assert member.heading == "Street outreach: what changed for people"
    said = member.main.inner_text()
    assert "10 people" in said
    assert member.main.locator("svg.bar").count() > 0
    clock.sessions.clear()


def test_the_whole_walk_needs_no_javascript(visit: Open, served: Served) -> None:
    assert walk(visit(java_script_enabled=False), served.cards.pop()) == NINE


def test_a_card_can_be_typed_and_the_person_can_stop_and_come_back(
    visit: Open, served: Served
) -> None:
    code = served.cards.pop()
    first = visit(java_script_enabled=False).go("/code")
    first.fill("Type the code from your card", f" {code[:4].lower()} {code[4:8]}-{code[8:]} ")
    first.press("Go on").press("Start").choose("A little").press("Next")
    first.follow("Stop").press("Stop now")
    assert first.heading == "You have stopped"

    back = visit().use_card(code)
    assert "You can carry on where you stopped." in back.main.inner_text()
    back.press()
    assert back.path.endswith(NINE[1]), "it goes on at the next item"
    back.follow("Back")
    assert back.main.locator("input:checked").count() == 0, "earlier answers are not shown here"


def test_the_reader_keeps_the_language_and_the_look_they_chose(visit: Open) -> None:
    visitor = visit().go("/s/everything").press().go("/settings?back=/s/everything/lonely")
    for card in ("Biggest", "Strong, black on white"):
        visitor.choose(card)
    visitor.page.locator("input[name=language][value=ar-XB]").check()
    visitor.press("Save")
    assert visitor.path == "/s/everything/lonely"
    html = visitor.page.locator("html")
    kept = [html.get_attribute(name) for name in ("lang", "dir", "data-size", "data-contrast")]
    assert kept == ["ar-XB", "rtl", "biggest", "high"]
