"""The pseudo-languages change what is read and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations import pseudo

PIECES = st.sampled_from(
    ["Your answers", " ", "%(name)s", "%(num)d", "{name}", "<b>", "</b>", "&amp;", "%%", "é", "3."]
)
KEPT = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}|</?b>|&amp;")


@pytest.mark.parametrize("tag", pseudo.TAGS)
@given(pieces=st.lists(PIECES, min_size=1, max_size=12))
def test_placeholders_and_markup_stay_as_they_are(tag: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    assert KEPT.findall(pseudo.translate(text, tag)) == KEPT.findall(text)


@pytest.mark.parametrize("tag", pseudo.TAGS)
def test_every_text_stands_between_marks_and_is_strange(tag: str) -> None:
    strange = pseudo.translate("What happened?", tag)
    assert strange.startswith("⟦")
    assert strange.endswith("?⟧")
    assert "What" not in strange


def test_the_lengthened_language_is_about_a_third_longer() -> None:
    english = (
        "We keep your answers for six months after you leave. Nobody outside this support service"
        " sees them. You can stop at any time, and you do not have to say why."
    )
    assert 1.3 <= len(pseudo.translate(english, "en-XA")) / len(english) <= 1.45


def test_the_mirrored_language_is_written_in_letters_that_run_right_to_left() -> None:
    assert pseudo.translate("Stop", "ar-XB") == "⟦ستوپ⟧"


def test_other_languages_and_empty_texts_are_left_alone() -> None:
    assert pseudo.translate("Stop", "en") == "Stop"
    assert pseudo.translate("  ", "en-XA") == "  "
