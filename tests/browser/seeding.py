"""What the browser finds: the example data, and a support service without a release."""

import asyncio
import random
import uuid
from datetime import timedelta

import pyotp

from examples.loading import ORGANISATION, load_example
from examples.riverside import QUESTIONNAIRES
from forums.forum import ForumKind
from forums.store import add_forum
from involvement.passwords import hash_password
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.site import Site
from involvement.store import accounts, organisations, participants, services
from involvement.store.second_factor import begin_second_factor, get_secret
from surveys.importing import read_questionnaire
from surveys.questionnaire import Item
from surveys.store import answers
from surveys.store.answers import NewResponse, Seat
from surveys.store.questionnaires import (
    PublishedVersion,
    get_version,
    list_versions,
    publish_version,
)
from surveys.store.surveys import PlannedWave, add_survey
from surveys.survey import IdentityMode, Survey, Unfinished
from surveys.wave import DueWindow
from tests import world
from tests.browser.agreeing import seed_agreements
from tests.browser.four_waves import seed_four_waves
from tests.browser.person_seeding import add_what_is_sealed
from tests.browser.seeded_organisation import (
    BASELINE,
    DAYS_AGO,
    add_day_centre,
    add_open_survey,
    add_told,
)
from tests.browser.sounds import seed_sounds
from tests.browser.two_groups import seed_two_groups
from tests.pages.written import set_up_drafts

EVERY_KIND = QUESTIONNAIRES / "every-kind.toml"
PASSWORD = "a long password"
WORKER, MEMBER = "robin@example.org", "mo@example.org"
ADMINISTRATOR = "lee@example.org"
ANSWERED_TWICE = 9
UNUSED_CARDS = 12
REVIEW = DueWindow(80, 120)


async def seed(site: Site) -> list[str]:
    """Fill a migrated database; return the codes of cards that nobody has used yet.

    Beside the example data: `everything` and `over`, surveys that anybody may answer, `over` until
    yesterday; the service `outreach`, where nine people answered `views` both times, nothing
    is released, and the unused cards are for `views` too; `health`, of the same service, which
    waits for its data protection; what stands in `agreeing.py`, `two_groups.py`, `four_waves.py`
    and `sounds.py`; and the service `day-centre`, which is closed to new people. Two versions of a
    privacy notice are published, something was removed, and there are hard words.
    """
    await load_example(site)
    organisation = await organisations.find_organisation(ORGANISATION)
    assert organisation is not None
    content = read_questionnaire(EVERY_KIND.read_text("utf-8"), EVERY_KIND.name)
    every_kind = await publish_version(
        COMMAND, site.now(), organisation=organisation.id, content=content
    )
    await add_open_survey(site, "everything", every_kind, None)
    await add_open_survey(site, "over", every_kind, -1)
    await _add_outreach(site, organisation.id)
    await add_day_centre(site, organisation.id, every_kind)
    await add_told(site, organisation.id)
    sensitive = await publish_version(
        COMMAND, site.now(), organisation=organisation.id, content=world.sensitive("every-kind")
    )
    await add_open_survey(site, "health", sensitive, None, service="outreach")
    await add_what_is_sealed(site)
    versions = [
        await get_version(listed.id)
        for listed in sorted(await list_versions(COMMAND), key=lambda each: each.number)
        if listed.key == "housing-support"
    ]
    await seed_agreements(site, organisation, versions)
    await seed_two_groups(site, organisation, versions)
    await seed_four_waves(site, organisation.id)
    await set_up_drafts()
    await seed_sounds(site, organisation)
    views = await _add_views(site, versions)
    await _answer(site, views, versions)
    return await _add_people(site, "unused", UNUSED_CARDS, timedelta())


async def seed_administrator(site: Site) -> list[str]:
    """Add an administrator of the example with a second factor in force; its recovery codes."""
    organisation = await organisations.find_organisation(ORGANISATION)
    assert organisation is not None
    account = await accounts.add_account(
        COMMAND,
        site.now(),
        email=ADMINISTRATOR,
        name="Lee Marsh",
        password_hash=hash_password(PASSWORD),
        grants=[Grant(Role.ADMINISTRATOR, organisation=organisation.id)],
    )
    scope = Scope(account, ())
    secret = await get_secret(scope, site.secrecy)
    assert secret is not None
    digits = pyotp.TOTP(secret).at(site.now())
    codes = await begin_second_factor(scope, site.now(), site.secrecy, digits)
    assert codes is not None
    return codes


async def _add_outreach(site: Site, organisation: int) -> None:
    """The service, its worker, its steering group and a member of that."""
    service = await services.add_service(
        COMMAND,
        site.now(),
        organisation=organisation,
        slug="outreach",
        name="Street outreach",
        about="",
        provenance="invented",
    )
    for email, name, grant in (
        (WORKER, "Robin Hill", Grant(Role.WORKER, service=service)),
        (MEMBER, "Mo Field", Grant(Role.STEERING_MEMBER, forum="outreach-steering")),
    ):
        await accounts.add_account(
            COMMAND,
            site.now(),
            email=email,
            name=name,
            password_hash=hash_password(PASSWORD),
            grants=[grant],
        )
    await add_forum(
        COMMAND,
        site.now(),
        organisation=organisation,
        slug="outreach-steering",
        name="Outreach steering group",
        kind=ForumKind.STEERING,
        services=[service],
    )


async def _add_views(site: Site, versions: list[PublishedVersion]) -> Survey:
    first, later = versions
    return await add_survey(
        COMMAND,
        site.now(),
        service="outreach",
        slug="views",
        title="How is it going?",
        about="We ask at the start and again later, to see what helps.",
        identity_mode=IdentityMode.CODED,
        unfinished=Unfinished.KEPT,
        unfinished_days=30,
        opens_on=site.today() - 2 * DAYS_AGO,
        closes_on=None,
        waves=[
            PlannedWave("baseline", first.id, BASELINE),
            PlannedWave("review", later.id, REVIEW),
        ],
    )


async def _add_people(site: Site, batch: str, count: int, ago: timedelta) -> list[str]:
    cards = await participants.add_participants(
        COMMAND,
        site.now() - ago,
        site.secrecy,
        service="outreach",
        batch_key=batch,
        references=[f"{batch} {number}" for number in range(1, count + 1)],
        joined_on=site.today() - ago,
    )
    return [card.code for card in cards]


async def _answer(site: Site, survey: Survey, versions: list[PublishedVersion]) -> None:
    """Nine people answer every item with options, both times, the second time a little better."""
    codes = await _add_people(site, "twice", ANSWERED_TWICE, DAYS_AGO)
    for wave, version in zip(survey.waves, versions, strict=True):
        for number, code in enumerate(codes):
            person = await participants.find_by_code(site.secrecy, code)
            assert person is not None
            response = NewResponse(
                key=uuid.uuid4(),
                survey=survey.id,
                wave=wave.id,
                participant=person.id,
                version=version.id,
                language="en",
                mode="alone",
                started_at=site.now() - DAYS_AGO + timedelta(days=wave.window.from_days),
            )
            luck = random.Random(f"{wave.kind} {number}")
            await _respond(response, person.card, version, luck, 0.4 + 0.45 * wave.position)


async def _respond(
    response: NewResponse, card: int, version: PublishedVersion, luck: random.Random, hope: float
) -> None:
    """Answer every item; the higher `hope` (0 to 1), the better the answers."""
    started = await answers.start_response(response)
    seat = Seat(started.id, version.id, card, "f000000000000000")
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
