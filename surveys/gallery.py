"""Every part of pages, in every state: for developers and for tests."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Final

from involvement import picture_code
from involvement.look import Look
from surveys.compiled import Slots, progress
from surveys.first_choices import first_choices
from surveys.forms.gallery import every_field
from surveys.importing import read_questionnaire
from surveys.mode import company_choices
from surveys.questionnaire import Questionnaire
from surveys.wording import Clip, TurnedAway, item_words, other_formats
from surveys.wording_format import formats_of
from translations.formats import format_date
from translations.language import gettext as _
from translations.language import language

SAMPLE: Final = """
key = "gallery"
title = "A question of every kind"
about = "Nobody answers this: it shows what questions look like."
language = "en"
invented = true

[[scale]]
key = "how"
direction = "up_is_better"
options = [
  { code = 0, label = "Not at all well", easy = "No", picture = "no" },
  { code = 1, label = "Quite well", easy = "A little", picture = "level-1" },
  { code = 2, label = "Very well", easy = "Yes", picture = "yes" },
]

[[item]]
key = "scale"
kind = "scale"
scale = "how"
text = "How well do you sleep at the moment?"
hint = "Think of the last week."
picture = "bed"
easy_read = ["Think of last week.", { text = "Did you sleep well?", picture = "bed" }]
audio = { file = "sample.mp3", transcript = "How well do you sleep at the moment?" }

[[item]]
key = "faces"
kind = "scale"
scale = "how"
text = "How well do you feel today?"
faces = true

[[item]]
key = "several"
kind = "several"
text = "What do you like doing?"
options = [
  { code = 0, label = "Cooking", easy = "To cook", picture = "food" },
  { code = 1, label = "Talking with friends", easy = "To talk with friends", picture = "talk" },
]
easy_read = [{ text = "What do you like?", picture = "heart" }]

[[item]]
key = "rank"
kind = "rank"
text = "What matters most to you?"
options = [
  { code = 0, label = "A home of my own", easy = "My own home", picture = "home" },
  { code = 1, label = "People around me", easy = "To have people near me", picture = "people" },
]
easy_read = [{ text = "What is most important for you?", picture = "question" }]

[[item]]
key = "number"
kind = "number"
text = "How many people live with you?"

[[item]]
key = "date"
kind = "date"
text = "When did you move in?"

[[item]]
key = "short"
kind = "short_text"
text = "What is your favourite place near here?"

[[item]]
key = "long"
kind = "long_text"
text = "Is there anything else you want to tell us?"
"""
_CHOSEN: Final = {"scale": "1", "faces": "2", "several": "1"}
_EMPTY: Final = {"value": "", "day": "", "month": "", "year": "", "problem": ""}


def gallery() -> dict[str, Any]:
    """What the page of parts shows, in the language of the page."""
    read_by_ear = Clip("sample.mp3", "", _("What somebody says, in writing."), "en")
    return {
        "questions": list(_questions()),
        "progresses": [progress(number, 8) for number in (1, 4, 8)],
        "formats": other_formats(_sample().item("scale"), "easy_read"),
        "choices": [
            first_choices(look, ("easy_read", "pictures"))
            for look in (Look(), Look("bigger", "high", "calm", "easy_read", "device"))
        ],
        "clip": read_by_ear,
        "spoken": Clip("sample.mp3", "", "", "en", computer=True),
        **_of_the_first_page(),
        **_on_cards(),
        "help": {"name": "Riverside", "phone": "01632 960 001", "text": _("Day and night")},
        "turned": TurnedAway("Riverside", ended=False, notice="", elsewhere=("01632 960 077",)),
        "company": company_choices(),
        "ranked": item_words(_sample(), _sample().item("rank"), "easy_read").options,
        "forms": list(every_field()),
    }


def _of_the_first_page() -> dict[str, Any]:
    """What people are told and asked before they start."""
    wording = {"lines": [_("Taking part")], "language": language().tag, "id": 1}
    wording["direction"] = language().direction
    ticked = [{**wording, "id": 2, "ticked": False}, {**wording, "id": 3, "ticked": True}]
    before = [{"wording": wording, "since": format_date(date(2027, 1, 4))}]
    return {
        "asked": {"on_start": [wording], "optional": ticked, "before": before},
        "survey_words": {
            "promise": "coded",
            "unfinished": "kept",
            "unfinished_days": 0,
            "question_count": 8,
            "some_depend": False,
        },
        "kept": _("We keep your answers for as long as the survey runs."),
    }


def _on_cards() -> dict[str, Any]:
    """A card with a code, and one with pictures."""
    keys = list(picture_code.PICTURES)[: picture_code.LENGTH]
    card = {"code_groups": ["ABCD", "EFGH", "JKLM"], "qr_svg": "", "qr": "", "number": 12}
    card |= {"address": "riverside.test/code", "organisation": "Riverside", "service": "Homes"}
    return {
        "card": {**card, "until": format_date(date(2027, 1, 4))},
        "pictures": [{"key": key, "name": _(picture_code.PICTURES[key])} for key in keys],
    }


def _questions() -> Iterator[dict[str, Any]]:
    """Each item in each of its formats: untouched, answered, and sent back."""
    for item in _sample().items:
        for format_ in formats_of(item):
            words = item_words(_sample(), item, format_)
            for state in ("empty", "answered", "wrong"):
                yield {
                    "name": f"{item.key}, {format_}, {state}",
                    "id": f"{item.key}-{format_}-{state}-",
                    "words": words,
                    "filled": _filled(item.key, state),
                }


def _filled(key: str, state: str) -> dict[str, Any]:
    """What stands in the form of an item."""
    if state == "empty":
        return {**_EMPTY, "checked": Slots()}
    checked = Slots({_CHOSEN[key]: "checked"} if key in _CHOSEN else {})
    problem = _("Please choose one of the answers, or leave the question out.")
    return {
        "checked": checked,
        "value": "12",
        "day": "31",
        "month": "2",
        "year": "2026",
        "problem": problem if state == "wrong" else "",
    }


@cache
def _sample() -> Questionnaire:
    return read_questionnaire(SAMPLE, "gallery.toml")
