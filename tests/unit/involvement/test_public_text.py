"""What a draft asks to be filled in is found, and links are not mistaken for it."""

import pytest

from involvement.controllers.texts import DRAFTS
from involvement.markdown import render
from involvement.public_text import MOST_CHARACTERS, TextKind, find_to_fill_in


@pytest.mark.parametrize("kind", TextKind)
def test_every_draft_says_first_that_somebody_has_to_check_it(kind: TextKind) -> None:
    text = (DRAFTS / f"{kind}.md").read_text("utf-8")
    assert len(text) < MOST_CHARACTERS
    assert "DATA PROTECTION OFFICER" in find_to_fill_in(text)[0]
    assert text.startswith("[DRAFT: ")
    assert "<h2>" in render(text)


def test_what_has_to_be_filled_in_is_told_from_links_and_remarks() -> None:
    text = "[NAME] and [DAY, MONTH] [words](https://a.test) [sic] [0303](tel:0303) A [b] C"
    assert find_to_fill_in(text) == ["[NAME]", "[DAY, MONTH]"]
