"""Pages of accounts in English and in two made-up languages, where nothing is left untranslated."""

from datetime import timedelta

import pytest

from involvement.roles import COMMAND
from involvement.store import accounts
from involvement.store.links import make_link
from involvement.store.sessions import start_session
from involvement.store.tries import MOST_MISTAKES, settle_password
from tests import world
from tests.account_pages import ADMIN, MEMBER, WORKER, codes_on, secret_on
from tests.page import Page
from tests.site import Browsers
from tests.world import PASSWORD, START, Clock

ACCOUNTS = {
    "/sign-in/code": [],  # these need more than an address, below
    "/invitation": [],
    "/reset": [],
    "/account": ["/account", "/account?done=password", "/account?done=sessions"],
    "/account/second-factor": ["/account/second-factor"],
    "/admin/accounts": ["/admin/accounts"],
    "/admin/accounts/new": ["/admin/accounts/new"],
    "/admin/accounts/{key:uuid}": [],
}
NO_PAGES_OF_ACCOUNTS = {"/invitation/{token:str}", "/reset/{token:str}"}

in_each_language = pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])


async def id_of(email: str) -> int:
    """What the stores call an account."""
    found = await accounts.find_password_hash(email)
    assert found
    return found[0]


@pytest.fixture
async def town(pseudo_browsers: Browsers) -> world.Riverside:
    """Riverside, with an administrator."""
    town = await world.riverside()
    await world.administrator(organisation=town.organisation)
    return town


async def visit_all(page: Page, language: str) -> None:
    """Every page that an address is enough for."""
    for path in (each for paths in ACCOUNTS.values() for each in paths):
        await page.get(path)
        assert page.root.get("lang") == language


@in_each_language
async def test_an_administrators_pages(
    pseudo_browsers: Browsers, town: world.Riverside, clock: Clock, language: str
) -> None:
    for _ in range(MOST_MISTAKES):
        await settle_password(await id_of(WORKER), START, right=False)
    await world.second_factor(account=await id_of(WORKER))
    await world.account(email="left@riverside.test", grants=[], name="Left")
    page = await pseudo_browsers.signed_in(ADMIN)
    page.speak(language)
    await visit_all(page, language)
    for email in (ADMIN, WORKER, MEMBER):
        address = f"/admin/accounts/{await accounts.get_key(email)}"
        for done in ("", "?done=role", "?done=role-ended", "?done=second-factor"):
            await page.get(f"{address}{done}")
        await page.post(f"{address}/roles", {"role": "chair", "place": "service:1"}, 422)
    await page.post(f"{address}/link", {})
    await page.get("/admin/accounts/new")
    await page.post("/admin/accounts/new", {"email": "x", "until": "2001-01-01"}, 422)
    await page.post(f"{address}/end", {})
    await page.get("/admin/accounts")
    await page.post(f"/admin/accounts/{await accounts.get_key(ADMIN)}/end", {}, 409)


@in_each_language
async def test_ones_own_pages(
    pseudo_browsers: Browsers, town: world.Riverside, clock: Clock, language: str
) -> None:
    for browser in ("Firefox on Windows", "Firefox on ", " on Windows"):
        await start_session(await id_of(MEMBER), START, None, browser=browser)
    page = await pseudo_browsers.signed_in(MEMBER)
    page.speak(language)
    await page.get("/account")
    await page.fill_and_submit("form.card", {}, 422)
    await page.get("/account/second-factor")
    await page.fill_and_submit("form.card", {"code": "000000"}, 422)
    await page.fill_and_submit("form.card", {"code": world.digits(secret_on(page), clock.now)})
    codes = codes_on(page)
    await page.get("/account/second-factor")
    await page.fill_and_submit("form.card", {"password": "x", "code": "x"}, 422)
    await page.fill_and_submit("form.card", {"password": PASSWORD, "code": codes[0]})
    assert len(codes_on(page)) == len(codes)


@in_each_language
async def test_signing_in_with_a_code_and_by_links(
    pseudo_browsers: Browsers, town: world.Riverside, clock: Clock, language: str
) -> None:
    _, codes = await world.second_factor(account=await id_of(WORKER))
    page = await pseudo_browsers.open(language)
    await page.get("/sign-in")
    await page.fill_and_submit("form.form", {"email": WORKER, "password": PASSWORD})
    assert page.path == "/sign-in/code"
    await page.fill_and_submit("form.form", {"code": ""}, 422)
    await page.fill_and_submit("form.form", {"code": "000000"}, 422)
    await page.fill_and_submit("form.form", {"code": codes[0]})
    assert page.path == "/desk"
    link = await make_link(COMMAND, START, START.date(), await accounts.get_key(WORKER))
    await page.get(link.path)
    await page.fill_and_submit("form.form", {"new_password": "short"}, 422)
    clock.now += timedelta(days=1)
    await page.get(link.path, 409)
