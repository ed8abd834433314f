"""Factories of people: accounts of staff, participants with their cards, and what they answered."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

import pyotp

from involvement.passwords import hash_password
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.store import accounts, participants
from involvement.store.second_factor import begin_second_factor, get_secret
from surveys.store.answers import (
    NO_CARD,
    NewResponse,
    Part,
    Seat,
    finish_response,
    record_answer,
    start_response,
)
from surveys.store.questionnaires import PublishedVersion
from surveys.survey import Survey
from tests.site_settings import START, secrecy

PASSWORD = "a long enough password"


class How(NamedTuple):
    """How somebody answers: in a language, in a way and in a format."""

    language: str = "en"
    mode: str = "alone"
    format: str = "standard"


USUAL = How()


@cache
def _password_hash() -> str:
    return hash_password(PASSWORD)


async def account(*, email: str, grants: Sequence[Grant], name: str = "Wren") -> int:
    """An account that signs in with PASSWORD; its id."""
    return await accounts.add_account(
        COMMAND,
        START,
        email=email,
        name=name,
        password_hash=_password_hash(),
        grants=list(grants),
    )


async def worker(
    *, service: int, email: str = "worker@riverside.test", until: date | None = None
) -> int:
    """A worker of one support service; the account's id."""
    return await account(email=email, grants=[Grant(Role.WORKER, service=service, until=until)])


async def member(
    *,
    forum: str = "steering",
    email: str = "member@riverside.test",
    organisation: int | None = None,
) -> int:
    """A member of a steering group of this organisation; the account's id."""
    grant = Grant(Role.STEERING_MEMBER, forum=forum, organisation=organisation)
    return await account(email=email, grants=[grant], name="Sam")


async def administrator(
    *, organisation: int | None = None, email: str = "ada@riverside.test"
) -> int:
    """An administrator of one organisation, or without narrowing; the account's id."""
    grant = Grant(Role.ADMINISTRATOR, organisation=organisation)
    return await account(email=email, grants=[grant], name="Ada")


async def scope(email: str) -> Scope:
    """What the account with this address may reach on the first day."""
    found = await accounts.find_password_hash(email)
    assert found, f"nobody has the address {email}"
    return await accounts.get_scope(found[0], START.date())


async def second_factor(*, account: int, now: datetime = START) -> tuple[str, list[str]]:
    """Put a second factor in force; its secret, and the recovery codes."""
    scope = Scope(account, ())
    secret = await get_secret(scope, secrecy())
    assert secret, "there is one already"
    codes = await begin_second_factor(scope, now, secrecy(), digits(secret, now))
    assert codes
    return secret, codes


def digits(secret: str, now: datetime) -> str:
    """What the app of this secret shows."""
    return pyotp.TOTP(secret).at(now)


async def end_account(email: str) -> None:
    """Somebody left."""
    key = await accounts.get_key(email)
    await accounts.end_account(COMMAND, START, START.date(), key)


async def cards(
    *,
    count: int = 1,
    service: str = "floating",
    references: Sequence[str] = (),
    batch_key: str = "batch",
    now: datetime = START,
    young: bool = False,
) -> list[str]:
    """New participants of a support service, who join on that day; the codes of their cards.
    `young`: they are under 18."""
    named = list(references) + [None] * (count - len(references))
    made = await participants.add_participants(
        COMMAND,
        now,
        secrecy(),
        service=service,
        batch_key=batch_key,
        references=named,
        joined_on=now.date(),
        young=young,
    )
    return [card.code for card in made]


async def response(
    *,
    survey: Survey,
    version: PublishedVersion,
    answers: Mapping[str, int | str | Sequence[int]],
    code: str | None = None,
    wave: int = 0,
    finished: bool = True,
    now: datetime = START,
    how: How = USUAL,
) -> Seat:
    """A response as the pages store it; `answers` are codes, several codes, or a text, by item."""
    asked = survey.waves[wave]
    found = await participants.find_by_code(secrecy(), code) if code else None
    started = await start_response(
        NewResponse(
            key=uuid.uuid4(),
            survey=survey.id,
            wave=asked.id,
            participant=found.id if found else None,
            version=version.id,
            language=how.language,
            mode=how.mode,
            started_at=now,
        )
    )
    seat = Seat(started.id, version.id, found.card if found else NO_CARD, "f0123")
    for key, given in answers.items():
        if not await record_answer(seat, version.item_ids[key], _parts(given), how.format):
            raise AssertionError(f"{key} was not stored")
    if finished and not await finish_response(seat, [], now):
        raise AssertionError("the response was not finished")
    return seat


def _parts(given: int | str | Sequence[int]) -> list[Part]:
    if isinstance(given, str):
        return [(0, None, given)]
    codes = [given] if isinstance(given, int) else given
    return [(position, code, None) for position, code in enumerate(codes)]
