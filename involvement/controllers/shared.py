"""What a partner agency reads: who agreed to share with it, and confirming that with a person."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.consent_words import wording_words
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.guards import Permits
from involvement.permissions import may_read_shared
from involvement.policies import may_share
from involvement.sharing import Shared, SharedWith
from involvement.site import LOCAL_TIME, local_day
from involvement.store.sharing import confirm_shared, list_shared
from translations.formats import format_date, format_moment
from translations.language import gettext as _


class SharedController(Controller):
    """`/shared`."""

    path = "/shared"
    guards = (Permits(may_read_shared),)

    @get("/")
    async def shared(self, request: AnyRequest) -> Response[Any]:
        """Who agrees now to share with the agencies of this account."""
        site = site_of(request)
        found = await list_shared(scope_of(request), site.secrecy, site.now(), site.today())
        return desk_page(
            request,
            "shared.html",
            agencies=[_agency(each) for each in found],
            notice=_("Your confirmation is on record.")
            if request.query_params.get("done")
            else None,
        )

    @post("/{agency:str}/{key:uuid}", status_code=303)
    async def confirm(
        self, request: AnyRequest, agency: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Somebody of the agency asked this person today, and they still agree."""
        site = site_of(request)
        await confirm_shared(
            scope_of(request), site.now(), site.today(), agency=agency, participant=key
        )
        return see_other("/shared?done=1")


def _agency(shared: SharedWith) -> dict[str, Any]:
    agency = shared.agency
    return {
        "name": agency.name,
        "slug": agency.slug,
        "why_not": None if may_share(agency.protocol) else str(may_share.sentence),
        "people": [_person(each, shared.as_of) for each in shared.people],
        "as_of": format_moment(shared.as_of.astimezone(LOCAL_TIME)),
    }


def _person(shared: Shared, now: datetime) -> dict[str, Any]:
    given, confirmed = shared.agreement.given, shared.agreement.confirmed_at
    return {
        "key": shared.key,
        "number": shared.number,
        "reference": shared.reference and str(shared.reference),
        "service": shared.service,
        "wording": wording_words(given.wording),
        "since": format_date(given.at.date()),
        "until": format_date(given.until) if given.until else None,
        "confirmed_on": format_date(confirmed.date()) if confirmed else None,
        "confirmed_today": shared.agreement.was_confirmed_on(local_day(now)),
    }
