"""What a steering group reads: a release put into the words of the reader's language."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from analysis.pipeline import ReleasedItem
from analysis.released_parts import ReleasedParts
from analysis.words import Message, Told
from forums.beside import also_said, easy_over_time, looking_back
from forums.ends import ends_of
from surveys.published import Published, PublishedFigures
from surveys.quote import Quote
from surveys.release import Release
from surveys.sentences import say, say_all
from surveys.sentences.labels import bar_labels, measure_label
from surveys.store.questionnaires import PublishedVersion
from surveys.wording import in_language, wave_name
from translations.formats import format_date
from translations.language import gettext as _

PEOPLE_FIELDS = {"easy.up": "u", "easy.same": "s", "easy.down": "d", "easy.both": "n"}
PEOPLE_KINDS = {"easy.up": "better", "easy.same": "same", "easy.down": "worse"}
SHARED_CAUTIONS = ("caution.looking_back", "caution.several", "caution.no_comparison_group")
PICTURES = {
    "easy.hidden": "lock",
    "easy.private": "lock",
    "easy.luck": "chance",
    "easy.not_luck": "chance",
    "easy.lost": "question",
    "easy.few_lost": "question",
    "easy.not_why": "question",
    "easy.lost_unknown": "question",
}


def release_heading(release: Release, service: str, provenance: str) -> dict[str, Any]:
    """The heading of a release: its number, its day and what it compares."""
    return {
        "number": release.number,
        "made_on": format_date(release.made_at.date()),
        "survey": in_language(release.survey_title),
        "title": _title(release, service),
        "before_name": wave_name(release.content.before_kind),
        "after_name": wave_name(release.content.after_kind),
        "marks": [_("Invented example")] if provenance == "invented" else [],
        "updating": updating_sentence(release.withdrawn_at) if release.withdrawn_at else None,
        "who": [],
    }


def _title(release: Release, service: str) -> str:
    """Of whom a release speaks: everybody, where there was only one group."""
    if release.young:
        return _("%(service)s: what changed for people under 18", service=service)
    if release.content.apart:
        return _("%(service)s: what changed for adults", service=service)
    return _("%(service)s: what changed for people", service=service)


def finding(
    item: ReleasedItem, version: PublishedVersion, parts: ReleasedParts | None = None
) -> dict[str, Any]:
    """One item of a release, in the fixed order of its parts. `parts` stand beside the items."""
    return {
        "key": item.key,
        "title": in_language(version.content.item(item.key).text),
        "measure": measure_label(item.measure),
        "who": say_all(item.told.headline[:1]) if len(item.told.headline) > 1 else [],
        "headline": say_all(item.told.headline[1:] or item.told.headline),
        "bar": _bar(item, version),
        "boxes": ends_of(item, version),
        "range": say_all(message for message in item.told.range if not _is_box(message)),
        "ends_hidden": item.top is not None and ends_of(item, version) is None,
        "said": [*say_all(item.told.said), *also_said(parts, item.key)],
        "back": looking_back(parts, item.key),
        "cautions": say_all(m for m in item.told.cautions if m.key not in SHARED_CAUTIONS),
        "technical": say_all(item.told.technical),
    }


def in_short(item: ReleasedItem, version: PublishedVersion) -> dict[str, str]:
    """One item as a line of the list on top."""
    return {
        "key": item.key,
        "title": in_language(version.content.item(item.key).text),
        "sentence": short_sentence(item),
    }


def short_sentence(item: ReleasedItem) -> str:
    """What became of one item, as short as can be."""
    if item.n is None:
        return _("Not shown: too few people answered both times.")
    if item.up is None:
        return say(item.told.headline[-1])
    return _(
        "%(up)s better, %(same)s the same, %(down)s worse, of %(n)s people",
        up=item.up,
        same=item.same,
        down=item.down,
        n=item.n,
    )


def shared_cautions(release: Release) -> tuple[str, ...]:
    """What to bear in mind about every item, said once."""
    parts = release.content.parts
    beside = [told for key, told in parts.told.items() if key.startswith("design")] if parts else []
    every = [*(item.told for item in release.content.items), *beside]
    said = [message for told in every for message in told.cautions]
    shared = (
        max((m for m in said if m.key == key), key=_tests, default=None) for key in SHARED_CAUTIONS
    )
    told = [message for message in shared if message is not None]
    return say_all([*told, *release.content.cautions])


def _tests(message: Message) -> int:
    """How many questions a message counts: of several alike, the largest number is said."""
    return int(message.fields.get("tests", 0))


def easy_finding(
    item: ReleasedItem, version: PublishedVersion, parts: ReleasedParts | None = None
) -> dict[str, Any]:
    """One item in easy read: a sentence a line, with people to count or a picture. `parts` stand
    beside the items."""
    return {
        "key": item.key,
        "title": in_language(version.content.item(item.key).text),
        "lines": [
            *(_line(message, item.n) for message in item.told.easy_read),
            *easy_over_time(parts, item.key),
        ],
    }


def printed(published: Published) -> dict[str, Any]:
    """Published figures as they were printed, with what can honestly be said of them."""
    figures, told = published.figures, published.figures.tell()
    note = [in_language(figures.note)] if figures.note else []
    return {
        "title": in_language(published.title),
        "source": published.source,
        "source_url": None,
        "columns": [in_language(text) for text in figures.columns],
        "rows": [
            {"label": in_language(row.label), "cells": list(row.cells)} for row in figures.rows
        ],
        "paragraphs": _paragraphs(told) if told else [],
        "cautions": [*_shortfalls(figures), *note, *(say_all(told.cautions) if told else ())],
        "technical": say_all(told.technical) if told else [],
    }


def _shortfalls(figures: PublishedFigures) -> list[str]:
    """A warning for each column that does not add up to all people."""
    return [
        _(
            "%(column)s: the numbers add up to %(count)s, and there were %(people)s people.",
            column=in_language(column),
            count=count,
            people=figures.people,
        )
        for column, count in figures.shortfalls
    ]


def _paragraphs(told: Told) -> list[str]:
    """What published counts tell: who, what holds all the same, the ends of the scale, and what
    people said; each a paragraph of whole sentences."""
    parts = (told.headline[:1], told.headline[1:], told.range, told.said)
    return [" ".join(say_all(part)) for part in parts if part]


def status_sentence(release: Release | None, published: Iterable[Published]) -> str:
    """One line about a support service in the list of a group."""
    if release is not None and release.withdrawn_at is not None:
        return updating_sentence(release.withdrawn_at)
    if release is not None:
        first = release.content.items[0] if release.content.items else None
        return say(first.told.headline[0]) if first else _("There is nothing to compare yet.")
    if any(True for _each in published):
        return _("Published figures from before Heard.")
    return _("There is no release yet.")


def updating_sentence(since: datetime) -> str:
    """All that is said of a release once somebody who is counted in it took their answers out."""
    return _(
        "This release is being updated. Its figures have not been shown since %(date)s.",
        date=format_date(since.date()),
    )


def spoken(quotes: Iterable[tuple[Quote, PublishedVersion]]) -> list[dict[str, Any]]:
    """Quotes under the questions that they answer, each with the version that asked it; within a
    question in the order given."""
    questions: dict[str, list[str]] = {}
    for quote, version in quotes:
        asked = in_language(version.content.item(quote.item).text)
        questions.setdefault(asked, []).append(quote.text)
    return [{"question": each, "quotes": said} for each, said in sorted(questions.items())]


def _bar(item: ReleasedItem, version: PublishedVersion) -> dict[str, Any] | None:
    asked = version.content.item(item.key)
    if item.up is None or item.same is None or item.down is None:
        return None
    return {
        "up": item.up,
        "same": item.same,
        "down": item.down,
        "n": item.n,
        "labels": bar_labels(
            item.measure,
            (item.up, item.same, item.down),
            in_language(asked.better),
            in_language(asked.worse),
        ),
    }


def _is_box(message: Message) -> bool:
    """Whether a message only repeats the table of the two ends."""
    return message.key.startswith("box.")


def _line(message: Message, n: int | None) -> dict[str, Any]:
    field = PEOPLE_FIELDS.get(message.key)
    people = None
    if field is not None and n is not None:
        count = message.fields[field]
        kind = PEOPLE_KINDS.get(message.key, "answered")
        people = {"count": count, "total": n, "kind": kind}
    return {"text": say(message), "people": people, "picture": PICTURES.get(message.key)}
