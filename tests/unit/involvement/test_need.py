"""Access needs in words, and languages by any tag or name."""

from datetime import date
from uuid import uuid4

import pytest

from involvement.need import Kind, Need, formats_needed, in_years, read_tag
from surveys.forms.need import NeedForm
from surveys.invitation import outcomes
from translations.formats import find_language, format_language

DAY = date(2027, 1, 4)


def need(kind: Kind, value: str, size: int | None = None) -> Need:
    return Need(uuid4(), 1, kind, value, size, None, True, DAY, date(2028, 1, 4), None)


@pytest.mark.parametrize(
    ("kind", "value", "size", "words"),
    [
        (Kind.FORMAT, "easy_read", None, "Easy read"),
        (Kind.FORMAT, "large_print", 18, "Large print, 18 point"),
        (Kind.FORMAT, "large_print", None, "Large print"),
        (Kind.SUPPORT, "bsl_interpreter", None, "Interpreter for British Sign Language"),
        (Kind.LANGUAGE, "ur", None, "Urdu"),
        (Kind.LANGUAGE, "pa-Arab", None, "Punjabi (Arabic)"),
        (Kind.LANGUAGE, "bfi", None, "bfi"),
        (Kind.TIME, "longer", None, "Longer time"),
        (Kind.METHOD, "text_message", None, "By text message"),
    ],
)
def test_a_need_is_told_in_words(kind: Kind, value: str, size: int | None, words: str) -> None:
    assert need(kind, value, size).words == words


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("UR", "ur"),
        ("pa_arab", "pa-Arab"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("sl-rozaj-biske-1994", "sl-rozaj-biske-1994"),
        ("en-a-bb-x-cc", "en-a-bb-x-cc"),
        ("Urdu", None),
        ("e", None),
        ("", None),
        ("en-", None),
        ("en-x", None),
        ("a" * 70, None),
    ],
)
def test_any_language_tag_is_read_and_nothing_else(typed: str, tag: str | None) -> None:
    assert read_tag(typed) == tag


def test_a_language_is_found_by_its_name() -> None:
    assert find_language(" urdu ") == "ur"
    assert find_language("Nothing of the kind") is None
    assert format_language("no such tag") == "no such tag"


def test_a_need_is_due_for_review_on_its_day_and_not_once_it_has_ended() -> None:
    one = need(Kind.FORMAT, "audio")
    assert not one.is_due(date(2028, 1, 3))
    assert one.is_due(date(2028, 1, 4))
    ended = Need(one.key, 1, one.kind, "audio", None, None, True, DAY, one.review_on, DAY)
    assert not ended.is_due(date(2030, 1, 1))


def test_a_year_after_the_29th_of_february_is_the_28th() -> None:
    assert in_years(date(2028, 2, 29), 1) == date(2029, 2, 28)
    assert in_years(date(2028, 2, 29), -4) == date(2024, 2, 29)
    assert NeedForm(None, date(2028, 2, 29)).review_on.data == date(2029, 2, 28)


def test_one_of_several_formats_is_enough_and_none_of_them_fails_all() -> None:
    audio, print_, advocate = (
        need(Kind.FORMAT, "audio"),
        need(Kind.FORMAT, "large_print"),
        need(Kind.SUPPORT, "advocate"),
    )
    needs = [audio, advocate, print_]
    assert formats_needed(needs) == {"audio", "large_print"}
    assert outcomes(needs, "audio") == [(audio, True)]
    assert outcomes(needs, "standard") == [(audio, False), (print_, False)]
    assert outcomes([advocate], "standard") == []
