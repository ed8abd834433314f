"""One word for one thing: the words that Heard does not use do not slip in.

The table of words stands in `docs/`; this test looks at every message, template and page of docs.
"""

import re
from pathlib import Path

import pytest

from tests.rules import sources
from tests.rules.test_templates import environment
from translations import catalogue

FORBIDDEN = {
    r"respondents?": "participant",
    r"patients?": "service user, or participant",
    r"customers?": "service user, or participant",
    r"end[ -]users?": "service user, or participant",
    r"polls?": "consultation",
    r"redacted": "suppressed",
    r"pre[/-]post": "baseline and review",
    r"locale files?": "language pack",
}
# Words that docs need in another sense: a web client, the user of a computer, a ticket system.
FORBIDDEN_ON_PAGES = {
    r"clients?": "service user, or participant",
    r"(?<!service )(?<!service-)users?(?![ -](involvement|led))": "service user, or account",
    r"N/A": "the reason why there is no answer",
    r"tickets?": "action",
    r"!": "no exclamation mark",
}
CODE = re.compile(r"```.*?```|`[^`\n]*`|\]\([^)\s]*\)|https?://\S+", re.DOTALL)


def faults_of(text: str, words: dict[str, str]) -> list[str]:
    """Return the words of the text that are not ours, each with the one that is."""
    found = []
    for pattern, ours in words.items():
        bounded = pattern if pattern == "!" else rf"\b(?:{pattern})(?!\w)"
        found += [
            f"{match.group()!r} in {text.strip()[:80]!r}: say {ours}"
            for match in re.finditer(bounded, text, re.IGNORECASE)
        ]
    return found


def messages() -> list[str]:
    """Return every message that a page of ours can show, WTForms' own left aside."""
    found = [each for each in catalogue.extract() if each.id]
    ours = [each.id for each in found if each.locations[0][0] != "wtforms"]
    return [text for each in ours for text in ([each] if isinstance(each, str) else each)]


def test_no_message_uses_a_word_that_is_not_ours() -> None:
    everywhere = FORBIDDEN | FORBIDDEN_ON_PAGES
    assert [fault for text in messages() for fault in faults_of(text, everywhere)] == []


@sources.each(sources.templates())
def test_no_template_uses_a_word_that_is_not_ours(path: Path) -> None:
    tokens = environment().lexer.tokeniter(path.read_text("utf-8"), None)
    own_html = "".join(text for _, kind, text in tokens if kind == "data")
    words = " ".join(re.sub(r"<[^>]*>", " ", own_html).split())
    assert faults_of(words, FORBIDDEN) == []


@sources.each([*sources.files("docs/**/*.md"), *sources.files("*.md")])
def test_no_page_of_docs_uses_a_word_that_is_not_ours(path: Path) -> None:
    prose = CODE.sub(" ", path.read_text("utf-8"))
    assert [fault for line in prose.splitlines() for fault in faults_of(line, FORBIDDEN)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ask the respondent",
        "Patients said",
        "The customer's answers",
        "For end users",
        "Start a poll",
        "User name",
        "Your clients",
        "Thank you!",
    ],
)
def test_a_word_that_is_not_ours_is_found(text: str) -> None:
    assert faults_of(text, FORBIDDEN | FORBIDDEN_ON_PAGES)


@pytest.mark.parametrize(
    "text",
    [
        "Service users and participants",
        "user-involvement worker, service-user-led, user involvement",
        "Be patiently polite to pollsters; an important message",
    ],
)
def test_our_own_words_are_well(text: str) -> None:
    assert faults_of(text, FORBIDDEN | FORBIDDEN_ON_PAGES) == []
