"""Making a participant's copy of what they told us and agreed to."""

from collections.abc import Awaitable, Callable

from involvement.consent import Event
from involvement.consent_words import ACTIONS, WAYS, purpose_label
from involvement.participant import Participant
from involvement.site import Site
from involvement.store.consents import list_events
from involvement.store.services import get_services
from surveys.own_copy import CopiedAnswer, CopiedEvent, CopiedResponse, OwnCopy
from surveys.store.answers import Given
from surveys.store.own_answers import FinishedResponse, list_finished
from surveys.store.questionnaires import PublishedVersion
from surveys.store.surveys import list_surveys_of
from surveys.survey import Survey
from surveys.wording import answer_words, in_language, wave_name
from translations.language import gettext as _

GetVersion = Callable[[int], Awaitable[PublishedVersion]]


async def make_copy(participant: Participant, site: Site, get_version: GetVersion) -> OwnCopy:
    """The copy in the language of the page: every finished response, and everything recorded about
    what was agreed to, of this participant alone."""
    (service,) = await get_services([participant.service])
    surveys = {each.id: each for each in await list_surveys_of([participant.service])}
    responses = [
        _response(surveys[each.survey], await get_version(each.version), each)
        for each in await list_finished(participant.id)
    ]
    events = [_event(each) for each in await list_events(participant.id)]
    name = service.organisation.name
    return OwnCopy(name, site.today(), tuple(responses), tuple(events))


def _response(
    survey: Survey, version: PublishedVersion, finished: FinishedResponse
) -> CopiedResponse:
    wave = survey.find_wave(finished.wave)
    return CopiedResponse(
        survey=in_language(survey.title),
        wave=wave_name(wave.kind) if wave else "",
        finished_on=finished.finished_at.date(),
        answers=tuple(
            CopiedAnswer(
                in_language(item.text),
                _given_words(version, item.key, finished.answers.get(version.item_ids[item.key])),
            )
            for item in version.content.items
        ),
    )


def _given_words(version: PublishedVersion, key: str, given: Given | None) -> str:
    if given is None:
        return _("You left this out")
    return answer_words(version.content.item(key), given.codes, given.text)


def _event(event: Event) -> CopiedEvent:
    return CopiedEvent(
        on=event.at.date(),
        what=purpose_label(event.wording.purpose, event.agency_name),
        action=_(ACTIONS[event.action]),
        how=_(WAYS[event.how]),
        lines=tuple(event.wording.lines),
    )
