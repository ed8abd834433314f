"""Accounts and their roles in words, as rows of tables."""

from datetime import date
from typing import Any

from involvement.account import Held, StaffAccount
from involvement.forms.accounts import EVERYTHING
from involvement.place import Reach
from involvement.policies import may_try_password
from involvement.role_names import ROLES
from involvement.site import Site, local
from translations.formats import format_date, format_time
from translations.language import gettext as _


def account_row(account: StaffAccount, reach: Reach, site: Site) -> dict[str, Any]:
    """An account with its roles in force and how it stands."""
    today = site.today()
    label, tag = _state(account, site)
    url = f"/admin/accounts/{account.key}"
    held = [each for each in account.held if each.grant.holds_on(today)]
    return {
        "name": account.name,
        "email": account.email,
        "url": url,
        "roles": [role_row(each, reach, today) for each in held],
        "second_factor": account.second_factor,
        "invited": account.invited,
        "ended": account.ended_at is not None,
        "state_label": label,
        "state": tag,
    }


def role_row(held: Held, reach: Reach, today: date) -> dict[str, Any]:
    """A role, where it holds (`named` unless that is everything), until when, and whether still."""
    place = reach.name_of(held.grant)
    return {
        "number": held.number,
        "role": _(ROLES[held.grant.role]),
        "place": place or _(EVERYTHING),
        "named": bool(place),
        "until": format_date(held.grant.until) if held.grant.until else None,
        "in_force": held.grant.holds_on(today),
    }


def _state(account: StaffAccount, site: Site) -> tuple[str, str]:
    """How the account stands, and the look of the tag that says so."""
    if account.ended_at is not None:
        ended_on = format_date(local(account.ended_at).date())
        return _("Ended on %(day)s", day=ended_on), "plain"
    if not may_try_password(account.locked_until, site.now()) and account.locked_until:
        until = format_time(local(account.locked_until))
        return _("Closed until %(time)s after wrong tries", time=until), "warn"
    if account.invited:
        return _("Invited, no password yet"), "warn"
    return _("In use"), "good"
