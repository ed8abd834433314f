"""What one participant needs in order to take part, and whether that was met."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.need import KINDS, Need, Occasion
from involvement.store import needs as store
from surveys.controllers.desk.person import Person, get_person, person_page
from surveys.forms.need import NeedForm, OccasionForm
from translations.formats import format_date
from translations.language import N_
from translations.language import gettext as _

NOTICES = {
    "added": N_("The need is recorded. It stands beside this person wherever they may be invited."),
    "reviewed": N_("The need is still there. You will be asked about it again in a year."),
    "ended": N_("The need has ended. It stays in the history below."),
    "met": N_("It is recorded whether the need was met."),
}


class NeedsController(Controller):
    """`/desk/services/{slug}/participants/{key}/needs`."""

    path = "/services/{slug:str}/participants/{key:uuid}/needs"

    @get("/")
    async def needs(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """What one participant needs and needed, and how it was met."""
        return await _page(request, await get_person(request, slug, key))

    @post("/", status_code=303)
    async def add(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """A new need."""
        person, site = await get_person(request, slug, key), site_of(request)
        form = NeedForm(await request.form(), site.today())
        if form.validate() and await _added(request, key, form):
            return see_other(f"{person.url}/needs?done=added")
        return await _page(request, person, 422, form=form)

    @post("/{need:uuid}/met", status_code=303)
    async def met(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID], need: FromPath[UUID]
    ) -> Response[Any]:
        """Whether a need was met at one contact."""
        person, site = await get_person(request, slug, key), site_of(request)
        form = OccasionForm(await request.form(), site.today(), need)
        if not form.validate():
            return await _page(request, person, 422, occasion_form=form)
        await store.record_occasion(
            scope_of(request), site.now(), site.secrecy, person=key, occasion=form.occasion
        )
        return see_other(f"{person.url}/needs?done=met")

    @post("/{need:uuid}/review", status_code=303)
    async def review(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID], need: FromPath[UUID]
    ) -> Response[Any]:
        """Somebody asked: the need is still there."""
        person, site = await get_person(request, slug, key), site_of(request)
        scope = scope_of(request)
        await store.review_need(scope, site.now(), person=key, need=need, on=site.today())
        return see_other(f"{person.url}/needs?done=reviewed")

    @post("/{need:uuid}/end", status_code=303)
    async def end(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID], need: FromPath[UUID]
    ) -> Response[Any]:
        """The need is there no longer."""
        person, site = await get_person(request, slug, key), site_of(request)
        scope = scope_of(request)
        await store.end_need(scope, site.now(), person=key, need=need, on=site.today())
        return see_other(f"{person.url}/needs?done=ended")


async def _added(request: AnyRequest, key: UUID, form: NeedForm) -> bool:
    """Record the need of a valid form; False with the reason in it where it is there already."""
    site = site_of(request)
    try:
        await store.add_need(
            scope_of(request),
            site.now(),
            site.secrecy,
            person=key,
            need=form.need,
            on=site.today(),
        )
    except store.NeedExists:
        form.what.errors = [
            _("This need is recorded already. If it has changed, end it and record it anew.")
        ]
        return False
    return True


async def _page(
    request: AnyRequest,
    person: Person,
    status_code: int = 200,
    *,
    form: NeedForm | None = None,
    occasion_form: OccasionForm | None = None,
) -> Response[Any]:
    site = site_of(request)
    today, done = site.today(), request.query_params.get("done", "")
    found, occasions = await store.list_needs(
        scope_of(request), site.secrecy, person.participant.key
    )
    forms = {need.key: OccasionForm(None, today, need.key) for need in found}
    if occasion_form:
        forms[occasion_form.need] = occasion_form
    rows = [_row(need, occasions, forms[need.key], today) for need in found]
    return person_page(
        request,
        "desk/person_needs.html",
        person,
        status_code,
        current=[row for row in rows if not row["ended_on"]],
        ended=[row for row in rows if row["ended_on"]],
        add_form=form or NeedForm(None, today),
        occasion_form=occasion_form,
        notice=_(NOTICES[done]) if done in NOTICES else None,
    )


def _row(
    need: Need, occasions: Iterable[Occasion], form: OccasionForm, today: date
) -> dict[str, Any]:
    counted = [each for each in occasions if each.need == need.key]
    return {
        "key": need.key,
        "kind": _(KINDS[need.kind]),
        "words": need.words,
        "note": need.note,
        "shared": need.shared,
        "since": format_date(need.identified_on),
        "review_on": format_date(need.review_on),
        "is_due": need.is_due(today),
        "ended_on": format_date(need.ended_on) if need.ended_on else None,
        "met": sum(each.met for each in counted),
        "occasions": [
            {"on": format_date(each.happened_on), "met": each.met, "reason": each.reason}
            for each in counted
        ],
        "form": form,
    }
