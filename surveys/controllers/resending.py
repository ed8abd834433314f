"""Pages that keep a form for one more try: too busy, out of order, or open for too long."""

from collections.abc import Sequence

from litestar import Response

from involvement.controllers.page import HTML, AnyRequest, fresh_csrf_token, look_of, screen_of
from involvement.rendering import environment
from surveys.controllers.messages import message, message_context
from surveys.survey import Survey
from translations.language import gettext as _
from translations.language import language


def busy(
    request: AnyRequest, fields: Sequence[tuple[str, str]], survey: Survey | None = None
) -> Response[bytes]:
    """Too many answers arrive at once: the form can be sent again as it is."""
    response = send_again(
        request,
        _("We are very busy just now"),
        [
            _("Your answers are still on this screen. Nothing is lost."),
            _("Please wait a moment, then send it again."),
        ],
        fields,
        status_code=503,
        survey=survey,
    )
    response.headers["Retry-After"] = "2"
    return response


def away(request: AnyRequest, fields: Sequence[tuple[str, str]]) -> Response[bytes]:
    """The database takes nothing just now: its disk is full, or its server is gone."""
    if request.method == "GET":
        response = message(
            request,
            _("We cannot show this just now"),
            _("Something of ours is not working. What you told us before is safe."),
            _("Please wait a moment, then try once more."),
            status_code=503,
            link=(_("Try again"), _address_of(request)),
        )
    else:
        response = send_again(
            request,
            _("We cannot save anything just now"),
            [
                _("Something of ours is not working, and this may not have been saved."),
                _("What you wrote is still here. Please wait a moment, then send it again."),
            ],
            fields,
            status_code=503,
        )
    response.headers["Retry-After"] = "10"
    return response


def open_too_long(request: AnyRequest, fields: Sequence[tuple[str, str]]) -> Response[bytes]:
    """The form's token is too old or missing."""
    return send_again(
        request,
        _("This page was open for too long"),
        [
            _("To keep you safe, we check that a form was opened a short while ago."),
            _("What you wrote is still here. Please send it again."),
        ],
        fields,
        status_code=403,
    )


def send_again(
    request: AnyRequest,
    title: str,
    paragraphs: Sequence[str],
    fields: Sequence[tuple[str, str]],
    *,
    status_code: int,
    survey: Survey | None = None,
) -> Response[bytes]:
    """A message that keeps the form, with a fresh token, for one more try."""
    response: Response[bytes] = Response(b"", status_code=status_code, media_type=HTML)
    context = message_context(title, paragraphs, None, survey)
    kept = [{"name": n, "value": v} for n, v in fields if n != "_csrf_token"]
    content = (
        environment()
        .get_template("answer/message.html")
        .render(
            language=language(),
            look=look_of(request),
            screen=screen_of(request),
            csrf_token=fresh_csrf_token(request, response),
            resend={"url": _address_of(request), "fields": kept},
            **context,
        )
    )
    response.content = content.encode()
    return response


def _address_of(request: AnyRequest) -> str:
    """The path and the query of a request: the way back may stand in the query."""
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path
