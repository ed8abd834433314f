"""The organisation's own texts, for administrators: write, look, and publish a new version."""

from pathlib import Path
from typing import Any

from litestar import Controller, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from markupsafe import Markup

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.forms import TextForm
from involvement.guards import Permits
from involvement.markdown import render
from involvement.permissions import may_administer
from involvement.public_text import TextKind
from involvement.service import Organisation
from involvement.site import local_day
from involvement.store.organisations import get_organisation, list_organisations
from involvement.store.texts import find_text, publish_text
from translations.formats import format_date
from translations.language import N_
from translations.language import gettext as _

DRAFTS = Path(__file__).parent.parent / "drafts"
NAMES = {
    TextKind.PRIVACY: N_("Privacy notice"),
    TextKind.ACCESSIBILITY: N_("Accessibility statement"),
}


class TextsController(Controller):
    """`/admin/texts`."""

    path = "/admin/texts"
    guards = (Permits(may_administer),)

    @get("/")
    async def texts(self, request: AnyRequest) -> Response[Any]:
        """Both texts of every organisation this account administers."""
        owners = await list_organisations(scope_of(request))
        rows = [await _row(owner, kind) for owner in owners for kind in TextKind]
        done = request.query_params.get("done") == "publish"
        notice = _("The new version is published. Everybody can read it now.") if done else None
        return desk_page(request, "admin/texts.html", texts=rows, notice=notice)

    @get("/{organisation:str}/{kind:str}")
    async def editor(
        self, request: AnyRequest, organisation: FromPath[str], kind: FromPath[str]
    ) -> Response[Any]:
        """The text as it stands, or a draft to begin with."""
        owner = await get_organisation(scope_of(request), organisation)
        return await _editor(request, owner, _kind(kind), None)

    @post("/{organisation:str}/{kind:str}/preview", status_code=200)
    async def preview(
        self, request: AnyRequest, organisation: FromPath[str], kind: FromPath[str]
    ) -> Response[Any]:
        """What was written as it will look; nothing is published."""
        owner = await get_organisation(scope_of(request), organisation)
        form = TextForm(await request.form())
        return await _editor(
            request, owner, _kind(kind), form, preview=render(form.text.data or "")
        )

    @post("/{organisation:str}/{kind:str}", status_code=303)
    async def publish(
        self, request: AnyRequest, organisation: FromPath[str], kind: FromPath[str]
    ) -> Response[Any]:
        """Publish what was written as the next version."""
        scope, chosen = scope_of(request), _kind(kind)
        owner = await get_organisation(scope, organisation)
        form = TextForm(await request.form())
        if not form.validate():
            return await _editor(request, owner, chosen, form, 422)
        now, text = site_of(request).now(), form.text.data or ""
        await publish_text(scope, now, organisation=owner.slug, kind=chosen, text=text)
        return see_other("/admin/texts?done=publish")


def _kind(text: str) -> TextKind:
    if text not in {kind.value for kind in TextKind}:
        raise NotFoundException
    return TextKind(text)


async def _row(owner: Organisation, kind: TextKind) -> dict[str, Any]:
    found = await find_text(owner.id, kind)
    return {
        "name": _(NAMES[kind]),
        "organisation": owner.name,
        "number": found.number if found else None,
        "published_on": format_date(local_day(found.published_at)) if found else None,
        "url": _address(owner, kind),
    }


async def _editor(
    request: AnyRequest,
    owner: Organisation,
    kind: TextKind,
    posted: TextForm | None,
    status_code: int = 200,
    preview: Markup | None = None,
) -> Response[Any]:
    """The page for writing; without a posted form with the published text, or with our draft."""
    published = await find_text(owner.id, kind)
    text = published.text if published else _read_draft(kind)
    return desk_page(
        request,
        "admin/text.html",
        status_code,
        name=_(NAMES[kind]),
        organisation=owner.name,
        form=posted or TextForm(text=text),
        action=_address(owner, kind),
        number=published.number if published else None,
        preview=preview,
    )


def _address(owner: Organisation, kind: TextKind) -> str:
    return f"/admin/texts/{owner.slug}/{kind}"


def _read_draft(kind: TextKind) -> str:
    return (DRAFTS / f"{kind}.md").read_text("utf-8")
