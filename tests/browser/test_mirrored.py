"""Right to left, a page is the mirror image of itself."""

from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import EVERY_KIND, FOR_EVERYBODY, FOR_MEMBERS, at_item
from tests.browser.visitor import PHONE

Boxes = list[list[Any]]
WIDTH = PHONE["width"]
AT_MOST_PX = 1

# Boxes of drawn parts; those that run on in a line of text are left out, since English words keep
# their own direction, and so do texts that people wrote in a language of their own.
BOXES = """selector => [...document.querySelectorAll(selector)]
  .filter(each => each.checkVisibility() && !each.closest('.unseen, main [dir]')
    && !/^inline$/.test(getComputedStyle(each).display)
    && !(each.closest('svg') && !each.matches('svg')))
  .map(each => [each.tagName + '.' + each.className.toString(), each.getBoundingClientRect()])
  .map(([name, box]) => [name, box.left, box.right, box.top])"""
TURN = "() => { document.documentElement.dir = 'rtl'; }"


def not_mirrored(straight: Boxes, mirrored: Boxes, width: int = WIDTH) -> list[str]:
    """The parts whose place right to left is not that of the mirror image."""
    assert len(straight) == len(mirrored)
    return [
        f"{name} at {left:.0f}-{right:.0f} came to {start:.0f}-{end:.0f}"
        for (name, left, right, _), (_, start, end, _) in zip(straight, mirrored, strict=True)
        if max(abs(start - (width - right)), abs(end - (width - left))) > AT_MOST_PX
    ]


@pytest.mark.parametrize("key", EVERY_KIND)
def test_drawn_answers_stand_at_the_other_side_right_to_left(visit: Open, key: str) -> None:
    found = []
    for language in ("en", "ar-XB"):
        visitor = visit(language)
        at_item(key)(visitor)
        found.append(visitor.run(BOXES, ".choices input, .choices .words, .date input, #answer"))
    assert found[0], "there is something to compare"
    assert not_mirrored(*found) == []


@pytest.mark.parametrize(
    "page",
    [
        "home",
        "settings",
        "sign in",
        "check",
        "item, scale",
        "item, date",
        "item sent back",
        "gallery",
        "item in easy read",
        "item in pictures",
    ],
)
def test_the_same_words_right_to_left_are_the_mirror_image(visit: Open, page: str) -> None:
    visitor = visit()
    FOR_EVERYBODY[page](visitor)
    straight = visitor.run(BOXES, "body *")
    visitor.run(TURN)
    assert not_mirrored(straight, visitor.run(BOXES, "body *")) == []


@pytest.mark.parametrize("page", ["steering group", "what changed", "easy read"])
def test_a_steering_page_right_to_left_is_the_mirror_image(sign_in: Open, page: str) -> None:
    visitor = sign_in("member")
    FOR_MEMBERS[page](visitor)
    straight = visitor.run(BOXES, "body *")
    visitor.run(TURN)
    width = visitor.run("() => document.documentElement.clientWidth")
    assert not_mirrored(straight, visitor.run(BOXES, "body *"), width) == []
