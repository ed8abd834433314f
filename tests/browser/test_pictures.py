"""Pictures of pages: `make docs` takes those of the docs anew, into `docs/pictures`.

The others are for looking at: whoever changes how pages look opens them in pytest's own folder.
"""

from pathlib import Path

from tests.browser.conftest import Open, Served
from tests.browser.pages import WHAT_CHANGED, new_cards, start
from tests.browser.visitor import DESK, NARROW, PHONE, Size, Visitor

MOST_BYTES = 200_000
TALL: Size = {"width": 1280, "height": 1240}


def take(visitor: Visitor, folder: Path, name: str, *, whole: bool = False) -> None:
    """Keep what the window shows, or the whole page."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    visitor.page.screenshot(path=path, full_page=whole, animations="disabled", caret="hide")
    assert 2_000 < path.stat().st_size < MOST_BYTES


def question(visitor: Visitor, code: str) -> Visitor:
    """The first item, answered but not sent."""
    visitor.use_card(code).press()
    visitor.main.locator(".choices label.choice").nth(1).click()
    return visitor


def test_pictures_of_a_question_on_a_phone(
    visit: Open, served: Served, picture_folder: Path, tmp_path: Path
) -> None:
    code = served.cards.pop()
    take(question(visit(), code), picture_folder, "question-phone", whole=True)
    easy = question(visit(), code).press("Easy read")
    take(easy, picture_folder, "easy-read-phone", whole=True)
    mirrored = question(visit("ar-XB"), code)
    take(mirrored, picture_folder, "right-to-left-phone", whole=True)
    large = visit()
    large.set_cookie("look", "biggest.high")
    take(question(large, code), tmp_path, "biggest-phone", whole=True)


def test_pictures_of_the_way_round_the_questions(
    visit: Open, served: Served, tmp_path: Path
) -> None:
    visitor = visit().use_card(served.cards.pop())
    take(visitor, tmp_path, "first-page-phone")
    visitor.press("Start").choose("A little").press("Next").go("/s/views/check")
    take(visitor, tmp_path, "check-phone", whole=True)


def test_pictures_of_the_desk(sign_in: Open, picture_folder: Path) -> None:
    visitor = sign_in("worker")
    take(visitor.go("/desk"), picture_folder, "today-desk")
    new_cards(visitor)
    take(visitor, picture_folder, "code-cards")


def test_pictures_of_what_changed(sign_in: Open, picture_folder: Path) -> None:
    visitor = sign_in("member", size=TALL).go(WHAT_CHANGED)
    assert visitor.main.locator("svg.bar, table").count() > 1, "as a chart and as a table too"
    take(visitor, picture_folder, "steering-desk")
    visitor.page.set_viewport_size(DESK)
    take(visitor.go(f"{WHAT_CHANGED}?format=easy"), picture_folder, "easy-read-desk")
    take(
        visitor.go("/steering/health-pilots/housing-support-and-outreach"),
        picture_folder,
        "published-desk",
    )


def test_pictures_of_small_windows(visit: Open, sign_in: Open, tmp_path: Path) -> None:
    narrow = start(visit(size=NARROW))
    take(narrow, tmp_path, "question-320", whole=True)
    take(sign_in("worker", size=PHONE).go("/desk"), tmp_path, "today-phone", whole=True)
    take(sign_in("member", size=PHONE).go(WHAT_CHANGED), tmp_path, "steering-phone")
