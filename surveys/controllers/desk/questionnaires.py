"""Questionnaires: the list, and a preview that sends nothing."""

from dataclasses import dataclass
from typing import Any

from litestar import Controller, Response, get
from litestar.params import FromPath

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest
from involvement.media import Recordings
from involvement.store.organisations import list_organisations
from surveys.controllers.visit import library_of
from surveys.questionnaire import Item, Questionnaire
from surveys.spoken import said_words
from surveys.store.questionnaires import Listed, get_version_in_scope, list_versions
from surveys.wording import FORMAT_LABELS, ItemWords, in_language, item_words
from surveys.wording_format import format_for, formats_of
from translations.formats import format_date
from translations.language import N_
from translations.language import gettext as _

KIND_LABELS = {
    "scale": N_("One choice on a scale"),
    "choice": N_("One choice"),
    "several": N_("Several choices"),
    "rank": N_("Put in order"),
    "yes_no": N_("Yes, no or not sure"),
    "number": N_("Number"),
    "date": N_("Date"),
    "short_text": N_("Short text"),
    "long_text": N_("Long text"),
    "transition": N_("Compared with the start"),
    "knowledge": N_("Knowledge, with right answers"),
}


@dataclass(frozen=True, slots=True)
class _Previewed:
    """An item as the preview draws it."""

    number: int
    kind: str
    kind_label: str
    words: ItemWords
    shown_if: str | None
    remark: str | None


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading with its items."""

    title: str
    intro: str
    items: list[_Previewed]


class QuestionnairesController(Controller):
    """`/desk/questionnaires`."""

    path = "/questionnaires"

    @get("/")
    async def questionnaires(self, request: AnyRequest) -> Response[Any]:
        """Every version of this account's organisations."""
        scope = scope_of(request)
        return desk_page(
            request,
            "desk/questionnaires.html",
            questionnaires=[_row(listed) for listed in await list_versions(scope)],
            organisations=[each.slug for each in await list_organisations(scope)],
        )

    @get("/{version:int}")
    async def preview(self, request: AnyRequest, version: FromPath[int]) -> Response[Any]:
        """Each item as people will see and hear it, in the format asked for where it has that."""
        wanted = request.query_params.get("format", "standard")
        found = await get_version_in_scope(scope_of(request), version)
        recordings = library_of(request).recordings_of(found.organisation)
        return desk_page(
            request,
            "desk/preview.html",
            questionnaire={
                "title": in_language(found.content.title),
                "key": found.key,
                "version": found.number,
            },
            formats=_formats(found.content, wanted),
            media_url=f"/media/{found.organisation}/",
            sections=_sections(found.content, wanted, recordings),
        )


def _row(listed: Listed) -> dict[str, Any]:
    published = listed.published_at
    return {
        "title": listed.title,
        "key": listed.key,
        "version": listed.number,
        "published_on": format_date(published.date()) if published else None,
        "item_count": listed.item_count,
        "preview_url": f"/desk/questionnaires/{listed.id}",
    }


def _formats(questionnaire: Questionnaire, wanted: str) -> list[dict[str, Any]]:
    """The formats of a questionnaire, for links; none where it has the standard one only."""
    have = {each for item in questionnaire.items for each in formats_of(item)}
    return [
        {"url": f"?format={each}", "label": _(label), "current": each == wanted}
        for each, label in FORMAT_LABELS.items()
        if each in have and len(have) > 1
    ]


def _sections(questionnaire: Questionnaire, wanted: str, recordings: Recordings) -> list[_Section]:
    sections: list[_Section] = []
    key: str | None = None
    for number, item in enumerate(questionnaire.items, start=1):
        if item.section != key:
            words = item_words(questionnaire, item).section
            sections.append(
                _Section(words.title if words else "", words.intro if words else "", [])
            )
            key = item.section
        sections[-1].items.append(_previewed(questionnaire, item, number, wanted, recordings))
    return sections


def _previewed(
    questionnaire: Questionnaire, item: Item, number: int, wanted: str, recordings: Recordings
) -> _Previewed:
    format_ = format_for(item, wanted)
    words = said_words(questionnaire, item, format_, recordings, aloud=True)
    return _Previewed(
        number=number,
        kind=item.kind,
        kind_label=_(KIND_LABELS[item.kind]),
        words=words,
        shown_if=_shown_if(questionnaire, item),
        remark=_remark(item),
    )


def _remark(item: Item) -> str | None:
    """What else its author said of an item."""
    remarks = [_("Must be answered")] * item.required + [_("Specially protected")] * item.sensitive
    return " · ".join(remarks) or None


def _shown_if(questionnaire: Questionnaire, item: Item) -> str | None:
    """For whom the item is shown, by the numbers of the questions that decide it."""
    if not item.show_if:
        return None
    numbers = ", ".join(str(questionnaire.position(each.item) + 1) for each in item.show_if)
    return _("Only after certain answers to question %(numbers)s", numbers=numbers)
