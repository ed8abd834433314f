"""What a screen reader is told of every page on which people answer, as it was last looked at.

The files in `golden/` are aria snapshots, one for each page and language. When a page is meant to
change, `HEARD_GOLDEN=1` writes them anew; read the difference before it is committed.
"""

import os
import re
from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import FOR_EVERYBODY
from tests.browser.picture_pages import IN_PICTURES
from tests.browser.visitor import Visitor, Way

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("en", "ar-XB")
OTHERS = {"home", "gallery", "privacy", "privacy, earlier version", "sign in"}
OTHERS |= {"accessibility, not published", "sign in, wrong password", "sign in, nothing typed"}
"""Pages on which nobody answers; what they list changes with the example data."""
DATE = re.compile(r"\b\d{1,2} \w+ 20\d\d\b")

ANSWERING = {name: way for name, way in FOR_EVERYBODY.items() if name not in OTHERS}
CHOOSING = {name: way for name, way in IN_PICTURES.items() if name.startswith("pictures")}
CHOOSING.pop("pictures instead of a code")


def file_of(name: str, language: str) -> Path:
    """Where the snapshot of a page is."""
    return GOLDEN / f"{re.sub('[^a-z]+', '-', name.casefold())}.{language}.yaml"


def check(name: str, language: str, snapshot: str) -> None:
    """Compare with what was looked at last, or write it down."""
    found = DATE.sub("(a day)", snapshot) + "\n"
    path = file_of(name, language)
    if os.environ.get("HEARD_GOLDEN") == "1":
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8"), f"{path.name}: see the top of this file"


def read_out(visitor: Visitor, way: Way) -> str:
    """The snapshot of a page."""
    way(visitor)
    return visitor.page.locator("body").aria_snapshot()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ANSWERING)
def test_people_who_answer_are_told_the_same_as_before(
    visit: Open, page: str, language: str
) -> None:
    check(page, language, read_out(visit(language), ANSWERING[page]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", CHOOSING)
def test_so_are_people_who_choose_pictures(sign_in: Open, page: str, language: str) -> None:
    visitor = sign_in("worker", language)
    check(page, language, read_out(visitor, CHOOSING[page]))


def test_every_file_belongs_to_a_page() -> None:
    expected = {file_of(page, each).name for page in (*ANSWERING, *CHOOSING) for each in LANGUAGES}
    assert {path.name for path in GOLDEN.iterdir()} == expected
