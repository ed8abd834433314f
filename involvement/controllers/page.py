"""Answering a request with a page: the one way in which every controller does it."""

from typing import Any

from litestar import MediaType, Request, Response
from litestar.middleware.csrf import generate_csrf_token
from litestar.utils.scope.state import ScopeState

from involvement.controllers.lean import SeeOther
from involvement.look import Look, read_look
from involvement.metrics import Metrics
from involvement.rendering import environment
from involvement.screen import OWN, Screen
from involvement.site import Site
from translations.language import COOKIE as LANGUAGE_COOKIE
from translations.language import language

HTML = MediaType.HTML.value
CSRF_COOKIE = "form"
LOOK_COOKIE = "look"
DEVICE_SECONDS = 365 * 24 * 60 * 60

AnyRequest = Request[Any, Any, Any]


def site_of(request: AnyRequest) -> Site:
    """The settings, secrets and clock of this application."""
    site: Site = request.app.state.site
    return site


def metrics_of(request: AnyRequest) -> Metrics:
    """What this process counts."""
    metrics: Metrics = request.app.state.metrics
    return metrics


def look_of(request: AnyRequest) -> Look:
    """How this reader wants pages drawn."""
    return read_look(request.cookies.get(LOOK_COOKIE))


def screen_of(request: AnyRequest) -> Screen:
    """On whose screen the page will stand."""
    screen: Screen = request.scope.get("screen", OWN)  # type: ignore[assignment]
    return screen


def here(request: AnyRequest, path: str) -> str:
    """The address of one of our pages for this screen; `path` begins with a slash."""
    return screen_of(request).base + path


def csrf_token_of(request: AnyRequest) -> str:
    """The token for the forms of a page."""
    token = ScopeState.from_scope(request.scope).csrf_token
    return token if isinstance(token, str) else request.cookies.get(CSRF_COOKIE, "")


def page(
    request: AnyRequest, template: str, status_code: int = 200, **context: Any
) -> Response[bytes]:
    """A template as a response. `context` is added to what every page needs, or says it otherwise:
    such as a `look` that was chosen just now."""
    usual = {
        "language": language(),
        "look": look_of(request),
        "screen": screen_of(request),
        "csrf_token": csrf_token_of(request),
    }
    content = environment().get_template(template).render(usual | context)
    return html(content.encode(), status_code)


def html(content: bytes, status_code: int = 200) -> Response[bytes]:
    """Ready bytes as a page."""
    return Response(content, status_code=status_code, media_type=HTML)


def see_other(path: str) -> SeeOther:
    """After a form: the browser fetches `path`, and a reload does not send the form again."""
    return SeeOther(path)


def set_look(request: AnyRequest, response: Response[Any], look: Look, tag: str) -> None:
    """Remember how pages are made and in which language: as long as the browser is open, or on the
    device where people said so; on a shared screen for this visit."""
    screen = screen_of(request)
    seconds = DEVICE_SECONDS if look.on_device and not screen.is_shared else None
    for name, value in ((LOOK_COOKIE, look.to_cookie()), (LANGUAGE_COOKIE, tag)):
        set_cookie(request, response, name, value, path=screen.cookie_path, seconds=seconds)


def forget_look(request: AnyRequest, response: Response[Any], path: str) -> None:
    """From now on what was chosen holds for the pages below `path` only: whoever comes next to this
    screen begins afresh. What people wanted to be kept on their own device stays."""
    if screen_of(request).is_shared or look_of(request).on_device:
        return  # a shared screen starts again by itself
    for name in (LOOK_COOKIE, LANGUAGE_COOKIE):
        if name in request.cookies:
            set_cookie(request, response, name, request.cookies[name], path=path)
            response.delete_cookie(name, path="/")


def set_cookie(
    request: AnyRequest,
    response: Response[Any],
    name: str,
    value: str,
    path: str = "/",
    seconds: int | None = None,
) -> None:
    """A cookie that scripts cannot read and other sites do not send; Secure over https. It ends
    with the browser's session, or after so many seconds."""
    response.set_cookie(
        key=name,
        value=value,
        path=path,
        max_age=seconds,
        httponly=True,
        samesite="lax",
        secure=site_of(request).settings.secure,
    )


def fresh_csrf_token(request: AnyRequest, response: Response[Any]) -> str:
    """A new form token and its cookie, where the old one is missing or too old."""
    token = generate_csrf_token(site_of(request).secrecy.csrf_secret())
    set_cookie(request, response, CSRF_COOKIE, token)
    return token


def local_path(path: str | None, otherwise: str = "/") -> str:
    """A path on this site from a form or an address; `otherwise` for anything else."""
    if path and path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable():
        return path
    return otherwise
