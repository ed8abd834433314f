"""Recording that somebody died: asked gently, once more; then what happens now, and the family."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.key_ring import Unopened
from involvement.participant import State
from involvement.rule import NotNow
from involvement.store.families import find_family_way, record_family_way
from involvement.store.participants import change_state
from surveys.controllers.desk.person import Person, get_person, person_page
from surveys.forms.participant import FamilyForm
from translations.language import gettext as _


class DeathController(Controller):
    """`/desk/services/{slug}/participants/{key}/died`."""

    path = "/services/{slug:str}/participants/{key:uuid}/died"

    @get("/")
    async def died(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Whether it is so; once it is recorded, what happens now."""
        person = await get_person(request, slug, key)
        kept = await find_family_way(scope_of(request), site_of(request).secrecy, key)
        form = FamilyForm(family=kept if isinstance(kept, str) else "")
        return _page(request, person, form, unread=isinstance(kept, Unopened))

    @post("/", status_code=303)
    async def record(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """It is so; and how the family wants to be told, if that is known."""
        person, site = await get_person(request, slug, key), site_of(request)
        form = FamilyForm(await request.form())
        if not form.validate() or not await _saved(request, key, form):
            return _page(request, person, form, 422)
        await change_state(
            scope_of(request), site.now(), key=key, state=State.DIED, on=site.today()
        )
        was_known = person.participant.state is State.DIED
        return see_other(f"{person.url}/died{'?done=family' if was_known else ''}")


async def _saved(request: AnyRequest, key: UUID, form: FamilyForm) -> bool:
    """Save the family's way; False with the reason in the form where that may not be."""
    site = site_of(request)
    try:
        await record_family_way(
            scope_of(request),
            site.now(),
            site.secrecy,
            key=key,
            words=(form.family.data or "").strip(),
            replace=bool(form.replace.data),
        )
    except NotNow as refusal:
        form.replace.errors = [str(refusal)]
        return False
    return True


def _page(
    request: AnyRequest,
    person: Person,
    form: FamilyForm,
    status_code: int = 200,
    *,
    unread: bool = False,
) -> Response[bytes]:
    is_recorded = person.participant.state is State.DIED
    return person_page(
        request,
        "desk/died.html" if is_recorded else "desk/died_ask.html",
        person,
        status_code,
        form=form,
        unread=unread or bool(form.replace.errors or form.replace.data),
        notice=_("It is saved.") if request.query_params.get("done") == "family" else None,
    )
