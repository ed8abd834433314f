"""Pages about pictures in the place of a code, and the way to each from an empty window."""

from tests.browser.person_pages import PERSON, at_person, sent
from tests.browser.visitor import Visitor, Way

PICTURES = f"{PERSON}/pictures"
WRONG = ("cat", "sun", "hat", "bus")


def choosing(*pictures: str) -> Way:
    """Where pictures are chosen, with these chosen already."""

    def go(visitor: Visitor) -> None:
        at_person(PICTURES)(visitor)
        visitor.go(str(visitor.page.locator("main a[href^='/pictures/']").get_attribute("href")))
        for each in pictures:
            visitor.leave_by(visitor.page.locator(f"button[value={each}]"))

    return go


def wrong_pictures(visitor: Visitor) -> None:
    """Four pictures that open nothing."""
    choosing(*WRONG)(visitor)
    visitor.leave_by(visitor.page.locator("form[action$='/open'] button"))


IN_PICTURES: dict[str, Way] = {
    "pictures instead of a code": at_person(PICTURES),
    "picture card": sent(PICTURES, "/pictures"),
    "pictures to choose from": choosing(),
    "pictures to choose from, two chosen": choosing(*WRONG[:2]),
    "pictures, all four chosen": choosing(*WRONG),
    "pictures that open nothing": wrong_pictures,
}
STATUS_IN_PICTURES = {"pictures that open nothing": 422}
