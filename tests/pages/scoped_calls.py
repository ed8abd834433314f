"""Every store call of staff, aimed at what stands in Riverside."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from easy_read.store import glossary
from easy_read.store.reviews import list_reviews
from forums.store import get_forum
from involvement.need import Kind, NewNeed, Occasion
from involvement.participant import State
from involvement.public_text import TextKind
from involvement.retention import DataClass
from involvement.roles import Scope
from involvement.store import contacts, families, needs, organisations, participants, services
from involvement.store.picture_codes import end_pictures, find_last_day, give_pictures
from involvement.store.retention import change_rules
from involvement.store.texts import publish_text
from surveys.draft import new_values
from surveys.invitation import Invitation
from surveys.mode import Mode, Way
from surveys.releasing import make_release
from surveys.store import drafts, invitations, questionnaires, surveys
from surveys.store.answers import Seat
from surveys.store.data_protection import record_protection
from surveys.store.helping import start_for
from surveys.store.paper import SEAT, finish_copy, type_sheet
from surveys.store.retiring import reinstate, retire
from surveys.store.survey_changes import change_survey, delete_survey
from surveys.store.withdrawals import correct_group
from surveys.survey import IdentityMode, Unfinished
from tests import easy_read, sealed, world
from tests.world import START, Riverside

Call = Callable[[Scope], Awaitable[object]]


def calls_about_people(person: UUID) -> list[Call]:
    """Every store call about participants, aimed at those of Riverside."""
    secrecy = world.secrecy()
    return [
        lambda scope: services.get_service(scope, "floating"),
        lambda scope: participants.list_participants(scope, secrecy, "floating"),
        lambda scope: participants.add_participants(
            scope,
            START,
            secrecy,
            service="floating",
            batch_key="x",
            references=[None],
            joined_on=START.date(),
        ),
        lambda scope: participants.replace_card(scope, START, secrecy, key=person, batch_key="x"),
        lambda scope: participants.change_state(
            scope, START, key=person, state=State.DIED, on=START.date()
        ),
        lambda scope: participants.get_participant(scope, secrecy, person),
        lambda scope: participants.change_reference(
            scope, START, secrecy, key=person, reference="x", replace=True
        ),
        lambda scope: contacts.find_changed_on(scope, person),
        lambda scope: contacts.open_contact(scope, START, secrecy, key=person),
        lambda scope: contacts.save_contact(
            scope,
            START,
            secrecy,
            key=person,
            contact=sealed.SOMEBODY,
            seen="",
            on=START.date(),
            replace=True,
        ),
        lambda scope: families.find_family_way(scope, secrecy, person),
        lambda scope: families.record_family_way(
            scope, START, secrecy, key=person, words="x", replace=True
        ),
    ]


def calls_about_answers(town: Riverside, person: UUID) -> list[Call]:
    """Every store call with which staff bring answers in, aimed at Riverside."""
    new = world.beginning(survey=town.survey, participant=1)
    seat = Seat(1, town.first.id, 1, SEAT)
    return [
        lambda scope: start_for(scope, START, key=person, new=new),
        lambda scope: type_sheet(
            scope,
            START,
            survey="housing",
            new=new,
            card=1,
            page=1,
            rows=[],
            format_="standard",
            replace=True,
        ),
        lambda scope: finish_copy(
            scope, START, survey="housing", seat=seat, not_asked=(), way=Way(Mode.PAPER)
        ),
    ]


def calls_about_pictures(person: UUID) -> list[Call]:
    """Every store call about pictures in the place of a code, aimed at those of Riverside."""
    secrecy, today = world.secrecy(), START.date()
    return [
        lambda scope: give_pictures(scope, START, today, secrecy, key=person, batch_key="x"),
        lambda scope: end_pictures(scope, START, key=person),
        lambda scope: find_last_day(scope, person, today),
    ]


def calls_about_groups(person: UUID) -> list[Call]:
    """Every store call about who is under 18, aimed at those of Riverside."""
    return [lambda scope: correct_group(scope, START, key=person, young=True)]


def calls_about_needs(person: UUID) -> list[Call]:
    """Every store call about access needs and invitations, aimed at those of Riverside."""
    secrecy, today = world.secrecy(), START.date()
    new = NewNeed(Kind.FORMAT, "audio", None, "", True, today)
    sent = Invitation("housing", "baseline", "standard", "letter", today)
    met = Occasion(person, today, True, None)
    return [
        lambda scope: needs.list_needs(scope, secrecy, person),
        lambda scope: needs.add_need(scope, START, secrecy, person=person, need=new, on=today),
        lambda scope: needs.review_need(scope, START, person=person, need=person, on=today),
        lambda scope: needs.end_need(scope, START, person=person, need=person, on=today),
        lambda scope: needs.record_occasion(scope, START, secrecy, person=person, occasion=met),
        lambda scope: invitations.list_waiting(scope, secrecy, "floating", today),
        lambda scope: invitations.get_waiting(scope, secrecy, person, today),
        lambda scope: invitations.invite(
            scope, START, secrecy, key=person, invitation=sent, today=today
        ),
    ]


def calls_about_easy_read(town: Riverside, number: int) -> list[Call]:
    """Every store call about hard words and reviews, aimed at Riverside's; its hard word has this
    number."""
    owner = town.organisation
    return [
        *easy_read.calls(owner, number).values(),
        lambda scope: glossary.get_term(scope, number),
        lambda scope: list_reviews(scope, owner, "minutes", "may"),
    ]


def calls_that_change_surveys() -> list[Call]:
    """Those of them that put a survey right, or end it."""
    return [
        lambda scope: surveys.close_survey(scope, START, "housing", START.date()),
        lambda scope: change_survey(
            scope, START, "housing", title="Mine", about="", closes_on=None
        ),
        lambda scope: delete_survey(scope, START, "housing"),
    ]


def calls_about_drafts(town: Riverside) -> list[Call]:
    """Every store call about writing questionnaires, aimed at draft 1, which is Riverside's."""
    owner, version = town.organisation, town.first.id
    return [
        lambda scope: drafts.get_draft(scope, 1),
        lambda scope: drafts.start_draft(
            scope, START, organisation=owner, values=new_values("Mine", "", "en")
        ),
        lambda scope: drafts.start_next_version(scope, START, version),
        lambda scope: drafts.change_draft(scope, START, 1, dict.clear),
        lambda scope: drafts.undo_change(scope, START, 1, 1),
        lambda scope: drafts.publish_draft(scope, START, 1),
        lambda scope: drafts.remove_draft(scope, START, 1, 1),
        lambda scope: retire(scope, START, version),
        lambda scope: reinstate(scope, START, version),
    ]


