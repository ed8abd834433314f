"""What changed between two versions is found, and told word by word."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from surveys.differing import differing_items, words_that_changed
from surveys.questionnaire import Questionnaire
from tests.unit.surveys.examples import example


def with_text(text: str) -> Questionnaire:
    """The example with another first question."""
    content = example("housing-support")
    return replace(content, items=(replace(content.items[0], text=text), *content.items[1:]))


def test_a_version_does_not_differ_from_itself() -> None:
    content = example("housing-support")
    declared = tuple(replace(item, continues="same") for item in content.items)
    assert differing_items(content, replace(content, items=declared)) == ()


def test_the_words_that_changed_are_told_apart() -> None:
    (found,) = differing_items(with_text("How are you today?"), with_text("How were you today?"))
    (words,) = found.differences
    assert words.label == "Question"
    assert [(each.text, each.change) for each in words.pieces] == [
        ("How ", "kept"),
        ("are ", "gone"),
        ("were ", "new"),
        ("you today?", "kept"),
    ]


def test_items_that_came_and_went_are_found() -> None:
    content = example("housing-support")
    shorter = replace(content, items=content.items[1:])
    (came,) = differing_items(shorter, content)
    (went,) = differing_items(content, shorter)
    assert (came.before, came.after) == (None, content.items[0])
    assert (went.before, went.after) == (content.items[0], None)


@given(st.text(), st.text())
def test_both_texts_can_be_read_out_of_the_pieces(old: str, new: str) -> None:
    pieces = words_that_changed(old, new)
    assert "".join(each.text for each in pieces if each.change != "new") == old
    assert "".join(each.text for each in pieces if each.change != "gone") == new
