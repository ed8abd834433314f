"""What staff change about agreements, for the lists of `test_audit` and `test_scope`."""

import uuid
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from uuid import UUID

from involvement.consent import Action, How, Purpose
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.store.consents import record_about, record_given
from involvement.store.sharing import confirm_shared
from involvement.store.wordings import publish_wording
from surveys.store.own_words import list_own_words, make_quote
from surveys.store.quotes import take_back_quote
from tests import agreements, world
from tests.world import FIRST_DAY, START, Riverside

Call = Callable[[Scope], Awaitable[Any]]


def calls(person: UUID, wording: int, mark: str, key: UUID) -> dict[str, Call]:
    """Every store call by which workers and administrators change something about agreements of
    Riverside, by what the audit says of it."""
    at = (START, FIRST_DAY)
    whom: dict[str, Any] = {"service": "floating", "participant": person}
    once = uuid.uuid4()
    return {
        "published version 1 of consent wording": lambda scope: publish_wording(
            scope,
            START,
            organisation="riverside",
            purpose=Purpose.CONTACT,
            language="en",
            format_="standard",
            text="You may contact me.",
        ),
        "recorded quote as given for participant": lambda scope: record_given(
            scope, *at, **whom, wording=wording, how=How.WORKER, once=once
        ),
        "recorded quote as confirmed for participant": lambda scope: record_about(
            scope,
            *at,
            **whom,
            action=Action.CONFIRMED,
            purpose=Purpose.QUOTE,
            how=How.WORKER,
            once=uuid.uuid4(),
        ),
        "made quote": lambda scope: make_quote(
            scope, world.secrecy(), *at, survey="housing", mark=mark, text="Words.", threshold=1
        ),
        "took back quote": lambda scope: take_back_quote(scope, START, survey="housing", key=key),
    }


async def changes(town: Riverside, code: str, person: UUID) -> dict[str, Callable[[], Any]]:
    """The same as whoever runs the server, and what an agency changes; the holder of the card has
    answered in their own words."""
    quote = await agreements.wording(Purpose.QUOTE)
    await agreements.agreed(code, Purpose.QUOTE)
    health = await agreements.agency("health", organisation=town.organisation)
    await agreements.agreed(code, Purpose.SHARE, agencies=[health])
    mark, key = await _quoted()
    reader = Scope(None, (Grant(Role.AGENCY_READER, agency=health.id),))
    found: dict[str, Callable[[], Any]] = {
        said: partial(call, COMMAND) for said, call in calls(person, quote.id, mark, key).items()
    }
    found["confirmed sharing with participant"] = lambda: confirm_shared(
        reader, START, FIRST_DAY, agency="health", participant=person
    )
    return found


async def _quoted() -> tuple[str, UUID]:
    """The mark of an answer, and the key of a quote."""
    words = await list_own_words(COMMAND, world.secrecy(), FIRST_DAY, survey="housing", threshold=1)
    first, second = words
    await make_quote(
        COMMAND,
        world.secrecy(),
        START,
        FIRST_DAY,
        survey="housing",
        mark=second.mark,
        text="Earlier words.",
        threshold=1,
    )
    words = await list_own_words(COMMAND, world.secrecy(), FIRST_DAY, survey="housing", threshold=1)
    (key,) = (each.quote.key for each in words if each.quote)
    return first.mark, key
