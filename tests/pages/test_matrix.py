"""Every route × every role × one's own and a foreign organisation, from the routes themselves.

What is expected of a route follows from the rule that it names, so a new route is in the matrix as
soon as it exists, and one without a rule fails it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from inspect import signature

import httpx
import pytest
from litestar import Litestar, get
from litestar.handlers import HTTPRouteHandler

from involvement import permissions
from involvement.database import engine, fetch_all
from involvement.guards import Permits
from involvement.roles import Role, Scope
from involvement.rule import Rule
from involvement.store import accounts, sessions
from tests import stored, world
from tests.site import Browsers, post
from tests.towns import Town, account_of, filled, two_towns

SAFE_METHODS = {"HEAD", "OPTIONS"}
PASSED = {200, 303, 409, 422}
# Their forms name a thing in a hidden field, and an empty form names nothing that there is.
NAMED_BY_THE_FORM = {
    "POST /desk/services/{slug:str}/participants/{key:uuid}/consent/now",
    "POST /desk/surveys/{slug:str}/quotes",
}
# What may differ for having been looked at: nothing of these says what anybody may reach.
NOT_COMPARED = {"inv_session", "migration"}
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '___\\_%' ESCAPE '\\'"
POSTGRES_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


@dataclass(frozen=True, slots=True)
class Route:
    """One method of one address, with its rule; None: open to all."""

    method: str
    path: str
    rule: Rule[[Scope]] | None
    names_something: bool

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def routes_of(app: Litestar) -> Iterator[Route]:
    """Every route of the application. Raises AssertionError for one without a rule."""
    for route in app.routes:
        for handler in getattr(route, "route_handlers", []):
            if isinstance(handler, HTTPRouteHandler):
                for method in sorted(handler.http_methods - SAFE_METHODS):
                    rule = rule_of(handler, route.path)
                    yield Route(method, route.path, rule, "{" in route.path)


def rule_of(handler: HTTPRouteHandler, path: str) -> Rule[[Scope]] | None:
    """The rule that a handler names, or None where it is open to all."""
    rules = [guard.rule for guard in handler.resolve_guards() if isinstance(guard, Permits)]
    if handler.opt.get("open_to_all"):
        assert not rules, f"{path} is open to all and has a rule as well"
        return None
    assert rules, f"{path} names no rule and does not say that it is open to all"
    return rules[-1]


async def tables() -> list[str]:
    """Every table of ours that a request might change."""
    sql = TABLES if engine().dialect == "sqlite" else POSTGRES_TABLES
    return [row[0] for row in await fetch_all(sql) if row[0] not in NOT_COMPARED]


async def snapshot(email: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the account that looks: it may begin a second factor."""
    kept = {table: await stored.rows(table) for table in await tables()}
    return {table: [row for row in rows if email not in row] for table, rows in kept.items()}


async def ask(client: httpx.AsyncClient, route: Route, town: Town) -> httpx.Response:
    """One request as a browser would send it: a form with a good token and nothing filled in."""
    path = filled(route.path, town)
    if route.method == "GET":
        return await client.get(path)
    if "form" not in client.cookies:
        await client.get("/sign-in")
    return await post(client, path, [("_csrf_token", client.cookies["form"])])


async def browser_of(browsers: Browsers, email: str) -> httpx.AsyncClient:
    """A browser in which this account is signed in, wherever it may go from there."""
    found = await accounts.find_password_hash(email)
    assert found
    now = browsers.app.state.site.now()
    token = await sessions.start_session(found[0], now, None, second_factor=True)
    client = await browsers.client()
    client.cookies.set("session", token, domain="heard.test")
    return client


async def another_session(browsers: Browsers, email: str) -> int:
    """The number of one more session of this account, in a browser that nobody uses."""
    await browser_of(browsers, email)
    return int((await fetch_all("SELECT max(id) FROM inv_session"))[0][0])


def staff_routes(app: Litestar) -> list[Route]:
    """Those that ask for a rule; what is only looked at comes first, and one thing before all."""
    found = [each for each in routes_of(app) if each.rule is not None]
    return sorted(found, key=lambda each: (each.method != "GET", not each.names_something))


every_role = pytest.mark.parametrize("role", [*Role, None], ids=str)


@every_role
async def test_nobody_reaches_anything_of_another_organisation(
    browsers: Browsers, role: Role | None
) -> None:
    own, foreign = await two_towns()
    email = await account_of(role, own)
    scope, client = await world.scope(email), await browser_of(browsers, email)
    faults, before = [], await snapshot(email)
    for route in staff_routes(browsers.app):
        answer = await ask(client, route, foreign)
        told = [name for name in foreign.names if name in answer.text]
        if told or not _refused(route, scope, answer.status_code):
            faults.append(f"{route}: {answer.status_code}, tells {told}")
    assert faults == []
    after = await snapshot(email)
    assert [table for table in before if before[table] != after[table]] == []


def _refused(route: Route, scope: Scope, status: int) -> bool:
    """Whether a foreign thing was answered as if there were no such thing, and any other page as
    the rule says."""
    assert route.rule is not None
    if not route.rule(scope):
        return status == 403
    return status == 404 if route.names_something else status < 500


@every_role
async def test_each_role_passes_where_its_rule_says_and_nowhere_else(
    browsers: Browsers, role: Role | None
) -> None:
    own, _ = await two_towns()
    email = await account_of(role, own)
    scope, client = await world.scope(email), await browser_of(browsers, email)
    own = replace(own, session=await another_session(browsers, email))
    faults = []
    for route in staff_routes(browsers.app):
        assert route.rule is not None
        answer = await ask(client, route, own)
        named = answer.status_code == 404 and str(route) in NAMED_BY_THE_FORM
        passed = answer.status_code in PASSED or named
        if passed != route.rule(scope) or not (passed or answer.status_code == 403):
            faults.append(f"{route}: {answer.status_code}")
    assert faults == []


async def test_without_signing_in_every_page_of_staff_leads_to_the_form(browsers: Browsers) -> None:
    own, _ = await two_towns()
    client = await browsers.client()
    for route in staff_routes(browsers.app):
        answer = await ask(client, route, own)
        assert answer.status_code in (302, 303), route
        assert answer.headers["location"].startswith("/sign-in"), route
        assert not [name for name in own.names if name in answer.text]


async def test_every_rule_stands_at_some_route(browsers: Browsers) -> None:
    rules = {name for name, rule in vars(permissions).items() if _asks_for_a_scope_alone(rule)}
    named = {route.rule.name for route in staff_routes(browsers.app) if route.rule}
    assert rules - named == set(), "a rule that no route names keeps nobody out"


def _asks_for_a_scope_alone(rule: object) -> bool:
    return isinstance(rule, Rule) and list(signature(rule).parameters) == ["scope"]


def test_a_route_without_a_rule_is_found() -> None:
    @get("/forgotten")
    async def forgotten() -> str:
        return "seen by anybody"

    with pytest.raises(AssertionError, match="/forgotten names no rule"):
        list(routes_of(Litestar([forgotten])))
