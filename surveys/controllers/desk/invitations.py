"""Invitations: who may be invited now, with what they need; recording one; a letter to print."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.rule import NotNow
from surveys.controllers.desk.person import Person, get_person, person_page
from surveys.controllers.desk.rows import invitation_words, need_words, person_words
from surveys.forms.invitation import InvitationForm
from surveys.invitation import Waiting
from surveys.store.invitations import get_waiting, invite, list_waiting
from surveys.wording import in_language, wave_name
from translations.formats import format_date


class InvitationsController(Controller):
    """`/desk/services/{slug}/invitations`."""

    path = "/services/{slug:str}/invitations"

    @get("/")
    async def invitations(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Everybody who may be invited now."""
        site = site_of(request)
        service, waiting = await list_waiting(scope_of(request), site.secrecy, slug, site.today())
        return desk_page(
            request,
            "desk/invitations.html",
            service={"name": service.name, "url": f"/desk/services/{slug}"},
            waiting=[_row(each) for each in waiting],
        )

    @get("/{key:uuid}")
    async def invitation(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """One person who may be invited: letters, and the form that says they were."""
        person, waiting = await _waiting(request, slug, key)
        form = InvitationForm(None, waiting, site_of(request).today())
        return _page(request, person, waiting, form)

    @post("/{key:uuid}", status_code=303)
    async def record(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Somebody was invited."""
        person, waiting = await _waiting(request, slug, key)
        form = InvitationForm(await request.form(), waiting, site_of(request).today())
        if form.validate() and await _invited(request, key, form):
            return see_other(f"{person.url}?done=invited")
        return _page(request, person, waiting, form, 422)

    @get("/{key:uuid}/letter")
    async def letter(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """A letter to print, standard or in large print, without the code."""
        person, waiting = await _waiting(request, slug, key)
        large = request.query_params.get("format") == "large_print"
        return _letter(request, person, waiting, large=large)


async def _waiting(request: AnyRequest, slug: str, key: UUID) -> tuple[Person, Waiting]:
    """Somebody who may be invited today. Raises NotInScope, NotNow."""
    site = site_of(request)
    person = await get_person(request, slug, key)
    _, waiting = await get_waiting(scope_of(request), site.secrecy, key, site.today())
    return person, waiting


async def _invited(request: AnyRequest, key: UUID, form: InvitationForm) -> bool:
    """Record the invitation of a valid form; False with the reason in it where that may not be."""
    site = site_of(request)
    try:
        await invite(
            scope_of(request),
            site.now(),
            site.secrecy,
            key=key,
            invitation=form.invitation,
            today=site.today(),
        )
    except NotNow as refusal:
        form.reason.errors = [str(refusal)]
        return False
    return True


def _page(
    request: AnyRequest,
    person: Person,
    waiting: Waiting,
    form: InvitationForm,
    status_code: int = 200,
) -> Response[bytes]:
    return person_page(
        request,
        "desk/invitation.html",
        person,
        status_code,
        form=form,
        needs=need_words(waiting.needs),
        action=f"/desk/services/{person.service.slug}/invitations/{person.participant.key}",
    )


def _letter(
    request: AnyRequest, person: Person, waiting: Waiting, *, large: bool
) -> Response[bytes]:
    organisation = person.service.organisation
    return person_page(
        request,
        "desk/letter.html",
        person,
        large=large,
        asked=[
            {
                "title": in_language(each.survey.title),
                "about": in_language(each.survey.about),
                "until": format_date(each.standing.closes_on),
            }
            for each in waiting.due
        ],
        organisation=organisation,
        address=f"{site_of(request).settings.short_address}/code",
        today=format_date(site_of(request).today()),
        back_url=f"/desk/services/{person.service.slug}/invitations/{person.participant.key}",
    )


def _row(waiting: Waiting) -> dict[str, Any]:
    first, invited = waiting.due[0], waiting.invitations[0] if waiting.invitations else None
    titles = {each.survey.slug: each.survey.title for each in waiting.due}
    return {
        **person_words(waiting.participant),
        "needs": need_words(waiting.needs),
        "waves": [
            {"survey": each.survey.title, "wave": wave_name(each.standing.wave.kind)}
            for each in waiting.due
        ],
        "until": format_date(first.standing.closes_on),
        "invited": invitation_words(invited, titles) if invited else None,
    }
