"""Closed doors: why nobody can answer here and now, what to do instead, and where to get help."""

from datetime import date
from typing import Any

from litestar import Response

from involvement.controllers.page import AnyRequest, here
from involvement.policies import may_young_start
from surveys.controllers.messages import Link, message
from surveys.survey import Survey
from surveys.wording import turned_away
from translations.formats import format_date
from translations.language import gettext as _


def over(request: AnyRequest, survey: Survey, again: date | None = None) -> Response[bytes]:
    """The survey has ended, or the time of this person's wave is over."""
    return _door(
        request,
        survey,
        _("This is closed now"),
        _("The time for these questions is over. Nothing new was saved."),
        _("If you still want to tell us something, please ask your worker."),
        turned=True,
    )


def early(request: AnyRequest, survey: Survey, again: date | None = None) -> Response[bytes]:
    """The survey opens later, or this person's wave comes later: from that day on."""
    return _door(
        request,
        survey,
        _("It is not time for these questions yet"),
        _(
            "You can answer from %(date)s on. Nothing new was saved.",
            date=format_date(again or survey.opens_on),
        ),
        _("You do not have to do anything until then.")
        if survey.is_anonymous
        else _("You do not have to do anything until then. Please keep your card."),
        turned=True,
    )


def held_back(request: AnyRequest, survey: Survey) -> Response[bytes]:
    """The survey waits for something that those who ask have to do first."""
    return _door(
        request,
        survey,
        _("This is not open yet"),
        _("We are not ready to take answers to these questions. Nothing new was saved."),
        _("It is nothing that you did. Please try again another day, or ask your worker."),
        turned=True,
    )


def ask_first(request: AnyRequest, survey: Survey, again: date | None = None) -> Response[bytes]:
    """Somebody under 18 cannot start before there are words for people under 18 to agree to."""
    return _door(
        request,
        survey,
        _("Please ask your worker"),
        str(may_young_start.sentence),
        _("It is nothing that you did. You can tell them that you would like to take part."),
    )


def needs_card(request: AnyRequest, survey: Survey, again: date | None = None) -> Response[bytes]:
    """These questions are for people with a card, and this browser showed none of theirs."""
    return _door(
        request,
        survey,
        _("Please use your card"),
        _("These questions are for people who were given a card with a code."),
        _("If you lost it, or it does not work any more, your worker can give you a new one."),
        status_code=403,
        link=(_("Type the code from your card"), here(request, "/code")),
        turned=True,
    )


def finished(request: AnyRequest, survey: Survey, again: date | None = None) -> Response[bytes]:
    """These questions were answered and sent before; `again` is when the next ones come."""
    return _door(
        request,
        survey,
        _("You have finished these questions"),
        _("Your answers are in and count once. You do not have to do anything more."),
        asked_again(again),
    )


def taken_out(request: AnyRequest, survey: Survey, again: date | None = None) -> Response[bytes]:
    """The person took these answers out; what is on the screen still cannot come in again."""
    return _door(
        request,
        survey,
        _("You took these answers out"),
        _("We have none of them any more, and nothing new was saved."),
    )


def asked_again(again: date | None) -> str:
    """When somebody with a card is asked again; "" where that is not known, or never."""
    if again is None:
        return ""
    when = _("from %(date)s", date=format_date(again))
    return _("We will ask you again: %(when)s. Please keep your card.", when=when)


def _door(
    request: AnyRequest,
    survey: Survey,
    title: str,
    *paragraphs: str,
    status_code: int = 409,
    link: Link | None = None,
    turned: bool = False,
) -> Response[Any]:
    """A closed door, with where to get help; `turned`: and where else to go, where the support
    service takes nobody new."""
    return message(
        request,
        title,
        *(each for each in paragraphs if each),
        status_code=status_code,
        link=link or (_("Go to the first page"), here(request, "/")),
        survey=survey,
        turned=turned_away(survey.service) if turned else None,
        helps=True,
    )
