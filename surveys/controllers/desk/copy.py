"""One copy on paper, as the address of its page names it."""

from dataclasses import dataclass
from uuid import UUID

from involvement.controllers.desk_page import scope_of
from involvement.controllers.page import AnyRequest, site_of
from involvement.participant import Participant
from involvement.policies import may_type_for
from involvement.store.participants import get_participant
from involvement.store.services import NotInScope
from surveys.controllers.visit import library_of
from surveys.due import standings_of
from surveys.paper import numbers_of
from surveys.sheet_layout import USUAL, layout_of
from surveys.store.answers import NO_CARD, Seat
from surveys.store.paper import SEAT, Copy, find_copy
from surveys.store.questionnaires import PublishedVersion
from surveys.store.surveys import get_survey_in_scope, list_progress
from surveys.survey import Survey
from surveys.wave import Wave


@dataclass(frozen=True, slots=True)
class Paper:
    """A copy: of which survey and wave, whose (None where nobody is known), under which key, and
    how far it is typed in."""

    survey: Survey
    wave: Wave
    version: PublishedVersion
    person: Participant | None
    key: UUID
    copy: Copy

    @property
    def url(self) -> str:
        """Where the copy is."""
        return f"/desk/surveys/{self.survey.slug}/paper/{self.wave.id}/{self.key}"

    @property
    def seat(self) -> Seat:
        """The seat under which its answers are kept; of response 0 before a page is in."""
        card = self.person.card if self.person else NO_CARD
        return Seat(self.copy.response or 0, self.version.id, card, SEAT)

    def pages(self, page: int = 0) -> range:
        """The numbers of its pages, laid out as `page` is, or as the ones that are in."""
        known = page or max(self.copy.typed, default=0)
        return numbers_of(self.version.content, layout_of(known) or USUAL)

    def next_after(self, page: int) -> int | None:
        """The next page that is not in; None where the copy itself follows."""
        rest = [each for each in self.pages(page) if each > page and each not in self.copy.typed]
        return rest[0] if rest else None


async def get_paper(request: AnyRequest, slug: str, wave: int, key: UUID) -> Paper:
    """The copy of an address. Raises NotInScope, NotNow."""
    survey = await get_survey_in_scope(scope_of(request), slug)
    found = survey.find_wave(wave)
    if found is None:
        raise NotInScope(wave)
    version = await library_of(request).get_version(survey.versions[wave])
    person = None if survey.is_anonymous else await _person(request, survey, found, key)
    copy = await find_copy(survey.id, wave, person.id if person else None, key)
    return Paper(survey, found, version, person, key, copy)


async def _person(request: AnyRequest, survey: Survey, wave: Wave, key: UUID) -> Participant:
    """Whose paper it is. Raises NotInScope; NotNow for somebody who is not asked this."""
    service, person = await get_participant(scope_of(request), site_of(request).secrecy, key)
    if service.id != survey.service.id:
        raise NotInScope(key)
    progress = (await list_progress([survey.id], person.id)).get(person.id, {})
    standings = standings_of(survey, person, progress, site_of(request).today())
    may_type_for.check(next(each.state for each in standings if each.wave.id == wave.id))
    return person
