"""Pictures in the place of a code: given to a participant, shown once, and ended."""

import secrets
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.picture_code import PICTURES
from involvement.store.picture_codes import end_pictures, find_last_day, give_pictures
from surveys.controllers.desk.person import get_person, person_page
from surveys.controllers.desk.qr import draw_qr
from surveys.controllers.pictures import address_of
from translations.formats import format_date
from translations.language import gettext as _


class PersonPicturesController(Controller):
    """`/desk/services/{slug}/participants/{key}/pictures`."""

    path = "/services/{slug:str}/participants/{key:uuid}/pictures"

    @get("/")
    async def pictures(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """What pictures are for, and until when this person has some."""
        person = await get_person(request, slug, key)
        until = await find_last_day(scope_of(request), key, site_of(request).today())
        return person_page(
            request,
            "desk/pictures.html",
            person,
            until=format_date(until) if until else None,
            address=address_of(request, person.service.id),
            batch_key=secrets.token_urlsafe(24),
        )

    @post("/", status_code=200)
    async def give(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Four new pictures, on a page to print."""
        person, site = await get_person(request, slug, key), site_of(request)
        made = await give_pictures(
            scope_of(request),
            site.now(),
            site.today(),
            site.secrecy,
            key=key,
            batch_key=str((await request.form()).get("batch_key") or secrets.token_urlsafe(24)),
        )
        address = site.settings.base_url + address_of(request, person.service.id)
        return person_page(
            request,
            "desk/picture_card.html",
            person,
            organisation=person.service.organisation.name,
            pictures=[{"key": each, "name": _(PICTURES[each])} for each in made.pictures],
            until=format_date(made.until),
            qr=draw_qr(address, _("Code to scan"), scale=4),
        )

    @post("/end", status_code=303)
    async def end(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Their pictures stop working."""
        person = await get_person(request, slug, key)
        await end_pictures(scope_of(request), site_of(request).now(), key=key)
        return see_other(f"{person.url}?done=pictures")
