"""Factories of what was agreed to: published wordings, agreements that a worker recorded, partner
agencies and their readers."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from involvement.agency import Agency, Protocol
from involvement.consent import Agreement, Event, Format, How, Purpose, Subject, Wording, in_force
from involvement.roles import COMMAND, Grant, Role
from involvement.store import agencies, participants, wordings
from involvement.store.consents import list_events, record_given, withdraw_own
from tests.people import account
from tests.site_settings import FIRST_DAY, START, secrecy

TEXTS = {
    Purpose.TAKE_PART: "I want to take part.",
    Purpose.LINK: "You may link my answers.",
    Purpose.QUOTE: "You may quote my words.",
    Purpose.CONTACT: "You may contact me again.",
    Purpose.SHARE: "You may tell the agency that I use this support.",
}


async def wording(
    purpose: Purpose,
    *,
    text: str = "",
    organisation: str = "riverside",
    language: str = "en",
    format_: Format = "standard",
    now: datetime = START,
) -> Wording:
    """A published wording; the same one again where it is published already."""
    return await wordings.publish_wording(
        COMMAND,
        now,
        organisation=organisation,
        purpose=purpose,
        language=language,
        format_=format_,
        text=text or TEXTS[purpose],
    )


async def all_wordings() -> None:
    """One for each purpose."""
    for purpose in Purpose:
        await wording(purpose)


async def agreed(
    code: str,
    purpose: Purpose,
    *,
    service: str = "floating",
    organisation: str = "riverside",
    how: How = How.INTERPRETER,
    agencies: Sequence[Agency] = (),
    until: date | None = None,
    now: datetime = START,
) -> None:
    """A worker records that the holder of this card agreed."""
    person = await participants.find_by_code(secrecy(), code)
    assert person
    await record_given(
        COMMAND,
        now,
        now.date(),
        service=service,
        participant=person.key,
        wording=(await wording(purpose, organisation=organisation)).id,
        how=how,
        once=uuid.uuid4(),
        agencies=[each.id for each in agencies],
        until=until,
    )


async def withdrawn(code: str, purpose: Purpose, now: datetime = START) -> None:
    """The holder of this card takes back what they agreed to."""
    person = await participants.find_by_code(secrecy(), code)
    assert person
    await withdraw_own(person.id, now, now.date(), purpose)


async def events_of(code: str) -> list[Event]:
    """All that was recorded about the holder of this card."""
    person = await participants.find_by_code(secrecy(), code)
    assert person
    return await list_events(person.id)


async def in_force_for(code: str, today: date = FIRST_DAY) -> dict[Subject, Agreement]:
    """What the holder of this card agrees to."""
    return in_force(await events_of(code), today)


async def agency(slug: str, *, organisation: int, protocol: Protocol = Protocol.SIGNED) -> Agency:
    """A partner agency with its protocol in this state."""
    await agencies.add_agency(
        COMMAND, START, organisation=organisation, slug=slug, name=f"{slug.capitalize()} team"
    )
    await agencies.change_protocol(COMMAND, START, slug, protocol=protocol, on=FIRST_DAY)
    return await agencies.get_agency(COMMAND, slug)


async def reader(of: Agency) -> str:
    """An account that reads for an agency; its e-mail address."""
    email = f"{of.slug}@partner.test"
    await account(email=email, grants=[Grant(Role.AGENCY_READER, agency=of.id)], name="Kit")
    return email
