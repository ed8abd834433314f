"""What the first page of a coded survey asks people to agree to, and what they said by starting."""

from collections.abc import Collection
from datetime import date
from typing import Any

from involvement.consent import (
    ON_START,
    OPTIONAL,
    Agreement,
    Format,
    Purpose,
    Wording,
    asked_on_start,
    in_force,
    wordings_for,
)
from involvement.consent_words import wording_words
from involvement.participant import Participant
from involvement.policies import may_young_start
from involvement.store.consents import list_events
from involvement.store.wordings import list_wordings
from surveys.starting import DueNow, NothingDue
from surveys.survey import Survey
from translations.formats import format_date
from translations.language import language


async def find_asked(
    survey: Survey, due: DueNow, today: date, *, easy: bool, ticked: Collection[str] = ()
) -> dict[str, Any] | None:
    """What the first page asks this participant, as its template wants it; None where nobody is
    known, or where the organisation has not published what starting would say yes to. `ticked` are
    ids of wordings, in either format, that stay ticked. Raises NothingDue for somebody under 18
    for whom there are no words yet."""
    if due.participant is None:
        return None
    wordings = await _wordings_for(survey, due.participant)
    format_: Format = "easy" if easy else "standard"
    asked = asked_on_start(wordings, language().tag, format_)
    if not asked:
        return None
    agreed = in_force(await list_events(due.participant.id), today)
    yes = {each.purpose for each in wordings if str(each.id) in ticked}
    in_easy_read = asked_on_start(wordings, language().tag, "easy").values()
    return {
        "on_start": [wording_words(asked[each]) for each in ON_START],
        "optional": [
            {**wording_words(asked[each]), "ticked": each in yes}
            for each in OPTIONAL
            if each in asked and (each, None) not in agreed
        ],
        "before": [_before(agreed[each, None]) for each in OPTIONAL if (each, None) in agreed],
        "has_easy": any(each.format == "easy" for each in in_easy_read),
    }


async def list_not_agreed(
    survey: Survey, participant: Participant, today: date, *, easy: bool = False
) -> tuple[Wording, ...]:
    """What a participant has not agreed to yet of all that starting says yes to: a worker who
    answers with or for them asks it first. Raises NothingDue as `find_asked` does."""
    format_: Format = "easy" if easy else "standard"
    asked = asked_on_start(await _wordings_for(survey, participant), language().tag, format_)
    if not asked:
        return ()
    agreed = in_force(await list_events(participant.id), today)
    return tuple(asked[each] for each in ON_START if (each, None) not in agreed)


async def asks_on_paper(survey: Survey) -> bool:
    """Whether the cover of a survey on paper asks people of some group to agree."""
    if survey.is_anonymous:
        return False
    published = await list_wordings(survey.service.organisation.id)
    groups = (wordings_for(published, young=young) for young in (False, True))
    return any(asked_on_start(each, language().tag) for each in groups)


async def list_asked_on_paper(survey: Survey, *, young: bool, easy: bool) -> list[Wording]:
    """What the cover of a survey on paper asks adults, or people under 18, to agree to; empty where
    nobody is known or nothing is published for them."""
    if survey.is_anonymous:
        return []
    published = await list_wordings(survey.service.organisation.id)
    format_: Format = "easy" if easy else "standard"
    asked = asked_on_start(wordings_for(published, young=young), language().tag, format_)
    return [asked[each] for each in ON_START if asked]


async def young_wait(organisation: int) -> bool:
    """Whether people under 18 cannot start a survey with a card yet."""
    return _young_wait(await list_wordings(organisation))


async def read_agreed(
    survey: Survey, due: DueNow, posted: Collection[str]
) -> tuple[Wording, ...] | None:
    """The wordings that a start form says yes to: `posted` are their ids. None where the form did
    not show what starting has to ask, so that the first page must be shown again. Raises NothingDue
    as `find_asked` does."""
    if due.participant is None:
        return ()
    wordings = await _wordings_for(survey, due.participant)
    if not asked_on_start(wordings, language().tag):
        return ()
    agreed = {
        each.purpose: each
        for each in wordings
        if str(each.id) in posted and each.purpose in ON_START + OPTIONAL
    }
    return None if any(each not in agreed for each in ON_START) else tuple(agreed.values())


async def _wordings_for(survey: Survey, participant: Participant) -> list[Wording]:
    """What is published for the group of this participant: adults, or people under 18."""
    published = await list_wordings(survey.service.organisation.id)
    if participant.young and _young_wait(published):
        raise NothingDue("ask_first", survey)
    return wordings_for(published, young=participant.young)


def _young_wait(published: Collection[Wording]) -> bool:
    adults_asked = any(not each.young and each.purpose is Purpose.TAKE_PART for each in published)
    young_asked = asked_on_start(wordings_for(published, young=True), language().tag)
    return not may_young_start(adults_asked, bool(young_asked))


def _before(agreement: Agreement) -> dict[str, Any]:
    given = agreement.given
    return {"wording": wording_words(given.wording), "since": format_date(given.at.date())}
