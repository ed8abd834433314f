"""What the first page of a coded survey asks people to agree to, and what they said by starting."""

from collections.abc import Collection
from datetime import date
from typing import Any

from involvement.consent import (
    ON_START,
    OPTIONAL,
    Agreement,
    Format,
    Wording,
    asked_on_start,
    in_force,
)
from involvement.consent_words import wording_words
from involvement.store.consents import list_events
from involvement.store.wordings import list_wordings
from surveys.starting import DueNow
from surveys.survey import Survey
from translations.formats import format_date
from translations.language import language


async def find_asked(
    survey: Survey, due: DueNow, today: date, *, easy: bool
) -> dict[str, Any] | None:
    """What the first page asks this participant, as its template wants it; None where nobody is
    known, or where the organisation has not published what starting would say yes to."""
    if due.participant is None:
        return None
    wordings = await list_wordings(survey.service.organisation.id)
    format_: Format = "easy" if easy else "standard"
    asked = asked_on_start(wordings, language().tag, format_)
    if not asked:
        return None
    agreed = in_force(await list_events(due.participant.id), today)
    in_easy_read = asked_on_start(wordings, language().tag, "easy").values()
    return {
        "on_start": [wording_words(asked[each]) for each in ON_START],
        "optional": [
            wording_words(asked[each])
            for each in OPTIONAL
            if each in asked and (each, None) not in agreed
        ],
        "before": [_before(agreed[each, None]) for each in OPTIONAL if (each, None) in agreed],
        "easy": not easy and any(each.format == "easy" for each in in_easy_read),
        "standard": easy,
    }


async def read_agreed(
    survey: Survey, due: DueNow, posted: Collection[str]
) -> tuple[Wording, ...] | None:
    """The wordings that a start form says yes to: `posted` are their ids. None where the form did
    not show what starting has to ask, so that the first page must be shown again."""
    if due.participant is None:
        return ()
    wordings = await list_wordings(survey.service.organisation.id)
    if not asked_on_start(wordings, language().tag):
        return ()
    agreed = {
        each.purpose: each
        for each in wordings
        if str(each.id) in posted and each.purpose in ON_START + OPTIONAL
    }
    return None if any(each not in agreed for each in ON_START) else tuple(agreed.values())


def _before(agreement: Agreement) -> dict[str, Any]:
    given = agreement.given
    return {"wording": wording_words(given.wording), "since": format_date(given.at.date())}
