"""The audit: what staff and commands changed, for administrators to read."""

from datetime import UTC
from typing import Any
from urllib.parse import urlencode

from litestar import Controller, Response, get

from involvement.audit_entry import AuditEntry, AuditSearch, short_key
from involvement.audit_wording import in_words
from involvement.consent import Purpose
from involvement.consent_words import PURPOSES
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest
from involvement.forms.audit import AuditForm, audit_form
from involvement.guards import Permits
from involvement.permissions import may_administer
from involvement.site import LOCAL_TIME
from involvement.store.audit import list_accounts_in, list_entries
from involvement.store.audit_names import find_names
from translations.formats import format_moment
from translations.language import gettext as _

A_PAGE = 50
Names = dict[tuple[str, str], str]
"""(noun, key) → what it is called."""


class AuditController(Controller):
    """`/admin/audit`."""

    path = "/admin/audit"
    guards = (Permits(may_administer),)

    @get("/")
    async def audit(self, request: AnyRequest) -> Response[Any]:
        """What was changed in the organisations of this account, newest first."""
        form = audit_form(request.query_params, await list_accounts_in(scope_of(request)))
        if not form.validate():
            return _page(request, form, [], 1, 422)
        number = _page_asked(request)
        # One more than fits tells whether there is an older page.
        entries = await list_entries(
            scope_of(request), form.search, skip=(number - 1) * A_PAGE, most=A_PAGE + 1
        )
        return _page(request, form, entries, number, names=await find_names(entries))


def _page(
    request: AnyRequest,
    form: AuditForm,
    entries: list[AuditEntry],
    number: int,
    status_code: int = 200,
    names: Names | None = None,
) -> Response[Any]:
    return desk_page(
        request,
        "admin/audit.html",
        status_code,
        form=form,
        entries=[_row(each, names or {}) for each in entries[:A_PAGE]],
        narrowed=form.errors or form.search != AuditSearch(),
        newer_url=_address(request, number - 1) if number > 1 else None,
        older_url=_address(request, number + 1) if len(entries) > A_PAGE else None,
    )


def _row(entry: AuditEntry, names: Names) -> dict[str, Any]:
    label = _label(entry)
    return {
        "number": entry.number,
        "at": format_moment(entry.at.astimezone(LOCAL_TIME)),
        "machine_at": entry.at.astimezone(UTC).isoformat(timespec="seconds"),
        "by": entry.by,
        "what": in_words(entry.action, entry.noun),
        "written": f"{entry.action} {entry.noun}",
        "name": label or names.get((entry.noun, entry.noun_key)),
        "which": None if label else short_key(entry.noun_key),
    }


def _label(entry: AuditEntry) -> str | None:
    """What one of our own words that stands as a key is called on pages; None for other keys."""
    return _(PURPOSES[Purpose(entry.noun_key)]) if entry.noun == "consent wording" else None


def _page_asked(request: AnyRequest) -> int:
    """The page that the address names; the first one for anything else."""
    asked = request.query_params.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= 6 else 1
    return max(number, 1)


def _address(request: AnyRequest, number: int) -> str:
    """Another page of the same search."""
    asked = {name: text for name, text in request.query_params.items() if name != "page"}
    return f"/admin/audit?{urlencode({**asked, 'page': number})}"
