"""Who checked easy read with people: the form, and what a page says of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from litestar.datastructures import FormMultiDict

from easy_read.forms import ReviewForm
from easy_read.review import Review, may_be_published_as_easy_read
from involvement.rendering import environment
from tests.easy_read import CHECKED, MINUTES
from tests.world import START

TODAY = START.date()
TYPED = {
    "hash": MINUTES.hash,
    "checked_by": " The Tuesday  group ",
    "people": "4",
    "capacities": "people with learning disabilities, one carer",
    "checked_on": TODAY.isoformat(),
    "said": "The second line was hard.",
    "changed": "We wrote it again.",
}


def form(**typed: str) -> ReviewForm:
    """The form as it was sent, with what differs from `TYPED`."""
    return ReviewForm(FormMultiDict(TYPED | typed), MINUTES, TODAY)


def drawn(review: Review | None, *, stale: bool) -> str:
    """What the component says, with single spaces."""
    template = environment().get_template("components/easy_review.html")
    macro = template.make_module({}).easy_review  # type: ignore[attr-defined]
    empty = ReviewForm(None, MINUTES, TODAY)
    return " ".join(macro(review, stale, "4 January 2027", empty, "/here", "token").split())


def test_what_was_written_becomes_a_review_of_what_the_page_showed() -> None:
    sent = form()
    assert sent.validate()
    assert sent.review == CHECKED
    assert may_be_published_as_easy_read(sent.review, MINUTES.hash)


def test_what_changed_while_somebody_wrote_was_not_checked() -> None:
    sent = form(hash="0" * 64)
    assert sent.validate()
    assert not may_be_published_as_easy_read(sent.review, MINUTES.hash)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("checked_by", " ", "Write who checked it"),
        ("capacities", "", "Write who they are"),
        ("people", "", "Write how many people"),
        ("people", "0", "Enter a number from 1 to 500"),
        ("checked_on", "", "Enter the day"),
        ("checked_on", (TODAY + timedelta(days=1)).isoformat(), "today at the latest"),
        ("said", "x" * 2001, "This is too long"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(
    field: str, typed: str, sentence: str
) -> None:
    sent = form(**{field: typed})
    assert not sent.validate()
    assert list(sent.errors) == [field]
    assert sentence in " ".join(map(str, sent.errors[field]))


def test_the_page_says_whether_somebody_checked_it_and_whether_it_changed_since() -> None:
    assert "Nobody has checked this easy read with people yet." in drawn(None, stale=False)
    fresh, stale = (drawn(CHECKED, stale=each) for each in (False, True))
    assert "The Tuesday group</span>, 4 people, 4 January 2027" in fresh
    assert "It has changed since" not in fresh
    assert "It has changed since people checked it." in stale
    assert f'value="{MINUTES.hash}"' in fresh


def test_what_people_said_is_shown_as_it_was_written() -> None:
    assert "a &lt; b" in drawn(replace(CHECKED, said="a < b"), stale=False)
    assert "What they said</strong>" not in drawn(replace(CHECKED, said=""), stale=False)
