"""Two organisations that are nothing to each other, and what fills in the addresses of each."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from involvement.agency import Protocol
from involvement.consent import Purpose
from involvement.roles import COMMAND, Grant, Role
from involvement.store import accounts, agencies, participants
from surveys.quote import OwnWords
from surveys.releasing import make_release
from surveys.store.own_words import list_own_words, make_quote
from surveys.store.surveys import PlannedWave
from surveys.survey import Survey
from tests import agreements, easy_read, kiosks, sealed, world
from tests.stores.draft_changes import draft
from tests.world import FIRST_DAY, START

ANSWERS: Mapping[str, int | str | Sequence[int]] = {
    "knows_help": 2,
    "satisfied": 1,
    "health": 2,
    "anything_else": "I wrote this",
}
PEOPLE = 12


@dataclass(frozen=True, slots=True)
class Town:
    """One organisation: the values that fill in the parameters of addresses about it.

    `names` are words that stand on pages about it and on no page about another; `session` is one
    of whoever looks, 0 for none of theirs.
    """

    name: str
    organisation: int
    agency: int
    service_id: int
    service: str
    survey: str
    wave: int
    forum: str
    participant: str
    need: str
    account: str
    grant: int
    quote: str
    version: int
    draft: int
    release: int
    kiosk: str
    hard_word: int
    names: tuple[str, ...]
    session: int = 0


FILLED: dict[tuple[str, str], Callable[[Town], object]] = {
    ("services", "slug"): lambda town: town.service,
    ("participants", "key"): lambda town: town.participant,
    ("surveys", "slug"): lambda town: town.survey,
    ("releases", "number"): lambda town: town.release,
    ("pictures", "place"): lambda town: (
        f"{town.service_id}-{world.secrecy().mark_service(town.service_id)}"
    ),
    ("questionnaires", "version"): lambda town: town.version,
    ("drafts", "draft"): lambda town: town.draft,
    ("items", "key"): lambda _town: "q1",
    ("scales", "key"): lambda _town: "scale1",
    ("sections", "key"): lambda _town: "part1",
    ("steering", "slug"): lambda town: town.forum,
    ("paper", "wave"): lambda town: town.wave,
    ("{wave:int}", "key"): lambda town: town.participant,
    ("{key:uuid}", "page"): lambda _town: 1,
    ("{slug:str}", "service"): lambda town: town.service,
    ("organisations", "slug"): lambda town: town.name,
    ("programmes", "slug"): lambda town: f"{town.name}-programme",
    ("agencies", "slug"): lambda town: f"{town.name}-agency",
    ("invitations", "key"): lambda town: town.participant,
    ("needs", "need"): lambda town: town.need,
    ("accounts", "key"): lambda town: town.account,
    ("roles", "number"): lambda town: town.grant,
    ("quotes", "key"): lambda town: town.quote,
    ("consent", "organisation"): lambda town: town.name,
    ("{organisation:str}", "purpose"): lambda town: "quote",
    ("{purpose:str}", "format_"): lambda town: "standard",
    ("shared", "agency"): lambda town: f"{town.name}-agency",
    ("glossary", "number"): lambda town: town.hard_word,
    ("{agency:str}", "key"): lambda town: town.participant,
    ("sessions", "number"): lambda town: town.session,
    ("texts", "organisation"): lambda town: town.name,
    ("{organisation:str}", "kind"): lambda town: "privacy",
    ("retention", "organisation"): lambda town: town.name,
    ("kiosks", "key"): lambda town: town.kiosk,
}
"""(the part of the address before a parameter, its name) → what stands there for a town."""


def filled(path: str, town: Town) -> str:
    """The address of a route for a town. Raises KeyError for a parameter that nobody named here:
    whoever adds a route says what fills it in."""
    parts = path.split("/")
    for place, part in enumerate(parts):
        found = re.fullmatch(r"\{(\w+):\w+\}", part)
        if found:
            before = path.split("/")[place - 1]
            parts[place] = str(FILLED[before, found.group(1)](town))
    return "/".join(parts)


async def two_towns() -> tuple[Town, Town]:
    """Riverside, and Harbour far away: each with people, answers, a survey and a release."""
    return await _town("riverside", "Riverside"), await _town("harbour", "Harbour")


async def account_of(role: Role | None, town: Town) -> str:
    """The address of an account with one role in a town, or with none at all."""
    email = f"{role or 'nobody'}@{town.service}.test"
    grants = {
        None: [],
        Role.WORKER: [Grant(Role.WORKER, service=town.service_id)],
        Role.CHAIR: [Grant(Role.CHAIR, forum=town.forum)],
        Role.STEERING_MEMBER: [Grant(Role.STEERING_MEMBER, forum=town.forum)],
        Role.AGENCY_READER: [Grant(Role.AGENCY_READER, agency=town.agency)],
    }.get(role, [Grant(role or Role.WORKER, organisation=town.organisation)])
    await world.account(email=email, grants=grants)
    return email


async def _town(slug: str, name: str) -> Town:
    owner = await world.organisation(slug=slug, name=f"{name} Council")
    helped = await world.service(organisation=owner, slug=f"{slug}-homes")
    survey = await _answered_survey(owner, slug)
    await world.steering_group(organisation=owner, services=[helped], slug=f"{slug}-group")
    await world.programme(organisation=owner, slug=f"{slug}-programme")
    agency = await world.agency(organisation=owner, slug=f"{slug}-agency", name=f"{name} Agency")
    email = f"worker@{slug}.test"
    await world.worker(service=helped, email=email)
    account = await accounts.get_account(COMMAND, FIRST_DAY, await accounts.get_key(email))
    await _agree(slug)
    people = await participants.list_participants(COMMAND, world.secrecy(), f"{slug}-homes")
    own = (f"{slug}-{each}" for each in ("homes", "survey", "group", "programme", "agency", "word"))
    return Town(
        name=slug,
        organisation=owner,
        agency=agency,
        service_id=helped,
        service=f"{slug}-homes",
        survey=survey.slug,
        wave=survey.waves[0].id,
        forum=f"{slug}-group",
        participant=str(people[-1].key),
        account=str(account.key),
        grant=account.held[0].number,
        quote=await _quote(slug),
        need=str(await sealed.need(person=people[-1].key)),
        version=survey.versions[survey.waves[0].id],
        draft=await draft(organisation=owner, whole=True),
        release=await _release(survey),
        hard_word=await easy_read.hard_word(organisation=owner, words=f"{slug}-word"),
        kiosk=str(await kiosks.kiosk(surveys=[survey.slug], name=f"{name} Lobby")),
        names=(email, f"{name} Council", f"{name} Agency", f"{name} Lobby", *own),
    )


async def _release(survey: Survey) -> int:
    """What changed, frozen; the number of the release."""
    first, later = survey.waves
    release = await make_release(
        COMMAND,
        START,
        survey=survey.slug,
        before_wave=first.id,
        after_wave=later.id,
        audience="steering",
    )
    return release.number


async def _agree(slug: str) -> None:
    """Somebody who is due comes, and agrees to share with the agency of the town, whose protocol is
    signed; somebody who wrote something agrees to be quoted."""
    await agencies.change_protocol(
        COMMAND, START, f"{slug}-agency", protocol=Protocol.SIGNED, on=FIRST_DAY
    )
    partner = await agencies.get_agency(COMMAND, f"{slug}-agency")
    homes = f"{slug}-homes"
    (due,) = await world.cards(service=homes, batch_key=f"{slug}, due")
    quoted, *_ = await world.cards(service=homes, count=PEOPLE, batch_key=slug)
    await agreements.agreed(
        due, Purpose.SHARE, agencies=[partner], service=homes, organisation=slug
    )
    await agreements.agreed(quoted, Purpose.QUOTE, service=homes, organisation=slug)


async def _quote(slug: str) -> str:
    """A quote of what somebody wrote; its key."""
    survey = f"{slug}-survey"
    words = await _first_words(survey)
    await make_quote(
        COMMAND,
        world.secrecy(),
        START,
        FIRST_DAY,
        survey=survey,
        mark=words.mark,
        text="Words",
        threshold=1,
    )
    quote = (await _first_words(survey)).quote
    assert quote
    return str(quote.key)


async def _first_words(survey: str) -> OwnWords:
    return (await list_own_words(COMMAND, world.secrecy(), FIRST_DAY, survey=survey, threshold=1))[
        0
    ]


async def _answered_survey(organisation: int, slug: str) -> Survey:
    """A survey that everybody of the town has answered both times."""
    version = await world.version(organisation=organisation, content="housing-support")
    waves = [
        PlannedWave("baseline", version.id, world.BASELINE),
        PlannedWave("review", version.id, world.REVIEW),
    ]
    survey = await world.survey(waves=waves, service=f"{slug}-homes", slug=f"{slug}-survey")
    for code in await world.cards(service=f"{slug}-homes", count=PEOPLE, batch_key=slug):
        for wave in (0, 1):
            await world.response(
                survey=survey, version=version, answers=ANSWERS, code=code, wave=wave
            )
    return survey
