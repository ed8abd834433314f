"""Contact details of one participant: shown only when a worker asks for them, which is recorded."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.contact import NOTHING, Contact
from involvement.controllers.desk_page import scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.key_ring import Unopened
from involvement.rule import NotNow
from involvement.store.contacts import (
    ContactChanged,
    find_changed_on,
    open_contact,
    save_contact,
)
from surveys.controllers.desk.person import Person, get_person, person_page
from surveys.forms.participant import ContactForm
from translations.formats import format_date
from translations.language import gettext as _

TEMPLATE = "desk/contact.html"


class ContactController(Controller):
    """`/desk/services/{slug}/participants/{key}/contact`."""

    path = "/services/{slug:str}/participants/{key:uuid}/contact"

    @get("/")
    async def contact(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """The button that shows contact details; the form to write some where there are none."""
        person = await get_person(request, slug, key)
        changed_on = await find_changed_on(scope_of(request), key)
        if changed_on is None:
            return _form_page(request, person, ContactForm(seen=""))
        on = format_date(changed_on)
        return person_page(request, TEMPLATE, person, contact_on=on, form=None, opened=None)

    @post("/open", status_code=200)
    async def show(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """The contact details, put on record as opened."""
        person, site = await get_person(request, slug, key), site_of(request)
        found = await open_contact(scope_of(request), site.now(), site.secrecy, key=key)
        if found is None:
            return see_other(f"{person.url}/contact")
        unread = isinstance(found.contact, Unopened)
        known = found.contact if isinstance(found.contact, Contact) else NOTHING
        form = ContactForm(seen=found.mark, obj=known)
        return _form_page(request, person, form, opened=known, unread=unread)

    @post("/", status_code=303)
    async def save(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Contact details, all of them or none."""
        person = await get_person(request, slug, key)
        form = ContactForm(await request.form())
        if form.validate() and await _saved(request, key, form):
            return see_other(f"{person.url}?done=contact")
        return _form_page(request, person, form, 422)


async def _saved(request: AnyRequest, key: UUID, form: ContactForm) -> bool:
    """Save what a valid form holds; False with the reason in it where that may not be."""
    site = site_of(request)
    try:
        await save_contact(
            scope_of(request),
            site.now(),
            site.secrecy,
            key=key,
            contact=form.contact,
            seen=form.seen.data or "",
            on=site.today(),
            replace=bool(form.replace.data),
        )
    except NotNow as refusal:
        form.replace.errors = [str(refusal)]
    except ContactChanged:
        form.called.errors = [_changed()]
    else:
        return True
    return False


def _changed() -> str:
    return _(
        "Somebody changed these details after you opened them, so yours are not saved. They are "
        "still here: keep a copy, and open the details again."
    )


def _form_page(
    request: AnyRequest,
    person: Person,
    form: ContactForm,
    status_code: int = 200,
    *,
    opened: Contact | None = None,
    unread: bool = False,
) -> Response[bytes]:
    return person_page(
        request,
        TEMPLATE,
        person,
        status_code,
        contact_on=None,
        form=form,
        opened=opened,
        unread=unread or bool(form.replace.errors or form.replace.data),
    )
