"""Access needs over all support services of an account: which to ask about again, how often met."""

from typing import Any

from litestar import Controller, Response, get

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, site_of
from involvement.need import in_years
from involvement.store.need_reviews import DueReview, Met, count_met, list_due_reviews
from surveys.controllers.desk.rows import person_words
from translations.formats import format_date, format_number
from translations.language import gettext as _

FEWEST = 5


class NeedReviewsController(Controller):
    """`/desk/needs`."""

    path = "/needs"

    @get("/")
    async def reviews(self, request: AnyRequest) -> Response[Any]:
        """Needs to ask about again, and how often needs were met in the last twelve months."""
        site, scope = site_of(request), scope_of(request)
        reviews = await list_due_reviews(scope, site.secrecy, site.today())
        return desk_page(
            request,
            "desk/needs.html",
            reviews=[_review(each) for each in reviews],
            services=[_met(each) for each in await count_met(scope, in_years(site.today(), -1))],
        )


def _review(due: DueReview) -> dict[str, Any]:
    service = f"/desk/services/{due.service.slug}"
    return {
        **person_words(due.participant),
        "service": due.service.name,
        "need": due.need.words,
        "since": format_date(due.need.review_on),
        "url": f"{service}/participants/{due.participant.key}/needs",
    }


def _met(counted: Met) -> dict[str, Any]:
    return {
        "service": counted.service.name,
        "people": _people(counted.people),
        "contacts": format_number(counted.contacts),
        "met": format_number(counted.met),
        "not_met": _people(counted.people_not_met),
    }


def _people(count: int) -> str:
    """A number of people; so few that they could be known are not told apart."""
    return _("fewer than %(num)s", num=FEWEST) if 0 < count < FEWEST else format_number(count)
