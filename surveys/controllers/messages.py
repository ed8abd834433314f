"""Plain pages for when something is in the way: what happened, then what to do."""

from collections.abc import Sequence
from typing import Any

from litestar import Response

from involvement.controllers.page import AnyRequest, page
from surveys.survey import Survey
from surveys.wording import TurnedAway, turned_away
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
) -> Response[bytes]:
    """A page with a heading, some sentences and at most one way on."""
    return page(
        request,
        "answer/message.html",
        status_code,
        **message_context(title, paragraphs, link, survey),
        turned=turned,
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
        turned=turned_away(survey.service),
    )


def not_open_yet(request: AnyRequest, survey: Survey) -> Response[bytes]:
    """The survey waits for something that those who ask have to do first."""
    return message(
        request,
        _("This is not open yet"),
        _("We are not ready to take answers to these questions. Nothing new was saved."),
        _("It is nothing that you did. Please try again another day, or ask your worker."),
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
        turned=turned_away(survey.service),
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


def taken_out(request: AnyRequest, survey: Survey) -> Response[bytes]:
    """The person took these answers out; what is on the screen still cannot come in again."""
    return message(
        request,
        _("You took these answers out"),
        _("We have none of them any more, and nothing new was saved."),
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
