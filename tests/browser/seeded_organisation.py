"""What administrators find in the browser: texts, rules, a closed service, open surveys."""

from datetime import timedelta

from examples.loading import ORGANISATION
from examples.riverside import SERVICE
from involvement.public_text import TextKind
from involvement.retention import DataClass
from involvement.roles import COMMAND
from involvement.service import ServiceState
from involvement.site import Site
from involvement.store import agencies, services
from involvement.store.retention import change_rules
from involvement.store.texts import publish_text
from involvement.tables import RetentionEvent
from surveys.store.questionnaires import PublishedVersion
from surveys.store.surveys import PlannedWave, add_survey
from surveys.survey import IdentityMode, Unfinished
from surveys.wave import DueWindow
from tests.easy_read import hard_word

DAYS_AGO = timedelta(days=100)
BASELINE = DueWindow(0, 28)
HARD_WORDS = (
    ("nomination", "When the council puts your name forward for a home.", "en"),
    ("إيجار", "مال تدفعه مقابل بيتك.", "ar"),
)
NOTICE = """# What we keep

*Only* what we need, **locked**. More at [a page of ours](/help-now) or
[elsewhere](https://example.org/a/long/address/without/any/space/in/it/at/all/whatever/happens).

## How long

1. Your answers: as long as the first page says.
2. How to reach you:
   - until you move on,
   - and a little longer.
"""


async def add_open_survey(
    site: Site,
    slug: str,
    version: PublishedVersion,
    closes_in: int | None,
    service: str = SERVICE,
) -> None:
    closes_on = None if closes_in is None else site.today() + timedelta(days=closes_in)
    await add_survey(
        COMMAND,
        site.now(),
        service=service,
        slug=slug,
        title="One question of every kind",
        about="Only for trying things out.",
        identity_mode=IdentityMode.ANONYMOUS,
        unfinished=Unfinished.ERASED,
        unfinished_days=30,
        opens_on=site.today() - DAYS_AGO,
        closes_on=closes_on,
        waves=[PlannedWave("baseline", version.id, BASELINE)],
    )


async def add_day_centre(site: Site, organisation: int, version: PublishedVersion) -> None:
    """A support service that takes nobody new, with a survey for everybody; a partner agency."""
    await services.add_service(
        COMMAND,
        site.now(),
        organisation=organisation,
        slug="day-centre",
        name="Day centre",
        about="",
        provenance="invented",
    )
    await add_open_survey(site, "day-centre", version, None, "day-centre")
    await services.change_state(
        COMMAND,
        site.now(),
        "day-centre",
        state=ServiceState.CLOSED,
        on=site.today(),
        notice="We are full until April.",
        elsewhere="Town clinic, 1 High Street, every day from 9\nHostel: 01632 960 077",
    )
    await agencies.add_agency(
        COMMAND, site.now(), organisation=organisation, slug="housing-office", name="Housing office"
    )


async def add_told(site: Site, organisation: int) -> None:
    """A privacy notice that was changed once, a rule by which something went, and hard words in
    two languages."""
    for words, told, language in HARD_WORDS:
        await hard_word(organisation=organisation, words=words, explanation=told, language=language)
    for text in (NOTICE, NOTICE + "\n\nAsk us."):
        await publish_text(
            COMMAND, site.now(), organisation=ORGANISATION, kind=TextKind.PRIVACY, text=text
        )
    await change_rules(COMMAND, site.now(), ORGANISATION, {DataClass.CONTACTS: 365})
    await RetentionEvent.insert(
        RetentionEvent(
            at=site.now(),
            organisation=organisation,
            data_class=DataClass.CONTACTS.value,
            days=365,
            removed=2,
        )
    )
