"""Support services side by side: first whom each serves, then each question once.

Nothing is added up, averaged or ranked: the services serve different people. They stand in the
order of their names.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.message import Message
from analysis.pipeline import ReleasedItem
from analysis.spread import tell_spread
from forums.review import short_sentence, updating_sentence
from involvement.service import SupportService
from surveys.published import Published
from surveys.release import Release
from surveys.sentences import say
from surveys.store.questionnaires import PublishedVersion
from surveys.wording import in_language, wave_name
from translations.formats import format_date
from translations.language import gettext as _


@dataclass(frozen=True, slots=True)
class Side:
    """One support service with the newest release of one of its surveys, and the version asked;
    `url` is where the group reads it."""

    service: SupportService
    release: Release
    version: PublishedVersion
    url: str

    @property
    def is_looking_back(self) -> bool:
        """Whether people were asked to remember how things were."""
        content = self.release.content
        return "looking_back" in (content.before_kind, content.after_kind)


def served(
    services: Iterable[SupportService],
    sides: Sequence[Side],
    published: Mapping[int, Sequence[Published]],
    here: str,
) -> list[dict[str, Any]]:
    """A row for each service: whom it serves, and what there is to read about it under the
    address `here` of the group."""
    return [
        {
            "name": service.name,
            "url": f"{here}/{service.slug}",
            "about": in_language(service.about),
            "releases": [_listed(side) for side in sides if side.service.id == service.id],
            "published": [in_language(each.title) for each in published.get(service.id, ())],
        }
        for service in services
    ]


def questions(sides: Sequence[Side]) -> list[dict[str, Any]]:
    """A section for each question that was asked, with a row for each service that asked it."""
    asked: dict[int, list[tuple[Side, ReleasedItem]]] = {}
    for side in sides:
        for item in side.release.content.items:
            asked.setdefault(side.version.question_ids[item.key], []).append((side, item))
    return [
        {
            "key": question,
            "title": _wording(*rows[0]),
            "rows": [_row(side, item) for side, item in rows],
            "spread": say(_spread(rows)),
        }
        for question, rows in asked.items()
    ]


def _listed(side: Side) -> dict[str, Any]:
    release = side.release
    waves = _(
        "%(before)s to %(after)s",
        before=wave_name(release.content.before_kind),
        after=wave_name(release.content.after_kind),
    )
    if release.withdrawn_at is not None:
        return {"url": side.url, "label": updating_sentence(release.withdrawn_at), "waves": waves}
    made_on = format_date(release.made_at.date())
    label = _("Release %(number)s, %(date)s", number=release.number, date=made_on)
    return {"url": side.url, "label": label, "waves": waves}


def _wording(side: Side, item: ReleasedItem) -> str:
    return in_language(side.version.content.item(item.key).text)


def _row(side: Side, item: ReleasedItem) -> dict[str, Any]:
    has_counts = item.up is not None
    return {
        "name": side.service.name,
        "url": f"{side.url}#{item.key}",
        "looking_back": side.is_looking_back,
        "n": item.n,
        "moves": (item.up, item.same, item.down) if has_counts else None,
        "range": _range(item) if has_counts else None,
        "sentence": None if has_counts else short_sentence(item),
    }


def _range(item: ReleasedItem) -> str | None:
    for message in item.told.range:
        if message.key.startswith("range."):
            return say(Message(f"services.{message.key}", message.fields))
    return None


def _spread(rows: Sequence[tuple[Side, ReleasedItem]]) -> Message:
    """Only of those who asked at the time: looking back is another way of asking."""
    return tell_spread(
        [
            (item.up, item.down, item.n)
            for side, item in rows
            if item.up is not None and item.down is not None and item.n
            if not side.is_looking_back
        ]
    )
