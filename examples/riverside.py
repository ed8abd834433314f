"""The invented support service: its surveys, its people's answers in three waves, its releases."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from examples.agreements import load_quotes, load_wordings
from examples.people import BASELINE_DAYS, FOLLOW_UP_DAYS, REVIEW_DAYS, SEED, Person, make_people
from examples.replies import Replies
from examples.visits import Sheet, at_work, sheets_of, write_sheets
from involvement.code_card import CodeCard
from involvement.participant import Participant, State
from involvement.roles import Scope
from involvement.site import Site
from involvement.store import participants
from surveys.importing import read_questionnaire
from surveys.releasing import make_release
from surveys.store.questionnaires import PublishedVersion, publish_version
from surveys.store.surveys import PlannedWave, add_survey
from surveys.survey import IdentityMode, Survey, Unfinished
from surveys.tidying import tidy
from surveys.wave import DueWindow, WaveKind

QUESTIONNAIRES = Path(__file__).with_name("questionnaires")
SERVICE = "riverside-floating-support"
STARTED_DAYS_AGO = 420
UNFINISHED_DAYS = 30
RELEASES: tuple[tuple[WaveKind, int], ...] = (("review", 12), ("follow_up", 5))
"""The later wave of each release, and how many days ago it was made."""
DROP_IN_PEOPLE = 6


@dataclass(frozen=True, slots=True)
class FreshCard:
    """A card that works, and what its holder is asked."""

    card: CodeCard
    purpose: str


async def load_riverside(scope: Scope, site: Site, organisation: int) -> list[FreshCard]:
    """Fill the invented support service; returns cards that nobody has used yet."""
    survey, versions = await _add_survey(scope, site, organisation)
    await load_wordings(site, survey.service.organisation.slug)
    invented = make_people()
    people = await _add_people(scope, site, invented)
    sheets = [
        sheet
        for person, participant in zip(invented, people, strict=True)
        for sheet in sheets_of(survey, versions, person, participant, site.today())
    ]
    await write_sheets(survey, versions, sheets)
    for person, participant in zip(invented, people, strict=True):
        if person.state is not State.ACTIVE:
            on = _days_ago(site, person.state_days_ago)
            await participants.change_state(
                scope, site.now(), key=participant.key, state=person.state, on=on
            )
    await tidy(site.now())
    await load_quotes(scope, site, survey, people)
    await _make_releases(scope, site, survey)
    await _load_drop_in(scope, site, organisation)
    return await _issue_cards(scope, site, invented, people)


async def _add_survey(
    scope: Scope, site: Site, organisation: int
) -> tuple[Survey, dict[int, PublishedVersion]]:
    """The survey in three waves, and its versions by id."""
    opens_on = _days_ago(site, STARTED_DAYS_AGO)
    first = await _publish(scope, site, organisation, "housing-support")
    later = await _publish(scope, site, organisation, "housing-support-review")
    survey = await add_survey(
        scope,
        site.now(),
        service=SERVICE,
        slug="your-home",
        title="Your home and how you are (invented example)",
        about="We ask these questions when you start with us, and again later. "
        "The support service and its people are invented.",
        identity_mode=IdentityMode.CODED,
        unfinished=Unfinished.KEPT,
        unfinished_days=UNFINISHED_DAYS,
        opens_on=opens_on,
        closes_on=None,
        waves=[
            PlannedWave("baseline", first.id, DueWindow(*BASELINE_DAYS)),
            PlannedWave("review", later.id, DueWindow(*REVIEW_DAYS)),
            PlannedWave("follow_up", later.id, DueWindow(*FOLLOW_UP_DAYS)),
        ],
    )
    return survey, {first.id: first, later.id: later}


async def _publish(scope: Scope, site: Site, organisation: int, name: str) -> PublishedVersion:
    file = QUESTIONNAIRES / f"{name}.toml"
    content = read_questionnaire(file.read_text("utf-8"), file.name)
    return await publish_version(scope, site.now(), organisation=organisation, content=content)


async def _add_people(scope: Scope, site: Site, invented: list[Person]) -> list[Participant]:
    """A participant for each invented person, in the same order."""
    for number, person in enumerate(invented):
        await participants.add_participants(
            scope,
            site.now(),
            site.secrecy,
            service=SERVICE,
            batch_key=f"example {number}",
            references=[person.reference],
            joined_on=_days_ago(site, person.joined_days_ago),
        )
    return await participants.list_participants(scope, site.secrecy, SERVICE)


async def _make_releases(scope: Scope, site: Site, survey: Survey) -> None:
    waves = {wave.kind: wave.id for wave in survey.waves}
    for kind, days_ago in RELEASES:
        await make_release(
            scope,
            site.now() - timedelta(days=days_ago),
            survey=survey.slug,
            before_wave=waves["baseline"],
            after_wave=waves[kind],
            audience="steering",
        )


async def _load_drop_in(scope: Scope, site: Site, organisation: int) -> None:
    """A survey that is open to everybody, with a few answers."""
    version = await _publish(scope, site, organisation, "drop-in")
    survey = await add_survey(
        scope,
        site.now(),
        service=SERVICE,
        slug="drop-in",
        title="How was your visit to the drop-in? (invented example)",
        about="Four short questions. You do not need a card.",
        identity_mode=IdentityMode.ANONYMOUS,
        unfinished=Unfinished.ERASED,
        unfinished_days=1,
        opens_on=_days_ago(site, 30),
        closes_on=None,
        waves=[PlannedWave("baseline", version.id, DueWindow(*BASELINE_DAYS))],
    )
    random = Random(SEED)
    sheets = [_drop_in_sheet(survey, version, site.today(), random) for _ in range(DROP_IN_PEOPLE)]
    await write_sheets(survey, {version.id: version}, sheets)


def _drop_in_sheet(survey: Survey, version: PublishedVersion, today: date, random: Random) -> Sheet:
    replies = Replies(random)
    day = today - timedelta(days=random.randint(1, 25))
    started_at = at_work(day, random)
    return Sheet(
        key=UUID(int=random.getrandbits(128), version=4),
        wave=survey.waves[0].id,
        participant=None,
        card=0,
        mode="alone",
        started_at=started_at.replace(hour=0, minute=0),  # as the page does: no hour is kept
        given={item.key: replies.reply(item) for item in version.content.items},
        finished=True,
    )


async def _issue_cards(
    scope: Scope, site: Site, invented: list[Person], people: list[Participant]
) -> list[FreshCard]:
    """Two people who start today, and a new card for somebody who is due for the review."""
    started = await participants.add_participants(
        scope,
        site.now(),
        site.secrecy,
        service=SERVICE,
        batch_key="example, today",
        references=["Try me", None],
        joined_on=site.today(),
    )
    first, last = REVIEW_DAYS
    lost = next(
        participant
        for person, participant in zip(invented, people, strict=True)
        if len(person.visits) == 1 and first <= person.joined_days_ago <= last
    )
    replaced = await participants.replace_card(
        scope, site.now(), site.secrecy, key=lost.key, batch_key="example, lost card"
    )
    return [
        *(FreshCard(card, "starts today") for card in started),
        FreshCard(replaced, "answered at the start, and is due for the review"),
    ]


def _days_ago(site: Site, days: int) -> date:
    return site.today() - timedelta(days=days)
