"""Plain pages for when something is in the way: what happened, then what to do."""

from collections.abc import Sequence
from typing import Any

from litestar import Response

from involvement.controllers.page import AnyRequest, here, page
from surveys.survey import Survey
from surveys.wording import TurnedAway, in_language
from translations.language import gettext as _

Link = tuple[str, str]
"""(words, address)"""


def message(
    request: AnyRequest,
    title: str,
    *paragraphs: str,
    status_code: int,
    link: Link | None = None,
    survey: Survey | None = None,
    turned: TurnedAway | None = None,
    helps: bool = False,
) -> Response[bytes]:
    """A page with a heading, some sentences and at most one way on; `helps`: and with where to get
    help."""
    return page(
        request,
        "answer/message.html",
        status_code,
        **message_context(title, paragraphs, link, survey),
        turned=turned,
        help=_help_of(survey) if helps and survey else None,
        resend=None,
    )


def not_found(request: AnyRequest) -> Response[bytes]:
    """No such page, survey or question."""
    return message(
        request,
        _("We cannot find this page"),
        _("The address may have been typed wrongly, or what stood here is over."),
        status_code=404,
        link=(_("Go to the first page"), here(request, "/")),
    )


def lost_place(request: AnyRequest, survey: Survey) -> Response[bytes]:
    """We cannot tell whose answers these would be: no cookie, or a card that was replaced."""
    return message(
        request,
        _("We lost your place"),
        _("We cannot tell which answers this belongs to, so nothing was saved just now."),
        _("What you answered before is safe. If you have a card, please use its code again."),
        status_code=409,
        link=(_("Start or carry on"), here(request, f"/s/{survey.slug}")),
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
        link=(_("Carry on"), here(request, f"/s/{survey.slug}")),
        survey=survey,
    )


def too_large(request: AnyRequest) -> Response[bytes]:
    """More was sent than any form of ours holds."""
    return message(
        request,
        _("This is too much to send at once"),
        _("Nothing was saved. Please go back, shorten what you wrote, and send it again."),
        status_code=413,
        link=(_("Go to the first page"), here(request, "/")),
    )


def not_taken(request: AnyRequest) -> Response[bytes]:
    """A file, which no form of ours asks for."""
    return message(
        request,
        _("We do not take files here"),
        _("Nothing was saved. Please go back, and write what you want to tell us."),
        status_code=415,
        link=(_("Go to the first page"), here(request, "/")),
    )


def message_context(
    title: str, paragraphs: Sequence[str], link: Link | None, survey: Survey | None
) -> dict[str, Any]:
    """What the template of such a page needs."""
    return {
        "title": title,
        "paragraphs": paragraphs,
        "main_link": {"label": link[0], "url": link[1]} if link else None,
        "organisation": survey.service.organisation.name if survey else None,
    }


def _help_of(survey: Survey) -> dict[str, str]:
    """Whom people can ring, and when, in the language of the page; "" where none is known."""
    organisation = survey.service.organisation
    return {
        "name": organisation.help_name,
        "phone": organisation.help_phone,
        "text": in_language(organisation.help_text),
    }
