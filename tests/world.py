"""Plain factories for tests: what stands in the database, built through the real stores.

Each takes only keywords, has an answer for every one of them, and returns what pages need to name
the thing again. Time is always passed in: a `Clock` stands still until a test moves it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forums.forum import ForumKind
from forums.store import add_forum
from involvement.roles import COMMAND
from involvement.service import ServiceState
from involvement.store import agencies, organisations, programmes, services
from surveys.questionnaire import Questionnaire
from surveys.store.questionnaires import PublishedVersion, publish_version
from surveys.store.surveys import PlannedWave, add_survey
from surveys.survey import IdentityMode, Survey, Unfinished
from surveys.wave import DueWindow
from tests.contents import protection, questionnaire, sensitive
from tests.people import (
    PASSWORD,
    account,
    administrator,
    beginning,
    cards,
    digits,
    end_account,
    member,
    response,
    scope,
    second_factor,
    sheet,
    worker,
)
from tests.site_settings import FIRST_DAY, SECRET, START, Clock, secrecy, settings

__all__ = [
    "BASELINE",
    "FIRST_DAY",
    "PASSWORD",
    "REVIEW",
    "SECRET",
    "START",
    "Clock",
    "Riverside",
    "account",
    "administrator",
    "agency",
    "beginning",
    "cards",
    "digits",
    "end_account",
    "member",
    "one_survey",
    "organisation",
    "programme",
    "protection",
    "questionnaire",
    "response",
    "riverside",
    "scope",
    "second_factor",
    "secrecy",
    "sensitive",
    "service",
    "settings",
    "sheet",
    "steering_group",
    "survey",
    "turn_away",
    "version",
    "worker",
]

BASELINE, REVIEW = DueWindow(0, 28), DueWindow(80, 120)


async def organisation(*, slug: str = "riverside", name: str = "Riverside Support") -> int:
    """An organisation with a help line; its id."""
    return await organisations.add_organisation(
        COMMAND,
        START,
        slug=slug,
        name=name,
        help_name=name,
        help_phone="01632 960 001",
        help_text="Monday to Friday, 9 to 5",
    )


async def service(*, organisation: int, slug: str = "floating", provenance: str = "") -> int:
    """A support service; its id."""
    return await services.add_service(
        COMMAND,
        START,
        organisation=organisation,
        slug=slug,
        name=f"{slug.capitalize()} support",
        about="",
        provenance=provenance,
    )


async def turn_away(*, service: str = "floating", ended: bool = False) -> None:
    """Close a support service to new people, or end it."""
    await services.change_state(
        COMMAND,
        START,
        service,
        state=ServiceState.ENDED if ended else ServiceState.CLOSED,
        on=FIRST_DAY,
        notice="Our books are closed until April.",
        elsewhere="Town clinic, 1 High Street\nHostel, 01632 960 077",
    )


async def agency(*, organisation: int, slug: str = "housing", name: str = "Housing office") -> int:
    """A partner agency without a protocol; its id."""
    return await agencies.add_agency(
        COMMAND, START, organisation=organisation, slug=slug, name=name
    )


async def programme(*, organisation: int, slug: str = "homes") -> int:
    """A programme; its id."""
    return await programmes.add_programme(
        COMMAND, START, organisation=organisation, slug=slug, name=slug.capitalize(), about=""
    )


async def steering_group(
    *, organisation: int, services: Sequence[int], slug: str = "steering"
) -> None:
    """A steering group that reads about these support services."""
    await add_forum(
        COMMAND,
        START,
        organisation=organisation,
        slug=slug,
        name="Riverside steering group",
        kind=ForumKind.STEERING,
        services=services,
    )


async def version(*, organisation: int, content: str | Questionnaire) -> PublishedVersion:
    """A published version of a questionnaire, or of the example file with that name."""
    made = questionnaire(content) if isinstance(content, str) else content
    return await publish_version(COMMAND, START, organisation=organisation, content=made)


async def survey(
    *,
    waves: Sequence[PlannedWave],
    service: str = "floating",
    slug: str = "housing",
    identity_mode: IdentityMode = IdentityMode.CODED,
    unfinished: Unfinished = Unfinished.KEPT,
    opens_on: date = FIRST_DAY,
    closes_on: date | None = None,
) -> Survey:
    """A survey that is open from START on."""
    return await add_survey(
        COMMAND,
        START,
        service=service,
        slug=slug,
        title="Your home",
        about="We ask at the start and later.",
        identity_mode=identity_mode,
        unfinished=unfinished,
        unfinished_days=30,
        opens_on=opens_on,
        closes_on=closes_on,
        waves=waves,
    )


@dataclass(frozen=True, slots=True)
class Riverside:
    """One organisation with a support service, a worker, a steering group and a survey."""

    organisation: int
    service: int
    first: PublishedVersion
    later: PublishedVersion
    survey: Survey


async def riverside(*, provenance: str = "") -> Riverside:
    """The usual world: nine questions at the start, twelve at a review 80 to 120 days later."""
    owner = await organisation()
    helped = await service(organisation=owner, provenance=provenance)
    await worker(service=helped)
    await member(organisation=owner)
    await steering_group(organisation=owner, services=[helped])
    first = await version(organisation=owner, content="housing-support")
    later = await version(organisation=owner, content="housing-support-review")
    waves = [
        PlannedWave("baseline", first.id, BASELINE),
        PlannedWave("review", later.id, REVIEW),
    ]
    return Riverside(owner, helped, first, later, await survey(waves=waves))


async def one_survey(
    *,
    content: str | Questionnaire,
    slug: str = "one",
    identity_mode: IdentityMode = IdentityMode.ANONYMOUS,
    unfinished: Unfinished = Unfinished.KEPT,
    opens_on: date = FIRST_DAY,
    closes_on: date | None = None,
) -> Survey:
    """A survey with one wave in an organisation that is there already, or in a new one."""
    found = await organisations.find_organisation("riverside")
    if found is None:
        owner = await organisation()
        await service(organisation=owner)
    else:
        owner = found.id
    made = await version(organisation=owner, content=content)
    return await survey(
        waves=[PlannedWave("baseline", made.id, BASELINE)],
        slug=slug,
        identity_mode=identity_mode,
        unfinished=unfinished,
        opens_on=opens_on,
        closes_on=closes_on,
    )
