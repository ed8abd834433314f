"""Every change of what is kept beside a card, by what the audit says of it."""

from collections.abc import Awaitable, Callable
from typing import Any

from involvement.need import Kind, Occasion, in_years
from involvement.roles import COMMAND
from involvement.store import needs, participants
from tests import sealed, world
from tests.world import START

Change = Callable[[], Awaitable[Any]]


async def changes_of_what_is_sealed() -> dict[str, Change]:
    """For somebody who is due and has one need."""
    (code,) = await world.cards(batch_key="due")
    person = await sealed.person(code)
    need = await sealed.need(person=person)
    met = Occasion(need, START.date(), True, None)
    unmet = Occasion(need, START.date(), False, "No printer")
    later, secrecy = in_years(START.date(), 1), world.secrecy()
    return {
        "changed the reference of participant": lambda: participants.change_reference(
            COMMAND, START, secrecy, key=person, reference="CD", replace=False
        ),
        "recorded an access need": lambda: sealed.need(
            person=person, kind=Kind.SUPPORT, value="advocate"
        ),
        "met an access need": lambda: needs.record_occasion(
            COMMAND, START, secrecy, person=person, occasion=met
        ),
        "did not meet an access need": lambda: needs.record_occasion(
            COMMAND, START, secrecy, person=person, occasion=unmet
        ),
        "reviewed an access need": lambda: needs.review_need(
            COMMAND, START, person=person, need=need, on=later
        ),
        "invited participant": lambda: sealed.invited(person=person, format="easy_read"),
        "ended an access need": lambda: needs.end_need(
            COMMAND, START, person=person, need=need, on=later
        ),
        "changed contact details of participant": lambda: sealed.contact(person=person),
        "recorded the family's way for participant": lambda: sealed.family_way(person=person),
    }
