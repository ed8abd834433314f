"""What every page about one participant says first: who it is, and where they are."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, site_of
from involvement.participant import Participant, State
from involvement.service import SupportService
from involvement.store.participants import get_participant
from involvement.store.services import NotInScope
from surveys.controllers.desk.rows import STATES, person_words
from translations.formats import format_date
from translations.language import gettext as _


@dataclass(frozen=True, slots=True)
class Person:
    """One participant, their support service, and the address of their page."""

    service: SupportService
    participant: Participant

    @property
    def url(self) -> str:
        """Where their page is."""
        return f"/desk/services/{self.service.slug}/participants/{self.participant.key}"


async def get_person(request: AnyRequest, slug: str, key: UUID) -> Person:
    """The participant of an address. Raises NotInScope, also where the support service of the
    address is not theirs."""
    service, participant = await get_participant(scope_of(request), site_of(request).secrecy, key)
    if service.slug != slug:
        raise NotInScope(key)
    return Person(service, participant)


def person_page(
    request: AnyRequest, template: str, person: Person, status_code: int = 200, **context: Any
) -> Response[bytes]:
    """A page about one participant."""
    participant = person.participant
    words = {
        **person_words(participant),
        "url": person.url,
        "state": participant.state.value,
        "state_label": _(STATES[participant.state]),
        "state_on": format_date(participant.state_on),
        "active": participant.state is State.ACTIVE,
        "joined_on": format_date(participant.joined_on),
        "cards": participant.card,
        "service": person.service.name,
        "service_url": f"/desk/services/{person.service.slug}",
    }
    return desk_page(request, template, status_code, person=words, **context)
