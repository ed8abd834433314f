"""Pages of accounts, and the way to each from the window of an administrator."""

import time

import pyotp

from tests.browser.seeding import ADMINISTRATOR, PASSWORD
from tests.browser.visitor import Visitor, Way

INVITE = "/admin/accounts/new"
FACTOR = "/account/second-factor"


def an_account(visitor: Visitor) -> None:
    """The account of somebody else."""
    row = visitor.go("/admin/accounts").page.locator("tr", has_text="sam@example.org")
    visitor.leave_by(row.get_by_role("link"))
    visitor.page.locator("main summary").click()


def wrong_role(visitor: Visitor) -> None:
    """A role of which nothing was chosen."""
    an_account(visitor)
    visitor.leave_by(visitor.page.locator("form.card button"))


def shown_link(visitor: Visitor) -> None:
    """A link for somebody new, shown once."""
    page = visitor.go(INVITE).page
    page.locator("[name=name]").fill("Noor Haddad")
    page.locator("[name=email]").fill(f"noor-{time.time_ns()}@example.org")
    page.locator("[name=role]").select_option("steering-group-member")
    page.locator("[name=place]").select_option("forum:riverside-steering")
    visitor.press()


def opened_link(visitor: Visitor) -> None:
    """Where somebody new chooses a password, in a window in which nobody is signed in."""
    shown_link(visitor)
    address = visitor.page.locator("p.card strong").inner_text()
    visitor.page.context.clear_cookies(name="session")
    visitor.go(address[address.index("/invitation/") :])


def chosen_password(visitor: Visitor) -> None:
    """Somebody new is signed in."""
    opened_link(visitor)
    for field in ("new_password", "new_password_again"):
        visitor.page.locator(f"[name={field}]").fill(PASSWORD)
    visitor.press()


def short_password(visitor: Visitor) -> None:
    """A password that is too short."""
    opened_link(visitor)
    visitor.page.locator("[name=new_password]").fill("short")
    visitor.press()


def new_factor(visitor: Visitor) -> None:
    """Setting up a second factor."""
    chosen_password(visitor)
    visitor.go(FACTOR)


def wrong_digits(visitor: Visitor) -> None:
    """Six digits that no app showed."""
    new_factor(visitor)
    visitor.page.locator("[name=code]").fill("000 000")
    visitor.press()


def recovery_codes(visitor: Visitor) -> None:
    """Recovery codes, shown once."""
    new_factor(visitor)
    key = visitor.page.locator("p.code-groups").inner_text()
    visitor.page.locator("[name=code]").fill(pyotp.TOTP(key.replace(" ", "")).now())
    visitor.press()


def code_asked(visitor: Visitor) -> None:
    """After the password, the code."""
    visitor.page.context.clear_cookies(name="session")
    visitor.sign_in(ADMINISTRATOR, PASSWORD)


def code_wrong(visitor: Visitor) -> None:
    """A code that does not work."""
    code_asked(visitor)
    visitor.page.locator("[name=code]").fill("ABCD EFGH JKLM")
    visitor.press()


def sent_back(path: str) -> Way:
    """The card form of this page, sent with nothing filled in."""
    return lambda visitor: visitor.go(path).leave_by(
        visitor.page.locator("main form.form button").first
    )


def _at(path: str) -> Way:
    return lambda visitor: visitor.go(path)


FOR_ACCOUNTS: dict[str, Way] = {
    "accounts": _at("/admin/accounts"),
    "account": an_account,
    "account, sent back": wrong_role,
    "invite": _at(INVITE),
    "invite, sent back": sent_back(INVITE),
    "link": shown_link,
    "choose a password": opened_link,
    "choose a password, sent back": short_password,
    "link that is over": _at("/invitation"),
    "own account": _at("/account"),
    "own account, sent back": sent_back("/account"),
    "second factor": _at(FACTOR),
    "second factor, sent back": sent_back(FACTOR),
    "new second factor": new_factor,
    "new second factor, sent back": wrong_digits,
    "recovery codes": recovery_codes,
    "code": code_asked,
    "code, wrong": code_wrong,
}
STATUS_OF_ACCOUNTS = {
    **{name: 422 for name in FOR_ACCOUNTS if name.endswith("sent back")},
    "code, wrong": 422,
    "link that is over": 409,
}
"""What a page answers with, where it is not 200."""
