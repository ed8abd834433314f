"""Plain factories for tests: what stands in the database, built through the real stores.

Each takes only keywords, has an answer for every one of them, and returns what pages need to name
the thing again. Time is always passed in: a `Clock` stands still until a test moves it.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from forums.forum import ForumKind
from forums.store import add_forum
from involvement.passwords import hash_password
from involvement.roles import COMMAND, Grant, Role
from involvement.secrecy import Secrecy, secrecy_of
from involvement.settings import Settings
from involvement.store import accounts, participants, services
from surveys.importing import read_questionnaire
from surveys.questionnaire import Questionnaire
from surveys.store.answers import (
    NO_CARD,
    NewResponse,
    Part,
    Seat,
    finish_response,
    record_answer,
    start_response,
)
from surveys.store.questionnaires import PublishedVersion, publish_version
from surveys.store.surveys import PlannedWave, add_survey
from surveys.survey import IdentityMode, Survey, Unfinished
from surveys.wave import DueWindow

QUESTIONNAIRES = Path(__file__).parent.parent / "examples" / "questionnaires"
START = datetime(2027, 1, 4, 10, 30, tzinfo=UTC)
FIRST_DAY = START.date()
SECRET = "test-secret-key-that-is-long-enough"
PASSWORD = "a long enough password"


@dataclass(slots=True)
class Clock:
    """The time, which moves only when a test says so."""

    now: datetime = START

    def __call__(self) -> datetime:
        """The time now, in UTC."""
        return self.now

    def move(self, *, days: int = 0, hours: int = 0) -> None:
        """Let time pass."""
        self.now += timedelta(days=days, hours=hours)


def settings(*, base_url: str = "http://heard.test", pseudo: bool = False) -> Settings:
    """Settings of a test application; its database is that of the `database` fixture."""
    return Settings(
        database_url="",
        secret_key=SECRET,
        base_url=base_url,
        port=8000,
        data_dir=Path(),
        example=False,
        offer_pseudo_languages=pseudo,
    )


def secrecy() -> Secrecy:
    """The secrets of a test application."""
    return secrecy_of(SECRET)


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


@cache
def _password_hash() -> str:
    return hash_password(PASSWORD)


async def account(*, email: str, grants: Sequence[Grant], name: str = "Wren") -> int:
    """An account that signs in with PASSWORD; its id."""
    return await accounts.add_account(
        COMMAND,
        START,
        email=email,
        name=name,
        password_hash=_password_hash(),
        grants=list(grants),
    )


async def worker(
    *, service: int, email: str = "worker@riverside.test", until: date | None = None
) -> int:
    """A worker of one support service; the account's id."""
    return await account(email=email, grants=[Grant(Role.WORKER, service=service, until=until)])


async def member(*, forum: str = "steering", email: str = "member@riverside.test") -> int:
    """A steering-group member; the account's id."""
    grant = Grant(Role.STEERING_MEMBER, forum=forum)
    return await account(email=email, grants=[grant], name="Sam")


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


async def cards(
    *,
    count: int = 1,
    service: str = "floating",
    references: Sequence[str] = (),
    batch_key: str = "batch",
    now: datetime = START,
) -> list[str]:
    """New participants of a support service, who join on that day; the codes of their cards."""
    named = list(references) + [None] * (count - len(references))
    made = await participants.add_participants(
        COMMAND,
        now,
        secrecy(),
        service=service,
        batch_key=batch_key,
        references=named,
        joined_on=now.date(),
    )
    return [card.code for card in made]


BASELINE, REVIEW = DueWindow(0, 28), DueWindow(80, 120)


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
    await member()
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


async def response(
    *,
    survey: Survey,
    version: PublishedVersion,
    answers: Mapping[str, int | str | Sequence[int]],
    code: str | None = None,
    wave: int = 0,
    finished: bool = True,
    now: datetime = START,
) -> Seat:
    """A response as the pages store it; `answers` are codes, several codes, or a text, by item."""
    asked = survey.waves[wave]
    found = await participants.find_by_code(secrecy(), code) if code else None
    started = await start_response(
        NewResponse(
            key=uuid.uuid4(),
            survey=survey.id,
            wave=asked.id,
            participant=found.id if found else None,
            version=version.id,
            language="en",
            mode="alone",
            started_at=now,
        )
    )
    seat = Seat(started.id, version.id, found.card if found else NO_CARD, "f0123")
    for key, given in answers.items():
        if not await record_answer(seat, version.item_ids[key], _parts(given), "standard"):
            raise AssertionError(f"{key} was not stored")
    if finished and not await finish_response(seat, [], now):
        raise AssertionError("the response was not finished")
    return seat


def _parts(given: int | str | Sequence[int]) -> list[Part]:
    if isinstance(given, str):
        return [(0, None, given)]
    codes = [given] if isinstance(given, int) else given
    return [(position, code, None) for position, code in enumerate(codes)]
