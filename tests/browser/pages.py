"""Every kind of page that Heard has, and the way to it from an empty window.

The ways use addresses and the page's main button, never words, so that they work in any language.
"""

from tests.browser import agreement_pages, writing_pages
from tests.browser.glossary_pages import GLOSSARY, STATUS_OF_GLOSSARY
from tests.browser.paper_pages import ON_PAPER, STATUS_ON_PAPER
from tests.browser.person_pages import ABOUT_PEOPLE, STATUS_ABOUT_PEOPLE
from tests.browser.picture_pages import IN_PICTURES, STATUS_IN_PICTURES
from tests.browser.visitor import Visitor, Way, at

EVERY_KIND = {
    "lonely": "scale",
    "travel": "choice",
    "likes": "several",
    "matters": "rank",
    "has_bus_pass": "yes_no",
    "emergency": "knowledge",
    "change_lonely": "transition",
    "children": "number",
    "pass_ends": "date",
    "favourite_place": "short_text",
    "anything_else": "long_text",
}
OPEN = "/s/everything"
VISIT = "/s/drop-in"
EASY = "normal.normal.normal.easy_read"
ALOUD = "normal.normal.normal.standard.visit.on"
LARGE_PICTURES = "bigger.normal.calm.pictures"
WHAT_CHANGED = "/steering/riverside-steering/riverside-floating-support"


def start(visitor: Visitor) -> Visitor:
    """Begin the survey that has an item of every kind."""
    return visitor.go(OPEN).press()


def at_item(key: str) -> Way:
    """The way to an item of it."""
    return lambda visitor: start(visitor).go(f"{OPEN}/{key}")


def in_look(look: str, way: Way) -> Way:
    """The same way for somebody who chose this look."""

    def go(visitor: Visitor) -> None:
        visitor.set_cookie("look", look)
        way(visitor)

    return go


def at_visit(key: str) -> Way:
    """The way to an item of the survey that has easy read and pictures."""
    return lambda visitor: visitor.go(VISIT).press().go(f"{VISIT}/{key}")


def at_unvoiced(visitor: Visitor) -> None:
    """An item that no clip says."""
    visitor.go("/s/unvoiced").press()


def ordered(visitor: Visitor) -> None:
    """An item whose options somebody is putting in order."""
    at_item("matters")(visitor)
    visitor.leave_by(visitor.page.locator("button[name=down]").first)


def check_in_easy_read(visitor: Visitor) -> None:
    """The answers once more, in easy read."""
    at_visit("welcome")(visitor)
    visitor.page.locator("#answer").check()
    visitor.press().go(f"{VISIT}/check")


def sent_back(visitor: Visitor) -> None:
    """A page with a mistake: the one item that must be answered is not."""
    start(visitor).go(f"{OPEN}/favourite_place").press()


def date_sent_back(visitor: Visitor) -> None:
    """A day that the calendar does not have."""
    start(visitor).go(f"{OPEN}/pass_ends")
    for field, typed in (("answer", "31"), ("answer-month", "2"), ("answer-year", "2026")):
        visitor.page.locator(f"#{field}").fill(typed)
    visitor.press()


def check(visitor: Visitor) -> None:
    """All answers once more, one of them a long text."""
    start(visitor).go(f"{OPEN}/lonely").page.locator("#answer").check()
    visitor.press().go(f"{OPEN}/anything_else")
    visitor.page.locator("#answer").fill("A long word: " + "x" * 90)
    visitor.press().go(f"{OPEN}/check")


def finish(visitor: Visitor) -> None:
    """Thanks."""
    start(visitor).go(f"{OPEN}/favourite_place").page.locator("#answer").fill("The park")
    visitor.press().go(f"{OPEN}/check").press()


def finished_before(visitor: Visitor) -> None:
    """An item after the end."""
    finish(visitor)
    visitor.go(f"{OPEN}/lonely")


def stop(visitor: Visitor) -> None:
    """Stopped in the middle."""
    start(visitor).go(f"{OPEN}/stop").press()


def open_too_long(visitor: Visitor) -> None:
    """A form whose token is gone."""
    start(visitor).go(f"{OPEN}/anything_else").page.locator("#answer").fill("Still here")
    visitor.page.context.clear_cookies(name="form")
    visitor.press()


def too_much(visitor: Visitor) -> None:
    """A text of more than a megabyte."""
    field = start(visitor).go(f"{OPEN}/anything_else").page.locator("#answer")
    field.evaluate("field => { field.value = 'a'.repeat(1_100_000) }")
    visitor.press()


def wrong_password(visitor: Visitor) -> None:
    """A sign-in that fails."""
    visitor.go("/sign-in").page.locator("[name=email]").fill("nobody@example.org")
    visitor.page.locator("[name=password]").fill("not my password")
    visitor.press()


