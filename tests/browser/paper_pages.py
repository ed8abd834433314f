"""Pages about a survey on paper, and the way to each from an empty window."""

from tests.browser.visitor import Visitor, Way

DROP_IN, WITH_CARDS = "/desk/surveys/drop-in/paper", "/desk/surveys/your-home/paper"


def sheets(address: str, language: str = "", **chosen: str) -> Way:
    """What is printed in a language ("": that of the page), size and words."""

    def go(visitor: Visitor) -> None:
        visitor.go(address)
        for name, value in chosen.items():
            visitor.page.locator(f"[name={name}][value={value}]").check()
        if language:
            visitor.page.locator("[name=language]").select_option(language)
        visitor.leave_by(visitor.page.locator("form[method=get] button"))

    return go


def sheet(visitor: Visitor) -> None:
    """The screen on which the first sheet of a new copy is typed in."""
    sheets(DROP_IN)(visitor)
    number = visitor.page.locator("main section.card .answered strong[dir=ltr]").first.inner_text()
    visitor.go(DROP_IN).page.locator("[name=sheet]").fill(number)
    visitor.leave_by(visitor.page.locator(f"form[action='{DROP_IN}'] button"))


def sheet_sent_back(visitor: Visitor) -> None:
    """A box that is not there."""
    sheet(visitor)
    visitor.page.locator("main form [name]:not([type=hidden])").first.fill("99")
    visitor.leave_by(visitor.page.locator("main form button"))


def copy(visitor: Visitor) -> None:
    """A copy of which one sheet is in."""
    sheet(visitor)
    address = visitor.page.url.rsplit("/", 1)[0]
    visitor.leave_by(visitor.page.locator("main form button"))
    visitor.go(address)


def sheet_again(visitor: Visitor) -> None:
    """A sheet that was typed in before, sent once more."""
    sheet(visitor)
    address = visitor.page.url
    visitor.leave_by(visitor.page.locator("main form button"))
    visitor.go(address).leave_by(visitor.page.locator("main form button"))


def number_sent_back(visitor: Visitor) -> None:
    """What is no number of a sheet."""
    visitor.go(WITH_CARDS).page.locator("[name=sheet]").fill("nonsense")
    visitor.leave_by(visitor.page.locator(f"form[action='{WITH_CARDS}'] button"))


ON_PAPER: dict[str, Way] = {
    "on paper": lambda visitor: visitor.go(WITH_CARDS),
    "on paper, sent back": number_sent_back,
    "sheets to print": sheets(WITH_CARDS),
    "sheets to print, large": sheets(WITH_CARDS, size="large"),
    "sheets to print, very large": sheets(WITH_CARDS, size="largest"),
    "sheets to print, easy read": sheets(WITH_CARDS, words="easy"),
    "sheet typed in": sheet,
    "sheet typed in, sent back": sheet_sent_back,
    "sheet typed in twice": sheet_again,
    "copy on paper": copy,
}
STATUS_ON_PAPER = {
    "on paper, sent back": 422,
    "sheet typed in, sent back": 422,
    "sheet typed in twice": 422,
}
