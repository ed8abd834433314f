"""Every change to accounts, by what the audit says of it."""

from collections.abc import Awaitable, Callable
from typing import Any

from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.store import accounts, sessions
from involvement.store.grants import add_grant, end_grant
from involvement.store.links import invite, make_link, use_link
from involvement.store.own_account import change_password
from involvement.store.second_factor import (
    begin_second_factor,
    get_secret,
    make_recovery_codes,
    remove_own_second_factor,
    settle_code,
)
from tests import world
from tests.world import FIRST_DAY, START, Riverside

WORKER, MEMBER = "worker@riverside.test", "member@riverside.test"
Change = Callable[[], Awaitable[Any]]


async def changes_of_accounts(town: Riverside) -> dict[str, Change]:
    """Every change of an administrator to an account, by what the audit says of it."""
    key = await accounts.get_key(MEMBER)
    (seat,) = (await accounts.get_account(COMMAND, FIRST_DAY, key)).held
    grant = Grant(Role.DUTY_READER, organisation=town.organisation)
    link = await make_link(COMMAND, START, FIRST_DAY, await accounts.get_key(WORKER))
    return {
        "added account": lambda: world.worker(service=town.service, email="new@riverside.test"),
        "invited account": lambda: invite(
            COMMAND, START, FIRST_DAY, email="noor@riverside.test", name="Noor", grant=grant
        ),
        "used the reset of account": lambda: use_link("reset", link.token, "a hash", START),
        "made a link (reset) for account": lambda: make_link(COMMAND, START, FIRST_DAY, key),
        "gave the role duty-reader to account": lambda: add_grant(
            COMMAND, START, FIRST_DAY, key, grant
        ),
        "ended the role steering-group-member of account": lambda: end_grant(
            COMMAND, START, FIRST_DAY, key, seat.number
        ),
        "ended account": lambda: world.end_account(WORKER),
    }


async def changes_to_ones_own_account() -> dict[str, Change]:
    """Every change of somebody to their own account, by what the audit says of it."""
    member = await accounts.find_password_hash(MEMBER)
    assert member
    own, secrecy = Scope(member[0], ()), world.secrecy()
    token, _ = [await sessions.start_session(member[0], START, None) for _ in range(2)]
    here = await sessions.find_signed_in(token, START, FIRST_DAY)
    secret = await get_secret(own, secrecy)
    assert here
    assert secret
    code = world.digits(secret, START)
    other = await world.account(email="other@riverside.test", grants=[])
    _, codes = await world.second_factor(account=other)
    return {
        "ended the other sessions of account": lambda: sessions.end_other_sessions(
            own, START, here.session
        ),
        "ended a session of account": lambda: sessions.end_own_session(own, START, here.session),
        "changed the password of account": lambda: change_password(own, START, "a hash", 0),
        "set up the second factor of account": lambda: begin_second_factor(
            own, START, secrecy, code
        ),
        "made new recovery codes of account": lambda: make_recovery_codes(own, START, secrecy),
        "removed the second factor of account": lambda: remove_own_second_factor(own, START),
        "used a recovery code of account": lambda: settle_code(other, START, secrecy, codes[0]),
    }
