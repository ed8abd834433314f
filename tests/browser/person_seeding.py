"""What the browser finds about one participant: needs, contact details, invitations, a family."""

from datetime import timedelta

from examples.riverside import SERVICE
from involvement.contact import Contact
from involvement.need import Kind, NewNeed
from involvement.participant import State
from involvement.roles import COMMAND
from involvement.site import Site
from involvement.store import contacts, families, needs, participants
from surveys.invitation import Invitation
from surveys.store.invitations import invite, list_waiting

DAYS_AGO = timedelta(days=100)
DETAILS = Contact(
    called="Mrs Example",
    phone="01632 960 002",
    email="a-long-address-that-is-invented@example.org",
    address="1 Invented Street\nRiverside",
    safe_ways="Weekday mornings only.",
    avoid="Do not say housing support.",
)


async def add_what_is_sealed(site: Site) -> None:
    """Everything that can be kept about the first of those whom the example may invite; the first
    who died has a family that wants to be told."""
    now, today, secrecy = site.now(), site.today(), site.secrecy
    _, waiting = await list_waiting(COMMAND, secrecy, SERVICE, today)
    person = waiting[0].participant.key
    for kind, value, size, asked in (
        (Kind.FORMAT, "large_print", 18, today + DAYS_AGO),
        (Kind.SUPPORT, "bsl_interpreter", None, today - DAYS_AGO),
        (Kind.LANGUAGE, "pa-Arab", None, today + DAYS_AGO),
    ):
        need = NewNeed(kind, value, size, "A note that says a little more.", size is None, asked)
        await needs.add_need(COMMAND, now, secrecy, person=person, need=need, on=today - DAYS_AGO)
    await contacts.save_contact(
        COMMAND, now, secrecy, key=person, contact=DETAILS, seen="", on=today
    )
    first = waiting[0].due[0]
    invitation = Invitation(
        first.survey.slug, first.standing.wave.kind, "audio", "phone", today, "The printer broke."
    )
    await invite(COMMAND, now, secrecy, key=person, invitation=invitation, today=today)
    people = await participants.list_participants(COMMAND, secrecy, SERVICE)
    died = next(each for each in people if each.state is State.DIED)
    await families.record_family_way(
        COMMAND, now, secrecy, key=died.key, words="Her sister, by letter.", replace=False
    )
