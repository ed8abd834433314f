"""Plain pages for when something is in the way: what happened, then what to do."""

from collections.abc import Sequence
from typing import Any

from litestar import Response

from involvement.controllers.page import HTML, AnyRequest, fresh_csrf_token, look_of, page
from involvement.rendering import environment
from surveys.survey import Survey
from translations.language import gettext as _
from translations.language import language

Link = tuple[str, str]
"""(words, address)"""


def message(
    request: AnyRequest,
    title: str,
    *paragraphs: str,
    status_code: int,
    link: Link | None = None,
    survey: Survey | None = None,
) -> Response[bytes]:
    """A page with a heading, some sentences and at most one way on."""
    return page(
        request,
        "answer/message.html",
        status_code,
        **_context(title, paragraphs, link, survey),
        resend=None,
    )


def not_found(request: AnyRequest) -> Response[bytes]:
    """No such page, survey or question."""
    return message(
        request,
        _("We cannot find this page"),
        _("The address may have been typed wrongly, or what stood here is over."),
        status_code=404,
        link=(_("Go to the first page"), "/"),
    )


def closed(request: AnyRequest, survey: Survey) -> Response[bytes]:
    """The survey or this person's wave takes no answers today."""
    return message(
        request,
        _("This is closed now"),
        _("We are not taking answers to these questions today. Nothing new was saved."),
        _("If you still want to tell us something, please ask your worker."),
        status_code=409,
        link=(_("Go to the first page"), "/"),
        survey=survey,
    )


def needs_card(request: AnyRequest, survey: Survey) -> Response[bytes]:
    """These questions are for people with a card, and this browser showed none of theirs."""
    return message(
        request,
        _("Please use your card"),
        _("These questions are for people who were given a card with a code."),
        status_code=403,
        link=(_("Type the code from your card"), "/code"),
        survey=survey,
    )


def finished_already(request: AnyRequest, survey: Survey) -> Response[bytes]:
    """These questions were answered and sent before."""
    return message(
        request,
        _("You have finished these questions"),
        _("Your answers are in and count once. You do not have to do anything more."),
        status_code=409,
        link=(_("Go to the first page"), "/"),
        survey=survey,
    )


def lost_place(request: AnyRequest, survey: Survey) -> Response[bytes]:
    """We cannot tell whose answers these would be: no cookie, or a card that was replaced."""
    return message(
        request,
        _("We lost your place"),
        _("We cannot tell which answers this belongs to, so nothing was saved just now."),
        _("What you answered before is safe. If you have a card, please use its code again."),
        status_code=409,
        link=(_("Start or carry on"), f"/s/{survey.slug}"),
        survey=survey,
    )


def older_version(request: AnyRequest, survey: Survey) -> Response[bytes]:
    """The form on the screen belongs to other questions than the ones being answered."""
    return message(
        request,
        _("These questions have changed"),
        _("The page on your screen was older than the questions you are answering."),
        _("This one answer was not saved. Everything before it is safe."),
        status_code=409,
        link=(_("Carry on"), f"/s/{survey.slug}"),
        survey=survey,
    )


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


def too_large(request: AnyRequest) -> Response[bytes]:
    """More was sent than any form of ours holds."""
    return message(
        request,
        _("This is too much to send at once"),
        _("Nothing was saved. Please go back, shorten what you wrote, and send it again."),
        status_code=413,
        link=(_("Go to the first page"), "/"),
    )


def not_taken(request: AnyRequest) -> Response[bytes]:
    """A file, which no form of ours asks for."""
    return message(
        request,
        _("We do not take files here"),
        _("Nothing was saved. Please go back, and write what you want to tell us."),
        status_code=415,
        link=(_("Go to the first page"), "/"),
    )


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
    context = _context(title, paragraphs, None, survey)
    kept = [{"name": n, "value": v} for n, v in fields if n != "_csrf_token"]
    content = (
        environment()
        .get_template("answer/message.html")
        .render(
            language=language(),
            look=look_of(request),
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


def _context(
    title: str, paragraphs: Sequence[str], link: Link | None, survey: Survey | None
) -> dict[str, Any]:
    return {
        "title": title,
        "paragraphs": paragraphs,
        "main_link": {"label": link[0], "url": link[1]} if link else None,
        "organisation": survey.service.organisation.name if survey else None,
    }
