"""What the browser finds: two support services, people who answered twice, surveys, a release."""

import asyncio
import random
import uuid
from datetime import datetime, timedelta
from pathlib import Path

from forums.forum import ForumKind
from forums.store import add_forum
from involvement.passwords import hash_password
from involvement.roles import COMMAND, Grant, Role
from involvement.secrecy import Secrecy
from involvement.store import accounts, participants, services
from surveys.importing import read_questionnaire
from surveys.questionnaire import Item
from surveys.releasing import make_release
from surveys.store import answers
from surveys.store.answers import NO_CARD, NewResponse, Seat
from surveys.store.questionnaires import PublishedVersion, get_version, publish_version
from surveys.store.surveys import PlannedWave, add_survey
from surveys.survey import IdentityMode, Survey, Unfinished
from surveys.wave import DueWindow, WaveKind

FILES = Path(__file__).parent.parent.parent / "examples" / "questionnaires"
PASSWORD = "a long password"
WORKER, MEMBER = "wren@example.org", "mo@example.org"
LONG_AGO = timedelta(days=100)
MOST_UNUSED_CARDS = 12


async def seed(secrecy: Secrecy, now: datetime) -> list[str]:
    """Fill a migrated database; return the codes of cards that nobody has used yet.

    Of `outreach-views` nine people answered both times and nothing is released; of `housing` 24
    answered at the start, 18 of them again, and a release is made. `everything` and `over` are
    open to everybody, `over` until yesterday.
    """
    organisation = await services.add_organisation(
        COMMAND,
        now,
        slug="riverside",
        name="Riverside Support",
        help_name="Riverside Support",
        help_phone="01632 960 001",
        help_text="Monday to Friday, 9 to 5",
    )
    versions = [
        await publish_version(
            COMMAND,
            now,
            organisation=organisation,
            content=read_questionnaire((FILES / f"{name}.toml").read_text("utf-8"), name),
        )
        for name in ("housing-support", "housing-support-review", "every-kind")
    ]
    floating = await _add_service(organisation, "floating", "Floating support", now)
    outreach = await _add_service(organisation, "outreach", "Street outreach", now)
    await _add_accounts(organisation, now)
    await add_forum(
        COMMAND,
        now,
        organisation=organisation,
        slug="review",
        name="Housing steering group",
        kind=ForumKind.STEERING,
        services=[floating, outreach],
    )
    housing = await _add_survey("floating", "housing", "Your home and you", versions[:2], now)
    views = await _add_survey("outreach", "outreach-views", "How is it going?", versions[:2], now)
    for slug, last in (("everything", None), ("over", -1)):
        await _add_survey("floating", slug, f"Try {slug}", versions[2:], now, closes_in=last)
    await _answer(secrecy, housing, 24, 18, now)
    await _answer(secrecy, views, 9, 9, now)
    await make_release(
        COMMAND,
        now,
        survey="housing",
        before_wave=housing.waves[0].id,
        after_wave=housing.waves[1].id,
        audience="steering",
    )
    return await _add_people(secrecy, "outreach", "unused", MOST_UNUSED_CARDS, now)


async def _add_service(organisation: int, slug: str, name: str, now: datetime) -> int:
    return await services.add_service(
        COMMAND, now, organisation=organisation, slug=slug, name=name, about="", provenance=""
    )


async def _add_accounts(organisation: int, now: datetime) -> None:
    for email, name, grant in (
        (WORKER, "Wren Hill", Grant(Role.WORKER, organisation=organisation)),
        (MEMBER, "Mo Field", Grant(Role.STEERING_MEMBER, forum="review")),
    ):
        await accounts.add_account(
            COMMAND,
            now,
            email=email,
            name=name,
            password_hash=hash_password(PASSWORD),
            grants=[grant],
        )


async def _add_survey(
    service: str,
    slug: str,
    title: str,
    versions: list[PublishedVersion],
    now: datetime,
    closes_in: int | None = None,
) -> Survey:
    """With one version anonymous, in one wave; with two a baseline and a review."""
    kinds: tuple[WaveKind, ...] = ("baseline", "review")
    windows = (DueWindow(0, 28), DueWindow(80, 120))
    return await add_survey(
        COMMAND,
        now,
        service=service,
        slug=slug,
        title=title,
        about="We ask at the start and again later, to see what helps.",
        identity_mode=IdentityMode.CODED if len(versions) > 1 else IdentityMode.ANONYMOUS,
        unfinished=Unfinished.KEPT,
        unfinished_days=30,
        opens_on=(now - 2 * LONG_AGO).date(),
        closes_on=None if closes_in is None else (now + timedelta(days=closes_in)).date(),
        waves=[
            PlannedWave(kind, version.id, window)
            for kind, version, window in zip(kinds, versions, windows, strict=False)
        ],
    )


async def _add_people(
    secrecy: Secrecy, service: str, batch: str, count: int, joined: datetime
) -> list[str]:
    cards = await participants.add_participants(
        COMMAND,
        joined,
        secrecy,
        service=service,
        batch_key=batch,
        references=[f"R{number}" for number in range(1, count + 1)],
        joined_on=joined.date(),
    )
    return [card.code for card in cards]


async def _answer(secrecy: Secrecy, survey: Survey, first: int, again: int, now: datetime) -> None:
    """`first` people answer the first wave, `again` of them the second, a little better."""
    joined = now - LONG_AGO
    codes = await _add_people(secrecy, survey.service.slug, survey.slug, first, joined)
    for wave, count in zip(survey.waves, (first, again), strict=True):
        version = await get_version(survey.versions[wave.id])
        for number, code in enumerate(codes[:count]):
            person = await participants.find_by_code(secrecy, code)
            assert person is not None
            luck = random.Random(f"{survey.slug} {wave.kind} {number}")
            response = NewResponse(
                key=uuid.uuid4(),
                survey=survey.id,
                wave=wave.id,
                participant=person.id,
                version=version.id,
                language="en",
                mode="alone",
                started_at=joined + timedelta(days=wave.window.from_days),
            )
            await _respond(response, person.card, version, luck, 0.4 + 0.45 * wave.position)


async def _respond(
    response: NewResponse, card: int, version: PublishedVersion, luck: random.Random, hope: float
) -> None:
    """Answer every item; the higher `hope` (0 to 1), the better the answers."""
    started = await answers.start_response(response)
    seat = Seat(started.id, version.id, card or NO_CARD, "f000000000000000")
    await asyncio.gather(
        *(
            answers.record_answer(seat, version.item_ids[item.key], [(0, code, None)], "standard")
            for item in version.content.items
            if (code := _pick(item, luck, hope)) is not None
        )
    )
    await answers.finish_response(seat, [], response.started_at)


def _pick(item: Item, luck: random.Random, hope: float) -> int | None:
    """The code of an option of the item; None for items without options."""
    ordered = sorted(
        (option.code for option in item.options), key=lambda code: item.level_of(code) or 0
    )
    if not ordered:
        return None
    place = luck.triangular(0, len(ordered), hope * len(ordered))
    return ordered[min(int(place), len(ordered) - 1)]
