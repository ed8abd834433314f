"""What tests of accounts do on pages: give a code, set up a second factor, invite somebody."""

import re

from involvement.store import accounts
from tests import world
from tests.page import Page
from tests.rules.page_text import text_of
from tests.world import Clock

ADMIN, WORKER, MEMBER = "ada@riverside.test", "worker@riverside.test", "member@riverside.test"
CODE = "Six digits, or a recovery code"


async def give_worker_second_factor() -> tuple[str, list[str]]:
    """The secret and the recovery codes of the usual worker."""
    found = await accounts.find_password_hash(WORKER)
    assert found
    return await world.second_factor(account=found[0])


async def give_code(page: Page, code: str, status: int = 200) -> Page:
    """Type the code into the second page of signing in."""
    page.fill(CODE, code)
    return await page.press("Sign in", status)


def secret_on(page: Page) -> str:
    """The key that the set-up page shows."""
    return text_of(page.select_one("p.code-groups")).replace(" ", "")


def codes_on(page: Page) -> list[str]:
    """The recovery codes of the page that shows them once."""
    return [text_of(each) for each in page.select("li.code-groups")]


async def set_up(page: Page, clock: Clock) -> str:
    """Set up the second factor; the secret."""
    await page.get("/account/second-factor")
    secret = secret_on(page)
    page.fill("Six digits that the app shows", world.digits(secret, clock.now))
    await page.press("Set up the second factor")
    return secret


def rows(page: Page, table: str) -> list[list[str]]:
    """The cells of a table, without its head."""
    found = page.select(f"table[aria-labelledby={table}] tr")
    return [[text_of(cell) for cell in row if cell.tag in ("th", "td")] for row in found][1:]


async def open_account(page: Page, email: str) -> None:
    """Go to the page of an account."""
    await page.get(f"/admin/accounts/{await accounts.get_key(email)}")


async def invite(page: Page, email: str = "noor@riverside.test", status: int = 200) -> str:
    """Invite a member of the steering group until the end of the year; the link's path."""
    await page.get("/admin/accounts")
    await page.follow("Invite somebody")
    page.fill("Name", "Noor Haddad")
    page.fill("E-mail address", email)
    page.fill("Role", "Member of a group")
    page.fill("Where", "Riverside steering group, a group")
    page.fill("Last day (you can leave this out)", "2027-12-31")
    await page.press("Make the account and show the link", status)
    found = re.search(r"http://heard\.test(/invitation/[\w-]+)", page.text)
    return found.group(1) if found else ""
