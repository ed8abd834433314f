"""Plain factories for tests: what stands in the database, built through the real stores.

Each takes only keywords, has an answer for every one of them, and returns what pages need to name
the thing again. Time is always passed in: a `Clock` stands still until a test moves it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from forums.forum import ForumKind
from forums.store import add_forum
from involvement.roles import COMMAND
from involvement.store import services
from surveys.importing import read_questionnaire
from surveys.questionnaire import Questionnaire
from surveys.store.questionnaires import PublishedVersion, publish_version
from surveys.store.surveys import PlannedWave, add_survey
from surveys.survey import IdentityMode, Survey, Unfinished
from surveys.wave import DueWindow
from tests.people import (
    PASSWORD,
    account,
    administrator,
    cards,
    digits,
    end_account,
    member,
    response,
    second_factor,
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
    "cards",
    "digits",
    "end_account",
    "member",
    "one_survey",
    "organisation",
    "questionnaire",
    "response",
    "riverside",
    "second_factor",
    "secrecy",
    "service",
    "settings",
    "steering_group",
    "survey",
    "version",
    "worker",
]

BASELINE, REVIEW = DueWindow(0, 28), DueWindow(80, 120)
QUESTIONNAIRES = Path(__file__).parent.parent / "examples" / "questionnaires"


def questionnaire(name: str) -> Questionnaire:
    """A questionnaire of the example files, by the name of its file."""
    file = QUESTIONNAIRES / f"{name}.toml"
    return read_questionnaire(file.read_text("utf-8"), str(file))


async def organisation(*, slug: str = "riverside", name: str = "Riverside Support") -> int:
    """An organisation with a help line; its id."""
    return await services.add_organisation(
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
    found = await services.find_organisation("riverside")
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