FOR_EVERYBODY: dict[str, Way] = {
    "home": at("/"),
    "code": at("/code"),
    "code that leads nowhere": at("/code?again=1"),
    "help now": at("/help-now"),
    "who sees this": at("/who-sees-this"),
    "privacy": at("/privacy"),
    "privacy, earlier version": at("/privacy/1"),
    "accessibility, not published": at("/accessibility"),
    "settings": at("/settings"),
    "sign in": at("/sign-in"),
    "sign in, wrong password": wrong_password,
    "sign in, nothing typed": lambda visitor: visitor.go("/sign-in").press(),
    "first page": at(OPEN),
    "first page, closed to new people": at("/s/day-centre"),
    **{f"item, {kind}": at_item(key) for key, kind in EVERY_KIND.items()},
    "gallery": at("/gallery"),
    "first page in easy read, for everyone": in_look(EASY, at(VISIT)),
    "item in easy read": in_look(EASY, at_visit("come_for")),
    "faces in easy read": in_look(EASY, at_visit("welcome")),
    "text in easy read": in_look(EASY, at_visit("next_time")),
    "item in pictures": in_look(LARGE_PICTURES, at_visit("come_for")),
    "first page, every choice": in_look("bigger.high.calm.easy_read.device.on", at(VISIT)),
    "item read by a computer": in_look(ALOUD, at_visit("welcome")),
    "item read by somebody": lambda visitor: visitor.go("/s/recorded").press(),
    "item read by the device": in_look(ALOUD, at_unvoiced),
    "item put in order": ordered,
    "check in easy read": in_look(EASY, check_in_easy_read),
    "item sent back": sent_back,
    "date sent back": date_sent_back,
    "check": check,
    "stop": lambda visitor: start(visitor).go(f"{OPEN}/stop"),
    "stopped": stop,
    "thanks": finish,
    "finished before": finished_before,
    "no such page": at("/nowhere"),
    "needs a card": at("/s/your-home"),
    "closed": at("/s/over"),
    "not open yet": at("/s/health"),
    "lost place": at(f"{OPEN}/check"),
    "open for too long": open_too_long,
    "too much at once": too_much,
}


def new_cards(visitor: Visitor) -> None:
    """Three code cards."""
    visitor.go("/desk/services/riverside-floating-support").page.locator("[name=number]").fill("3")
    visitor.leave_by(visitor.page.locator("form.card button[type=submit]"))


def mistaken_survey(visitor: Visitor) -> None:
    """A new survey with nothing filled in."""
    visitor.go("/desk/surveys/new").press()


def worked_out(visitor: Visitor) -> None:
    """The steering page with every note unfolded."""
    for summary in visitor.go(WHAT_CHANGED).page.locator("main summary").all():
        summary.click()


FOR_WORKERS: dict[str, Way] = {
    "today": at("/desk"),
    "services": at("/desk/services"),
    "service": at("/desk/services/riverside-floating-support"),
    "cards": new_cards,
    **ABOUT_PEOPLE,
    **ON_PAPER,
    **writing_pages.WRITING,
    **IN_PICTURES,
    **GLOSSARY,
    "surveys": at("/desk/surveys"),
    "survey": at("/desk/surveys/your-home"),
    "open survey": at("/desk/surveys/drop-in"),
    "survey, changed": at("/desk/surveys/your-home/change"),
    "new survey": at("/desk/surveys/new"),
    "new survey, sent back": mistaken_survey,
    **agreement_pages.OF_WORKERS,
}


FOR_MEMBERS: dict[str, Way] = {
    "steering groups": at("/steering"),
    "steering group": at("/steering/riverside-steering"),
    "pilots side by side": at("/steering/health-pilots/services/side-by-side"),
    "published figures": at("/steering/health-pilots/housing-support-and-outreach"),
    "what changed": worked_out,
    "easy read": at(f"{WHAT_CHANGED}?format=easy"),
    "not for this account": at("/desk"),
}
STATUS = {
    "code that leads nowhere": 422,
    "sign in, wrong password": 422,
    "sign in, nothing typed": 422,
    "item sent back": 422,
    "date sent back": 422,
    "finished before": 409,
    "no such page": 404,
    "needs a card": 403,
    "closed": 409,
    "not open yet": 409,
    "lost place": 409,
    "open for too long": 403,
    "too much at once": 413,
    "new survey, sent back": 422,
    **writing_pages.STATUS,
    **STATUS_OF_GLOSSARY,
    **STATUS_ABOUT_PEOPLE,
    **STATUS_ON_PAPER,
    **STATUS_IN_PICTURES,
    "not for this account": 403,
    **agreement_pages.STATUS,
}
"""What a page answers with, where it is not 200."""
