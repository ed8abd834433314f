"""Ways to every kind of page of a tablet."""

from tests.browser.kiosk_seeding import NEW, PIN
from tests.browser.visitor import Visitor, Way, at

EVERYTHING = "/kiosk/s/everything"


def started(visitor: Visitor) -> Visitor:
    """Somebody answers on a tablet."""
    return visitor.go(EVERYTHING).press()


def at_item(key: str) -> Way:
    """The way to an item."""
    return lambda visitor: started(visitor).go(f"{EVERYTHING}/{key}")


def asked_whether_there(visitor: Visitor) -> None:
    """A question under which the tablet asks whether anybody is still there."""
    started(visitor)
    visitor.run("() => document.querySelector('dialog').showModal()")


def finished(visitor: Visitor) -> None:
    """Thanks."""
    started(visitor).go(f"{EVERYTHING}/favourite_place").page.locator("#answer").fill("The park")
    visitor.press().go(f"{EVERYTHING}/check").press()


def out(visitor: Visitor) -> None:
    """Out of the kiosk."""
    visitor.go("/kiosk/leave").page.locator("#pin").fill(PIN)
    visitor.press()


def new_code(visitor: Visitor) -> None:
    """A code that sets up a tablet."""
    visitor.go(f"/desk/kiosks/{NEW}")
    visitor.leave_by(visitor.main.locator("form[action$=code] button"))


def wrong_code(visitor: Visitor) -> None:
    """A code that sets up nothing."""
    visitor.go("/kiosk/enrol").page.locator("#code").fill("ABCD")
    visitor.press()


ON_A_TABLET: dict[str, Way] = {
    "tablet, first page": at("/kiosk/"),
    "tablet, set up": at("/kiosk/enrol"),
    "tablet, wrong code": wrong_code,
    "tablet, code of a card": at("/kiosk/code"),
    "tablet, survey": at(EVERYTHING),
    "tablet, scale": at_item("lonely"),
    "tablet, several": at_item("likes"),
    "tablet, order": at_item("matters"),
    "tablet, date": at_item("pass_ends"),
    "tablet, text": at_item("anything_else"),
    "tablet, asked whether there": asked_whether_there,
    "tablet, asked without a script": at("/kiosk/waiting"),
    "tablet, check": lambda visitor: started(visitor).go(f"{EVERYTHING}/check"),
    "tablet, stop": lambda visitor: started(visitor).go(f"{EVERYTHING}/stop"),
    "tablet, stopped": at("/kiosk/stopped"),
    "tablet, thanks": finished,
    "tablet, help now": at("/kiosk/help-now"),
    "tablet, who sees this": at("/kiosk/who-sees-this"),
    "tablet, settings": at("/kiosk/settings"),
    "tablet, privacy": at("/kiosk/privacy"),
    "tablet, needs a card": at("/kiosk/s/views"),
    "tablet, PIN": at("/kiosk/leave"),
    "tablet, wrong PIN": lambda visitor: visitor.go("/kiosk/leave").press(),
    "tablet, out": out,
}
STATUS_ON_A_TABLET = {
    "tablet, wrong code": 422,
    "tablet, needs a card": 403,
    "tablet, wrong PIN": 422,
}
AT_THE_DESK: dict[str, Way] = {
    "kiosks": at("/desk/kiosks"),
    "kiosks, sent back": lambda visitor: visitor.go("/desk/kiosks").press(),
    "kiosk": at(f"/desk/kiosks/{NEW}"),
    "code of a kiosk": new_code,
}
STATUS_AT_THE_DESK = {"kiosks, sent back": 422}
