"""The hash of a document is that of what readers see."""

from dataclasses import replace

from easy_read.document import Document, Line

BEFORE = Document("minutes", "may", "May", "en", (Line("We met.", "people"), Line("It rained.")))


def test_the_hash_changes_with_words_pictures_and_order() -> None:
    first, second = BEFORE.lines
    others = [
        replace(BEFORE, lines=(second, first)),
        replace(BEFORE, lines=(first,)),
        replace(BEFORE, lines=(replace(first, text="We meet."), second)),
        replace(BEFORE, lines=(replace(first, picture="talk"), second)),
        replace(BEFORE, title="June"),
        replace(BEFORE, language="cy"),
    ]
    hashes = {BEFORE.hash, *(each.hash for each in others)}
    assert len(hashes) == 7
    assert {len(each) for each in hashes} == {64}


def test_the_hash_stays_when_only_the_reason_for_no_picture_changes() -> None:
    first, second = BEFORE.lines
    explained = replace(BEFORE, lines=(first, replace(second, reason="Rain is not our point")))
    assert explained.hash == BEFORE.hash


def test_a_line_cannot_pass_for_two() -> None:
    one = Document("m", "m", "", "en", (Line("a\x1f\x1fb"),))
    two = Document("m", "m", "", "en", (Line("a"), Line("b")))
    assert one.hash != two.hash
