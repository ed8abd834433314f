"""The pages about what was agreed to, and the ways to them; see `pages.py`."""

from examples.riverside import SERVICE
from involvement.code_card import code_from_bits
from tests.browser import four_waves, two_group_pages
from tests.browser.agreeing import BATCH, UPDATED
from tests.browser.visitor import Visitor, Way
from tests.world import secrecy

QUOTES = "/desk/surveys/your-home/quotes"


def code() -> str:
    """The code of the card whose holder agreed to everything."""
    return code_from_bits(secrecy().make_code_bits(BATCH, 0))


def with_card(path: str) -> Way:
    """The way to a page after showing that card."""
    return lambda visitor: visitor.use_card(code()).go(path)


def copy(visitor: Visitor) -> None:
    """A copy, after the code."""
    visitor.go("/mine/copy").page.locator("#code").fill(code())
    visitor.leave_by(visitor.page.locator("button[value=page]"))


def no_copy(visitor: Visitor) -> None:
    """A code that leads nowhere."""
    visitor.go("/mine/copy").page.locator("#code").fill("ABCD")
    visitor.leave_by(visitor.page.locator("button[value=page]"))


def consent(visitor: Visitor) -> None:
    """What one participant agreed to, everything unfolded."""
    visitor.go(f"/desk/services/{SERVICE}")
    person = visitor.page.locator("a[href*='/participants/']").last.get_attribute("href")
    visitor.go(f"{person}/consent")
    for summary in visitor.page.locator("main summary").all():
        summary.click()


def mistaken_consent(visitor: Visitor) -> None:
    """The same with a form that is sent back."""
    consent(visitor)
    visitor.leave_by(visitor.page.locator("form.card button[type=submit]"))


def no_quote(visitor: Visitor) -> None:
    """A quote without words."""
    visitor.go(QUOTES).page.locator("main summary").first.click()
    visitor.page.locator("main textarea").first.fill(" ")
    visitor.leave_by(visitor.page.locator("main details button[type=submit]").first)


def no_wording(visitor: Visitor) -> None:
    """A wording without words."""
    visitor.go("/admin/consent/riverside/link/standard").page.locator("textarea").fill(" ")
    visitor.press()


def unfolded(path: str) -> Way:
    """A page with everything on it unfolded."""

    def go(visitor: Visitor) -> None:
        for summary in visitor.go(path).page.locator("main summary").all():
            summary.click()

    return go


WITH_A_CARD: dict[str, Way] = {
    "mine": with_card("/mine"),
    "mine, without a card": lambda visitor: visitor.go("/mine"),
    "first page that asks": with_card("/s/your-home"),
    "first page in easy read": with_card("/s/your-home?format=easy"),
    "take back linking": with_card("/mine/answers?back=link"),
    "take answers out": with_card("/mine/answers"),
    "ask for a copy": with_card("/mine/copy"),
    "a copy": copy,
    "no copy": no_copy,
    **two_group_pages.WITH_A_CARD,
}
OF_WORKERS: dict[str, Way] = {
    "what was agreed": consent,
    "what was agreed, sent back": mistaken_consent,
    "quotes": unfolded(QUOTES),
    "quotes, sent back": no_quote,
}
OF_ADMINISTRATORS: dict[str, Way] = {
    **two_group_pages.OF_ADMINISTRATORS,
    **four_waves.OF_ADMINISTRATORS,
    "what people agree to": unfolded("/admin/consent"),
    "new wording": lambda visitor: visitor.go("/admin/consent/riverside/quote/easy"),
    "new wording, sent back": no_wording,
    "survey with a release being updated": lambda v: v.go(f"/desk/surveys/{UPDATED}"),
    "release being updated": lambda v: v.go(f"/desk/surveys/{UPDATED}/releases/1"),
    "release being updated, easy read": lambda v: v.go(
        f"/desk/surveys/{UPDATED}/releases/1?format=easy"
    ),
}
OF_AGENCIES: dict[str, Way] = {"shared": unfolded("/shared")}
STATUS = {
    "no copy": 422,
    "what was agreed, sent back": 422,
    "quotes, sent back": 422,
    "new wording, sent back": 422,
    **two_group_pages.STATUS,
}
