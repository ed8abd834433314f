"""Ways to the pages of administrators."""

from tests.browser.agreement_pages import OF_ADMINISTRATORS, STATUS
from tests.browser.kiosk_pages import AT_THE_DESK, STATUS_AT_THE_DESK
from tests.browser.pages_of_accounts import FOR_ACCOUNTS, STATUS_OF_ACCOUNTS
from tests.browser.visitor import Visitor, Way, at


def new_service_sent_back(visitor: Visitor) -> None:
    """A new support service with nothing filled in."""
    visitor.go("/admin/services").press()


def nowhere_to_go(visitor: Visitor) -> None:
    """A support service that would end without saying where else to get help."""
    visitor.go("/admin/services/day-centre").page.locator("[name=elsewhere]").fill("")
    visitor.page.locator("[name=state][value=ended]").check()
    visitor.leave_by(visitor.page.locator("form[action$=state] button"))


def undated_protocol(visitor: Visitor) -> None:
    """A sharing protocol that was signed on no day."""
    visitor.go("/admin/agencies/housing-office")
    visitor.page.locator("[name=protocol][value=signed]").check()
    visitor.leave_by(visitor.page.locator("form[action$=protocol] button"))


def mistaken_protection(visitor: Visitor) -> None:
    """A data-protection record with nothing filled in."""
    visitor.go("/desk/surveys/health/data-protection").press()


def at_draft(visitor: Visitor, *, look: bool) -> None:
    """Our draft, as it will look, or sent back since it is still to be filled in."""
    visitor.go("/admin/texts/riverside/accessibility")
    button = "button[formaction]" if look else "button:not([formaction])"
    visitor.leave_by(visitor.main.locator(button))


def mistaken_rules(visitor: Visitor) -> None:
    """A number of days that is none."""
    visitor.go("/admin/retention/riverside").page.locator("[name=log]").fill("never")
    visitor.press()


def foreseen_rules(visitor: Visitor) -> None:
    """What new rules would remove, before they are saved."""
    visitor.go("/admin/retention/riverside").page.locator("[name=responses]").fill("1")
    visitor.press()


FOR_ADMINISTRATORS: dict[str, Way] = {
    **FOR_ACCOUNTS,
    **OF_ADMINISTRATORS,
    **AT_THE_DESK,
    "overview": at("/admin"),
    "name and help line": at("/admin/organisations/riverside?done=saved"),
    "organisation's support services": at("/admin/services"),
    "new support service, sent back": new_service_sent_back,
    "closed support service": at("/admin/services/day-centre"),
    "support service, nowhere to go": nowhere_to_go,
    "programmes": at("/admin/programmes"),
    "programme": at("/admin/programmes/health-pilots"),
    "partner agencies": at("/admin/agencies"),
    "partner agency": undated_protocol,
    "audit": at("/admin/audit"),
    "audit, searched": at("/admin/audit?account=commands&noun=survey"),
    "audit, sent back": at("/admin/audit?since=2026-11-02&until=2026-11-01"),
    "no organisation to add": at("/admin/organisations"),
    "today, a survey waits": at("/desk"),
    "survey that waits": at("/desk/surveys/health"),
    "survey to be deleted": at("/desk/surveys/health/delete"),
    "data protection": at("/desk/surveys/health/data-protection"),
    "data protection, sent back": mistaken_protection,
    "texts": at("/admin/texts"),
    "text": at("/admin/texts/riverside/privacy"),
    "text, preview": lambda visitor: at_draft(visitor, look=True),
    "text, sent back": lambda visitor: at_draft(visitor, look=False),
    "retention": at("/admin/retention"),
    "retention rules": at("/admin/retention/riverside"),
    "retention rules, sent back": mistaken_rules,
    "what new rules would remove": foreseen_rules,
}
STATUS_FOR_ADMINISTRATORS = {
    **STATUS_OF_ACCOUNTS,
    **STATUS_AT_THE_DESK,
    **STATUS,
    "new support service, sent back": 422,
    "support service, nowhere to go": 422,
    "partner agency": 422,
    "audit, sent back": 422,
    "no organisation to add": 403,
    "data protection, sent back": 422,
    "text, sent back": 422,
    "retention rules, sent back": 422,
}
"""What a page answers with, where it is not 200."""
