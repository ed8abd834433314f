"""The way of somebody who answers: from the first page to the end, by what stands on each page."""

from tests.browser.visitor import Visitor

MOST_ITEMS = 20


def answer_item(visitor: Visitor, place: int = 1) -> None:
    """Answer the item on the screen, with its option at this place from 0, then press Next."""
    cards = visitor.main.locator(".choices label.choice")
    if count := cards.count():
        cards.nth(min(place, count - 1)).click()
    else:
        visitor.main.locator("#answer").fill("The drop-in on Tuesdays")
    visitor.press("Next")


def answer_all(visitor: Visitor, place: int = 1) -> list[str]:
    """Answer from the first page to *check your answers*; the keys of the items, in order."""
    visitor.press("Start")
    keys: list[str] = []
    while not visitor.path.endswith("/check"):
        assert len(keys) < MOST_ITEMS, f"the items have no end: {keys}"
        keys.append(visitor.path.rpartition("/")[2])
        answer_item(visitor, place)
    return keys
