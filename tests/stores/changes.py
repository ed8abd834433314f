"""Every change that staff can make, by what the audit says of it, and the tables it touches."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from uuid import UUID

from involvement.agency import Protocol
from involvement.participant import State
from involvement.public_text import TextKind
from involvement.retention import DataClass
from involvement.roles import COMMAND
from involvement.service import ServiceState
from involvement.store import agencies, organisations, participants, programmes, services
from involvement.store.participants import list_participants
from involvement.store.picture_codes import end_pictures, give_pictures
from involvement.store.retention import change_rules
from involvement.store.texts import publish_text
from surveys.releasing import make_release
from surveys.store.data_protection import record_protection
from surveys.store.helping import start_for
from surveys.store.survey_changes import change_survey, delete_survey
from surveys.store.surveys import PlannedWave, close_survey, get_survey
from surveys.store.withdrawals import correct_group
from surveys.wave import DueWindow
from tests import easy_read, kiosks, world
from tests.stores import agreement_changes, draft_changes, paper_changes
from tests.stores.account_changes import changes_of_accounts, changes_to_ones_own_account
from tests.stores.sealed_changes import changes_of_what_is_sealed
from tests.world import START, Riverside

TABLES = (
    "inv_organisation",
    "inv_programme",
    "inv_service",
    "inv_agency",
    "inv_account",
    "inv_role_grant",
    "inv_session",
    "inv_one_time_link",
    "inv_recovery_code",
    "inv_participant",
    "inv_contact",
    "inv_picture_code",
    "inv_picture_try",
    "inv_need",
    "inv_need_event",
    "inv_invitation",
    "svy_questionnaire",
    "svy_version",
    "svy_item",
    "svy_draft",
    "svy_survey",
    "svy_data_protection",
    "inv_public_text",
    "inv_retention_rule",
    "svy_wave",
    "svy_response",
    "svy_sheet",
    "svy_release",
    "svy_quote",
    "svy_device",
    "svy_device_survey",
    "inv_consent_text",
    "inv_consent",
    "frm_forum",
    "frm_reviewed",
    "er_term",
    "er_review",
)
WINDOW = DueWindow(0, 28)
Change = Callable[[], Awaitable[Any]]


async def with_answers(town: Riverside, *references: str) -> str:
    """One participant, who has answered both times; their code."""
    (code,) = await world.cards(references=references)
    for wave, version in enumerate((town.first, town.later)):
        answers: dict[str, int | str] = {"knows_help": 1, "anything_else": f"Words {wave}"}
        await world.response(
            survey=town.survey, version=version, answers=answers, code=code, wave=wave
        )
    return code


def changes_of_the_organisation(town: Riverside) -> dict[str, Change]:
    """Every change that administrators make to what their organisation is and runs."""
    return {
        "added organisation": lambda: world.organisation(slug="second", name="Second"),
        "changed organisation": lambda: organisations.change_organisation(
            COMMAND, START, "riverside", name="R", help_name="", help_phone="", help_text=""
        ),
        "added programme": lambda: world.programme(organisation=town.organisation, slug="second"),
        "changed programme": lambda: programmes.change_programme(
            COMMAND, START, "homes", name="At home", about=""
        ),
        "added support service": lambda: world.service(
            organisation=town.organisation, slug="second"
        ),
        "changed support service": lambda: services.change_service(
            COMMAND, START, "floating", name="Floating", about="", programme=None
        ),
        "changed the notice of support service": lambda: turn_away("closed", notice="Full."),
        "opened support service": lambda: turn_away("closed", ServiceState.OPEN),
        "closed to referral support service": lambda: turn_away("outreach"),
        "ended support service": lambda: turn_away("outreach", ServiceState.ENDED),
        "added partner agency": lambda: world.agency(organisation=town.organisation, slug="second"),
        "renamed partner agency": lambda: agencies.rename_agency(
            COMMAND, START, "housing", name="Homes"
        ),
        "recorded protocol signed with partner agency": lambda: agencies.change_protocol(
            COMMAND, START, "housing", protocol=Protocol.SIGNED, on=START.date()
        ),
    }


async def set_up(town: Riverside) -> None:
    """What these changes are made to: a programme, a partner, two support services, and surveys
    that nobody has answered, or one person on paper, who has pictures."""
    await world.programme(organisation=town.organisation)
    await world.agency(organisation=town.organisation)
    await world.survey(waves=[PlannedWave("baseline", town.first.id, WINDOW)], slug="once")
    await world.survey(waves=[PlannedWave("baseline", town.first.id, WINDOW)], slug="on-paper")
    await paper_changes.type_page(town, 1)
    await draft_changes.set_up(town)
    (person,) = await list_participants(COMMAND, world.secrecy(), "floating")
    await give(person.key, "first")
    for slug in ("closed", "outreach"):
        await world.service(organisation=town.organisation, slug=slug)
    await turn_away("closed")
    wave = PlannedWave("baseline", town.first.id, DueWindow(0, 28))
    await world.survey(waves=[wave], slug="unasked")


async def give(person: UUID, batch_key: str) -> None:
    """Pictures in the place of the code of a participant."""
    await give_pictures(
        COMMAND, START, START.date(), world.secrecy(), key=person, batch_key=batch_key
    )


async def turn_away(
    slug: str, state: ServiceState = ServiceState.CLOSED, *, notice: str = ""
) -> None:
    """Put a support service into a state."""
    await services.change_state(
        COMMAND,
        START,
        slug,
        state=state,
        on=START.date(),
        notice=notice,
        elsewhere="The drop-in",
    )


async def changes(town: Riverside, code: str) -> dict[str, Change]:
    """Every change that staff can make, by what the audit says of it."""
    (person,) = await list_participants(COMMAND, world.secrecy(), "floating")
    new = world.beginning(survey=await get_survey("once"), participant=person.id)
    return {
        **changes_of_the_organisation(town),
        **await changes_of_what_is_sealed(),
        **await agreement_changes.changes(town, code, person.key),
        **await changes_of_accounts(town),
        **await changes_to_ones_own_account(),
        "added 2 participants": lambda: world.cards(count=2, batch_key="more"),
        "replaced the card of participant": lambda: participants.replace_card(
            COMMAND, START, world.secrecy(), key=person.key, batch_key="new"
        ),
        "gave pictures to participant": lambda: give(person.key, "others"),
        "ended the pictures of participant": lambda: end_pictures(COMMAND, START, key=person.key),
        "began answering for participant": lambda: start_for(
            COMMAND, START, key=person.key, new=new
        ),
        **paper_changes.changes(town),
        **await kiosks.changes(town),
        "recorded died for participant": lambda: participants.change_state(
            COMMAND, START, key=person.key, state=State.DIED, on=START.date()
        ),
        "published version 1 of questionnaire": lambda: world.version(
            organisation=town.organisation, content="every-kind"
        ),
        **draft_changes.changes(town),
        **changes_of_surveys(town),
        **changes_of_what_people_are_told(),
        "added forum": lambda: world.steering_group(
            organisation=town.organisation, services=[town.service], slug="second"
        ),
        **changes_of_figures(town, person.key),
        **await changes_of_easy_read(town),
    }


async def changes_of_easy_read(town: Riverside) -> dict[str, Change]:
    """The same, of hard words and of who checked what."""
    number = await easy_read.hard_word(organisation=town.organisation)
    made = easy_read.calls(town.organisation, number).items()
    return {said: partial(call, COMMAND) for said, call in made}


def changes_of_surveys(town: Riverside) -> dict[str, Change]:
    """The same, of surveys."""
    wave = PlannedWave("baseline", town.first.id, DueWindow(0, 28))
    return {
        "added survey": lambda: world.survey(waves=[wave], slug="second"),
        "changed survey": lambda: change_survey(
            COMMAND, START, "housing", title="Your flat", about="", closes_on=None
        ),
        "deleted survey": lambda: delete_survey(COMMAND, START, "unasked"),
        "closed survey": lambda: close_survey(COMMAND, START, "housing", START.date()),
        "reopened survey": lambda: close_survey(COMMAND, START, "housing", None),
    }


def changes_of_what_people_are_told() -> dict[str, Change]:
    """The same, of why it may be asked, how long it is kept, and what is said about that."""
    return {
        "recorded data protection of survey": lambda: record_protection(
            COMMAND, START, "housing", world.protection()
        ),
        "changed data protection of survey": lambda: record_protection(
            COMMAND, START, "housing", world.protection(kept_days=730)
        ),
        "published version 1 of privacy text": lambda: publish_text(
            COMMAND, START, organisation="riverside", kind=TextKind.PRIVACY, text="Careful."
        ),
        "changed retention rules": lambda: change_rules(
            COMMAND, START, "riverside", {DataClass.CONTACTS: 365}
        ),
    }


def changes_of_figures(town: Riverside, person: UUID) -> dict[str, Change]:
    """A release, which counts this person among adults; then they are found to be under 18."""
    first, later = (wave.id for wave in town.survey.waves)
    return {
        "made release 1 of survey": lambda: make_release(
            COMMAND,
            START,
            survey="housing",
            before_wave=first,
            after_wave=later,
            audience="steering",
        ),
        "recorded young for participant": lambda: correct_group(
            COMMAND, START, key=person, young=True
        ),
    }
