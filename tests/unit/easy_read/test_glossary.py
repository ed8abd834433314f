"""Hard words are found in every form, an organisation's own before ours."""

import subprocess
import sys

import pytest

from easy_read.checking import check
from easy_read.glossary import (
    LONGEST_EXPLANATION,
    LONGEST_TERM,
    Glossary,
    Term,
    glossary_of,
    our_terms,
)
from tests.unit.easy_read.faults import document, findings, said


def found(glossary: Glossary, text: str) -> list[str]:
    return [match.term.words for match in glossary.find(text.split())]


def test_a_word_is_found_in_its_other_forms() -> None:
    glossary = Glossary("en", (Term("tenancy", "x"), Term("support plan", "y")))
    assert found(glossary, "Two tenancies and Support Plans") == ["tenancy", "support plan"]


def test_of_two_terms_at_one_place_the_longer_one_is_found() -> None:
    glossary = Glossary("en", (Term("tenancy", "x"), Term("tenancy agreement", "y")))
    assert found(glossary, "A tenancy agreement about a tenancy") == [
        "tenancy agreement",
        "tenancy",
    ]


def test_an_organisation_explains_a_word_in_its_own_way() -> None:
    glossary = glossary_of("en-GB", [Term("Tenancies", "Renting a home.")])
    (match,) = glossary.find(["tenancy"])
    assert match.term.explanation == "Renting a home."


def test_our_own_words_are_english_only() -> None:
    assert glossary_of("pl").terms == ()
    assert glossary_of("pl", [Term("najem", "x")]).terms == (Term("najem", "x"),)
    assert len(glossary_of("en").terms) == len(our_terms()) > 80


def test_words_of_any_language_are_found_as_they_are_written() -> None:
    assert found(Glossary("so", (Term("guriga", "x"),)), "Waa Guriga") == ["guriga"]


@pytest.mark.parametrize("term", our_terms(), ids=lambda term: term.words)
def test_our_explanations_are_easy_read_themselves(term: Term) -> None:
    assert findings(term.explanation) == []
    assert len(term.words) <= LONGEST_TERM
    assert len(term.explanation) <= LONGEST_EXPLANATION


def test_a_hard_word_is_explained_by_what_the_glossary_says() -> None:
    glossary = Glossary("en", (Term("keyworker", "The person who knows you best."),))
    of = document("Ask your keyworker.\nThat is easy.\nThe person who knows you best")
    assert said(of, check(of, glossary, pictures=False)) == []
    of = document("Ask your keyworker.\nGo in.\nSit down.\nRest.\nThe person who knows you best.")
    assert said(of, check(of, glossary, pictures=False)) == ["hard-word: keyworker"]


def test_looking_words_up_loads_nothing_before_the_first_check() -> None:
    code = (
        "import sys, easy_read.checking\n"
        "assert not {'wordfreq', 'simplemma'} & set(sys.modules), 'loaded too early'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
