"""What the audit says: known rows become sentences, others stay as they were written."""

from involvement.audit_wording import NOUNS, SENTENCES, in_words
from translations.language import use


def test_a_row_is_told_in_a_sentence_with_its_number() -> None:
    assert in_words("added", "survey") == "Added a survey"
    assert in_words("added 12", "participants") == "Added participants to a support service: 12"
    assert in_words("made release 3 of", "survey") == "Made release 3 of a survey"
    with use("en-XA"):
        assert (in_words("added", "survey") or "").startswith("⟦")


def test_a_row_that_is_not_known_is_told_by_nothing_made_up() -> None:
    assert in_words("added", "spaceship") is None
    assert in_words("added 12", "survey") is None


def test_every_kind_of_thing_with_a_sentence_can_be_looked_for() -> None:
    assert {noun for _, noun in SENTENCES} == set(NOUNS)