def calls_about_surveys(town: Riverside) -> list[Call]:
    """Every store call about what is asked, and who reads of it, aimed at Riverside."""
    first, later = (wave.id for wave in town.survey.waves)
    return [
        lambda scope: surveys.get_survey_in_scope(scope, "housing"),
        *calls_that_change_surveys(),
        lambda scope: record_protection(scope, START, "housing", world.protection()),
        lambda scope: publish_text(
            scope, START, organisation="riverside", kind=TextKind.PRIVACY, text="Mine"
        ),
        lambda scope: change_rules(scope, START, "riverside", {DataClass.CONTACTS: 1}),
        lambda scope: organisations.get_organisation(scope, "riverside"),
        lambda scope: surveys.add_survey(
            scope,
            START,
            service="floating",
            slug="mine",
            title="Mine",
            about="",
            identity_mode=IdentityMode.CODED,
            unfinished=Unfinished.KEPT,
            unfinished_days=30,
            opens_on=START.date(),
            closes_on=None,
            waves=[],
        ),
        lambda scope: make_release(
            scope,
            START,
            survey="housing",
            before_wave=first,
            after_wave=later,
            audience="steering",
        ),
        lambda scope: questionnaires.get_version_in_scope(scope, town.first.id),
        *calls_about_drafts(town),
        lambda scope: get_forum(scope, "steering"),
    ]
