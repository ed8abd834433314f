"""How far an administrator of accounts reaches, and what nobody can do to accounts."""

import pytest

from involvement.roles import COMMAND, Grant, Role
from involvement.store import accounts
from involvement.store.grants import add_grant
from tests import stored, world
from tests.account_pages import ADMIN, MEMBER, WORKER, invite, open_account, rows
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.world import START

TODAY = START.date()


@pytest.fixture
async def town(browsers: Browsers) -> world.Riverside:
    """Riverside, with an administrator."""
    town = await world.riverside()
    await world.administrator(organisation=town.organisation)
    return town


@pytest.fixture
async def page(browsers: Browsers, town: world.Riverside) -> Page:
    """The administrator's browser."""
    return await browsers.signed_in(ADMIN)


async def test_the_last_administrator_can_neither_be_ended_nor_lose_the_role(page: Page) -> None:
    for button in ("End this role", "End it for good"):
        await open_account(page, ADMIN)
        await page.press(button, 409)
        assert "This is the last administrator. Make another one first." in page.text
    await page.get("/admin/accounts")
    assert rows(page, "list")[0][1:] == ["Administrator, Riverside Support", "no", "In use"]


async def test_administrators_look_after_their_own_account_on_its_own_page(page: Page) -> None:
    own = await accounts.get_key(ADMIN)
    await open_account(page, ADMIN)
    assert "For your own account, go to the page Your account" in page.text
    assert "link" not in " ".join(text_of(each) for each in page.select("main button"))
    for action in ("link", "second-factor/remove"):
        await open_account(page, ADMIN)
        await page.post(f"/admin/accounts/{own}/{action}", {}, 403)
    assert await stored.count("inv_one_time_link") == 0


async def test_an_account_with_roles_elsewhere_is_not_taken_over(
    page: Page, town: world.Riverside
) -> None:
    elsewhere = await world.organisation(slug="elsewhere", name="Elsewhere")
    person = await accounts.get_key(WORKER)
    await add_grant(COMMAND, START, TODAY, person, Grant(Role.WORKER, organisation=elsewhere))
    await open_account(page, WORKER)
    assert "This account has roles in other places too." in page.text
    assert "Elsewhere" not in page.text
    assert [text_of(each) for each in page.select("main button")] == [
        "End this role",
        "Give this role",
    ]
    for action in ("link", "second-factor/remove", "end"):
        await open_account(page, WORKER)
        await page.post(f"/admin/accounts/{person}/{action}", {}, 403)


async def test_nothing_of_another_organisation_is_shown_or_changed(
    page: Page, town: world.Riverside
) -> None:
    elsewhere = await world.organisation(slug="elsewhere", name="Elsewhere")
    await world.steering_group(organisation=elsewhere, services=[], slug="foreign")
    foreign = "admin@elsewhere.test"
    await world.administrator(organisation=elsewhere, email=foreign)
    key = await accounts.get_key(foreign)
    await page.get(f"/admin/accounts/{key}", 404)
    before, audit = await stored.rows("inv_role_grant"), await stored.audit()
    role = {"role": "worker", "place": f"organisation:{town.organisation}"}
    for action, fields in (
        ("roles", role),
        ("roles/1/end", {}),
        ("link", {}),
        ("second-factor/remove", {}),
        ("end", {}),
    ):
        await page.get("/admin/accounts/new")
        await page.post(f"/admin/accounts/{key}/{action}", fields, 404)
    for place in (f"organisation:{elsewhere}", "forum:foreign", "everything", "service:99"):
        own = await accounts.get_key(WORKER)
        await page.get(f"/admin/accounts/{own}")
        assert place not in [each.get("value") for each in page.select("select[name=place] option")]
        await page.post(f"/admin/accounts/{own}/roles", {**role, "place": place}, 422)
    assert await stored.rows("inv_role_grant") == before
    assert await stored.audit() == audit


@pytest.mark.parametrize("email", [WORKER, MEMBER])
async def test_accounts_are_for_administrators(
    browsers: Browsers, town: world.Riverside, email: str
) -> None:
    page, key = await browsers.signed_in(email), await accounts.get_key(ADMIN)
    for path in ("/admin/accounts", "/admin/accounts/new", f"/admin/accounts/{key}"):
        await page.get(path, 403)
    await page.get("/account")
    for action in ("roles", "roles/1/end", "link", "second-factor/remove", "end"):
        await page.get("/account")
        await page.post(f"/admin/accounts/{key}/{action}", {}, 403)
    assert "Accounts" not in [text_of(each) for each in page.select("nav a")]


async def test_an_administrator_without_narrowing_sees_everybody_and_gives_every_role(
    browsers: Browsers, town: world.Riverside
) -> None:
    elsewhere = await world.organisation(slug="elsewhere", name="Elsewhere")
    await world.administrator(organisation=elsewhere, email="admin@elsewhere.test")
    await world.administrator(email="whole@riverside.test")
    await world.account(email="nothing@riverside.test", grants=[], name="Zoe")
    page = await browsers.signed_in("whole@riverside.test")
    await page.get("/admin/accounts")
    assert len(rows(page, "list")) == 6
    await open_account(page, "nothing@riverside.test")
    assert "This account has no role yet" in page.text
    page.fill("Role", "Administrator")
    page.fill("Where", "Everything")
    await page.press("Give this role")
    assert rows(page, "roles") == [["Administrator", "Everything", "none", "End this role"]]


async def test_every_change_is_on_record_for_the_administrators_of_the_organisation(
    page: Page, town: world.Riverside
) -> None:
    before = len(await stored.audit())
    await invite(page)
    await open_account(page, "noor@riverside.test")
    await page.press("Make a new invitation link")
    await open_account(page, WORKER)
    await page.press("End this role")
    await page.press("End it for good")
    found = await accounts.find_password_hash(ADMIN)
    assert found
    assert (await stored.audit())[before:] == [
        (found[0], "invited", "account"),
        (found[0], "made a link (invitation) for", "account"),
        (found[0], "ended the role worker of", "account"),
        (found[0], "ended", "account"),
    ]
    assert set((await stored.audited_for())[before:]) == {town.organisation}
    written = repr(await stored.rows("inv_audit"))
    assert "Noor" not in written
    assert "@" not in written
