"""Every failure as a plain page in the reader's language, with what was typed still there."""

from asyncio import QueueFull
from typing import Any
from urllib.parse import quote

from litestar import Response
from litestar.datastructures import FormMultiDict
from litestar.exceptions import (
    HTTPException,
    NotAuthorizedException,
    PermissionDeniedException,
)
from litestar.types import ExceptionHandlersMap
from litestar.utils.scope.state import ScopeState

from involvement.controllers.desk_page import start_page_of
from involvement.controllers.page import AnyRequest, here, metrics_of, see_other
from involvement.guards import NeedsSecondFactor
from involvement.log import LOG, where
from involvement.reach import out_of_reach
from involvement.roles import SignedIn
from involvement.rule import NotNow, NotPermitted
from involvement.store.services import NotInScope
from surveys.controllers import messages, resending
from surveys.controllers.kiosk.tablet import NotEnrolled, show_enrolling, stay_inside
from surveys.controllers.visit import Refused, show_refusal
from translations.language import gettext as _
from translations.language import set_language_of

FORM_TOKEN_FAILED = "CSRF token verification failed"  # noqa: S105 - Litestar's own words


def show_sign_in(request: AnyRequest, _error: NotAuthorizedException) -> Response[Any]:
    """Nobody is signed in: to the form, and back here afterwards."""
    if request.method != "GET":
        return see_other("/sign-in")
    return see_other(f"/sign-in?back={quote(request.url.path)}")


def show_second_factor(_request: AnyRequest, _error: NeedsSecondFactor) -> Response[Any]:
    """An administrator sets up a second factor before anything else."""
    return see_other("/account/second-factor")


def show_denied(request: AnyRequest, error: PermissionDeniedException) -> Response[Any]:
    """A form that was open too long: the only thing that Litestar itself denies here."""
    if error.detail != FORM_TOKEN_FAILED:
        return show_http_error(request, error)
    set_language_of(request)
    return resending.open_too_long(request, _posted(request))


def show_not_permitted(request: AnyRequest, refusal: NotPermitted) -> Response[Any]:
    """A page or a change that is not for this account, with the sentence of the rule."""
    set_language_of(request)
    return messages.message(
        request,
        _("This page is not for your account"),
        str(refusal),
        _("If it should, ask the administrator of your organisation."),
        status_code=403,
        link=(_("Go to your start page"), _start_page(request)),
    )


def show_not_now(request: AnyRequest, refusal: NotNow) -> Response[Any]:
    """Something that nobody may do as things stand, with the sentence of the policy."""
    set_language_of(request)
    return messages.message(
        request,
        _("This cannot be done now"),
        str(refusal),
        _("Nothing was changed."),
        status_code=409,
        link=(_("Go to your start page"), _start_page(request)),
    )


def show_not_found(request: AnyRequest, _error: Exception) -> Response[Any]:
    """No such page, or none that this account may reach."""
    set_language_of(request)
    stay_inside(request)
    return messages.not_found(request)


def show_busy(request: AnyRequest, _error: QueueFull) -> Response[Any]:
    """The database cannot keep up: the form goes back to the screen."""
    set_language_of(request)
    metrics_of(request).refused.labels("busy").inc()
    return resending.busy(request, _posted(request))


def show_too_large(request: AnyRequest, _error: HTTPException) -> Response[Any]:
    """A body that is larger than any form of ours."""
    set_language_of(request)
    return messages.too_large(request)


def show_not_taken(request: AnyRequest, _error: HTTPException) -> Response[Any]:
    """A file, or a body packed in another way: no form of ours sends either."""
    set_language_of(request)
    return messages.not_taken(request)


def _posted(request: AnyRequest) -> list[tuple[str, str]]:
    """The fields of the form that failed, but for passwords.

    Handlers of errors cannot wait for a body; the check of the form token has read it already.
    """
    form = ScopeState.from_scope(request.scope).form
    fields = FormMultiDict.from_form_data(form).multi_items() if isinstance(form, dict) else ()
    texts = [(name, text) for name, text in fields if isinstance(text, str)]
    return [(name, text) for name, text in texts if "password" not in name]


def show_http_error(request: AnyRequest, error: HTTPException) -> Response[Any]:
    """Requests that no page sends: a wrong method, a body that is not a form."""
    set_language_of(request)
    stay_inside(request)
    return messages.message(
        request,
        _("We did not understand this request"),
        _("Nothing was saved."),
        status_code=error.status_code,
        link=(_("Go to the first page"), here(request, "/")),
    )


def show_failure(request: AnyRequest, error: Exception) -> Response[Any]:
    """Our mistake, or that of the database's disk or server: then the form goes back to the screen.
    The log gets where it happened, never what was said or by whom."""
    set_language_of(request)
    LOG.error("failed at %s", where(error))
    if out_of_reach(error):
        metrics_of(request).refused.labels("away").inc()
        return resending.away(request, _posted(request))
    return messages.message(
        request,
        _("Something went wrong on our side"),
        _("We are sorry. What you answered on earlier pages is safe."),
        _("Please go back and try once more. If it happens again, please tell your worker."),
        status_code=500,
        link=(_("Go to the first page"), here(request, "/")),
    )


def _start_page(request: AnyRequest) -> str:
    """Where whoever is signed in begins; for everybody else the first page."""
    signed_in = request.scope.get("user")
    return start_page_of(signed_in.scope) if isinstance(signed_in, SignedIn) else here(request, "/")


HANDLERS: ExceptionHandlersMap = {
    Refused: show_refusal,
    NotAuthorizedException: show_sign_in,
    NeedsSecondFactor: show_second_factor,
    PermissionDeniedException: show_denied,
    NotPermitted: show_not_permitted,
    NotNow: show_not_now,
    NotInScope: show_not_found,
    NotEnrolled: show_enrolling,
    404: show_not_found,
    413: show_too_large,
    415: show_not_taken,
    QueueFull: show_busy,
    HTTPException: show_http_error,
    Exception: show_failure,
}
