"""Factories of what is kept about participants beside their card: needs, contact details."""

from datetime import date
from uuid import UUID

from involvement.contact import Contact
from involvement.need import Kind, NewNeed, in_years
from involvement.roles import COMMAND
from involvement.store import contacts, families, needs
from involvement.store.participants import find_by_code, list_participants
from surveys.invitation import STANDARD, Invitation
from surveys.store.invitations import invite
from tests.site_settings import FIRST_DAY, START, secrecy

SOMEBODY = Contact(
    called="Mrs Example",
    phone="01632 960 002",
    email="example@example.org",
    address="1 Invented Street",
    messages="no",
    safe_ways="Weekday mornings only",
    avoid="Do not say housing support",
)
"""Contact details of a person who is invented."""


async def person(code: str) -> UUID:
    """The key of the participant with this card."""
    found = await find_by_code(secrecy(), code)
    assert found
    return found.key


async def need(
    *,
    person: UUID,
    kind: Kind = Kind.FORMAT,
    value: str = "easy_read",
    size: int | None = None,
    note: str = "",
    shared: bool = True,
    on: date = FIRST_DAY,
    review_on: date | None = None,
) -> UUID:
    """An access need, to be asked about again in a year; its key."""
    new = NewNeed(kind, value, size, note, shared, review_on or in_years(on, 1))
    await needs.add_need(COMMAND, START, secrecy(), person=person, need=new, on=on)
    found, _ = await needs.list_needs(COMMAND, secrecy(), person)
    return found[-1].key


async def contact(*, person: UUID, details: Contact = SOMEBODY) -> None:
    """Contact details, where there were none."""
    await contacts.save_contact(
        COMMAND, START, secrecy(), key=person, contact=details, seen="", on=FIRST_DAY
    )


async def family_way(*, person: UUID, words: str = "Her sister would like a letter") -> None:
    """How the family wants to be told."""
    await families.record_family_way(
        COMMAND, START, secrecy(), key=person, words=words, replace=False
    )


async def invited(
    *,
    person: UUID,
    survey: str = "housing",
    wave: str = "baseline",
    format: str = STANDARD,  # noqa: A002  # what an invitation calls it
    method: str = "letter",
    on: date = FIRST_DAY,
    reason: str = "",
) -> None:
    """An invitation on a day on which the person was due."""
    invitation = Invitation(survey, wave, format, method, on, reason)
    await invite(COMMAND, START, secrecy(), key=person, invitation=invitation, today=on)


async def everything() -> UUID:
    """The newest participant of `floating`, who is due, with all that can be kept about them."""
    newest = (await list_participants(COMMAND, secrecy(), "floating"))[-1].key
    await need(person=newest, value="large_print", size=18, note="On yellow paper")
    await need(person=newest, kind=Kind.LANGUAGE, value="ur", shared=False)
    await contact(person=newest)
    await family_way(person=newest)
    await invited(person=newest, reason="No printer")
    return newest
