"""The checker takes any text, points into it, and says what it cannot look at."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from easy_read.advice import ADVICE, GAPS, advice_of
from easy_read.checking import check, gaps_of
from easy_read.document import Document, Line
from easy_read.finding import Level
from easy_read.rules import PICTURES, WORDS
from easy_read.words import warm
from tests.unit.easy_read.faults import document, findings, known, said

LANGUAGES = ("en", "so", "ar", "bn", "pl", "de", "zh-Hant", "pa-Arab", "th", "cy", "x", "")
PIECES = st.sampled_from(
    [
        "NHS",
        "is asked",
        "50%",
        "3 March",
        "tenancy",
        "(",
        "*",
        "_",
        ". ",
        "; ",
        ", and we do ",
        "e.g.",
    ]
)
ODD = st.sampled_from(["XIV", "12,000", "’", "\u0301", "ß", "İ", "\u202e", "\ud800", "DO NOT", " "])
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.one_of(PIECES, ODD), max_size=25).map("".join))
LINES = st.builds(Line, TEXTS, st.sampled_from([None, "", "home", "worker-2"]), TEXTS)
DOCUMENTS = st.builds(
    Document,
    st.just("test"),
    st.just("any"),
    TEXTS,
    st.sampled_from(LANGUAGES),
    st.lists(LINES, max_size=6).map(tuple),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_any_text_is_checked_and_every_place_lies_in_it(of: Document) -> None:
    for finding in check(of).findings:
        text = of.lines[finding.place.line].text
        assert 0 <= finding.place.start < finding.place.end <= len(text)
        assert advice_of(finding)
        assert 1 <= int(finding.fields.get("line", 1)) <= len(of.lines)


@settings(max_examples=50, deadline=None)
@given(DOCUMENTS)
def test_the_same_text_has_the_same_findings_and_the_same_hash(of: Document) -> None:
    again = Document(of.kind, of.key, of.title, of.language, of.lines)
    assert check(of) == check(again)
    assert of.hash == again.hash


def test_findings_stand_in_the_order_of_the_text() -> None:
    found = check(document("\n".join(each.says for each in known()))).findings
    places = [(each.place.line, each.place.start) for each in found]
    assert len(places) > 100
    assert places == sorted(places)


def test_every_advice_is_given_by_some_rule() -> None:
    texts = [document(each.says, each.language) for each in known()]
    texts.append(
        Document("test", "text", "", "en", (Line("I eat.", "x"), Line("We go."), Line("Hm.", "x")))
    )
    given_now = {finding.advice for of in texts for finding in check(of).findings}
    assert given_now == set(ADVICE)


def test_advice_names_what_it_is_about_and_gives_no_grade() -> None:
    (finding,) = check(document("Come on 3 March."), pictures=False).findings
    assert finding.level is Level.LOOK_AGAIN
    assert "If 3 March is a day to remember" in advice_of(finding)


def test_a_sentence_of_twelve_words_is_well_and_one_of_sixteen_is_too_long() -> None:
    for count, level in ((12, None), (13, "look again"), (15, "look again"), (16, "must fix")):
        found = check(document(" ".join(["we"] * count)), pictures=False).findings
        assert [each.level.value for each in found] == ([level] if level else [])


def test_words_count_by_spaces_in_scripts_that_write_vowels_as_marks() -> None:
    twelve, sixteen = ("আপনি কেমন আছেন " * times for times in (4, 6))
    assert "sentence-length" not in "".join(findings(twelve, "bn"))
    assert "sentence-length" in "".join(findings(sixteen, "bn"))


def test_what_cannot_be_checked_in_a_language_is_said() -> None:
    assert gaps_of("en-GB") == ()
    assert gaps_of("pl") == ("gap.english",)
    assert gaps_of("so") == ("gap.words", "gap.english")
    assert gaps_of("zh-Hant") == ("gap.words", "gap.length", "gap.english")
    assert set(gaps_of("zh")) == set(GAPS)


def test_a_line_without_a_picture_needs_a_reason() -> None:
    lines = (Line("I am here.", "person"), Line("You are here."), Line("We go.", None, "A joke"))
    of = Document("test", "text", "", "en", lines)
    assert said(of, check(of)) == ["picture-missing: You are here."]
    assert said(of, check(of, pictures=False)) == []


def test_one_picture_for_two_things_is_seen() -> None:
    lines = [
        Line("Do you feel safe?", "shield"),
        Line("Do you feel safe at night?", "shield"),
        Line("Do you have a key?", "key"),
        Line("The police came.", "shield"),
        Line("It is safe now.", "shield"),
        Line("A shield.", "shield"),
    ]
    of = Document("test", "text", "", "en", tuple(lines))
    assert said(of, check(of)) == ["picture-again: The police came."]


def test_the_rules_have_names_of_their_own() -> None:
    names = [rule.id for rule in (*WORDS, *PICTURES)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "piece", ["a", "1", "1,", "<i>", "*a ", "0 (", "![", "NHS ", "is ", "-", "’"]
)
def test_a_very_long_line_takes_no_more_time_than_its_length_is_worth(piece: str) -> None:
    """Eight times the length, about eight times the time, and not sixty-four."""
    warm("en")
    short, long = (document(piece * (count // len(piece))) for count in (10_000, 80_000))
    assert min(map(seconds, [long] * 2)) < 30 * min(map(seconds, [short] * 3)) + 0.2


def seconds(of: Document) -> float:
    """The processor time of checking a document."""
    begun = time.process_time()
    check(of)
    return time.process_time() - begun
