"""What people are asked to agree to: an organisation's published wordings, and a new version."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.consent import Format, Purpose, Wording, newest_of_each
from involvement.consent_drafts import draft
from involvement.consent_form import WordingForm, wording_form
from involvement.consent_words import FORMATS, PURPOSES, language_name, wording_words
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.guards import Permits
from involvement.permissions import may_administer
from involvement.store.organisations import get_organisation, list_organisations
from involvement.store.services import NotInScope
from involvement.store.wordings import list_wordings, publish_wording
from translations.formats import format_date
from translations.language import gettext as _
from translations.language import language

HERE = "/admin/consent"


class WordingsController(Controller):
    """`/admin/consent`."""

    path = HERE
    guards = (Permits(may_administer),)

    @get("/")
    async def wordings(self, request: AnyRequest) -> Response[Any]:
        """What each organisation of this account asks people to agree to."""
        published = request.query_params.get("done") == "published"
        return desk_page(
            request,
            "admin/consent.html",
            organisations=[
                {"name": each.name, "purposes": _purposes(each.slug, await list_wordings(each.id))}
                for each in await list_organisations(scope_of(request))
            ],
            notice=_("The new version is published. From now on people agree to these words.")
            if published
            else None,
        )

    @get("/{organisation:str}/{purpose:str}/{format_:str}")
    async def new_page(
        self,
        request: AnyRequest,
        organisation: FromPath[str],
        purpose: FromPath[str],
        format_: FromPath[str],
    ) -> Response[Any]:
        """A new version, which begins with the words of the one before, or with our draft."""
        what = _read(purpose, format_)
        owner = await get_organisation(scope_of(request), organisation)
        before = _before(await list_wordings(owner.id), *what)
        tag, text = (before.language, before.text) if before else (language().tag, draft(*what))
        return _form_page(request, organisation, what, wording_form(None, language=tag, text=text))

    @post("/{organisation:str}/{purpose:str}/{format_:str}", status_code=303)
    async def publish(
        self,
        request: AnyRequest,
        organisation: FromPath[str],
        purpose: FromPath[str],
        format_: FromPath[str],
    ) -> Response[Any]:
        """Publish a version; from then on it never changes."""
        what, scope = _read(purpose, format_), scope_of(request)
        await get_organisation(scope, organisation)
        form = wording_form(await request.form())
        if not form.validate():
            return _form_page(request, organisation, what, form, 422)
        await publish_wording(
            scope,
            site_of(request).now(),
            organisation=organisation,
            purpose=what[0],
            format_=what[1],
            language=form.language.data,
            text=_tidied(form.text.data or ""),
        )
        return see_other(f"{HERE}?done=published")


def _form_page(
    request: AnyRequest,
    organisation: str,
    what: tuple[Purpose, Format],
    form: WordingForm,
    status_code: int = 200,
) -> Response[Any]:
    purpose, format_ = what
    return desk_page(
        request,
        "admin/consent_new.html",
        status_code,
        form=form,
        action=f"{HERE}/{organisation}/{purpose}/{format_}",
        purpose=_(PURPOSES[purpose]),
        format_label=_(FORMATS[format_]),
    )


def _read(purpose: str, format_: str) -> tuple[Purpose, Format]:
    """What a new version is about. Raises NotInScope for an address that names nothing."""
    if purpose not in set(Purpose) or format_ not in FORMATS:
        raise NotInScope(purpose)
    return Purpose(purpose), format_


def _before(wordings: list[Wording], purpose: Purpose, format_: Format) -> Wording | None:
    """The version that a new one follows: in the language of the page, else in any."""
    found = [each for each in wordings if (each.purpose, each.format) == (purpose, format_)]
    own = [each for each in found if each.language == language().tag]
    return next(reversed(own or found), None)


def _tidied(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _purposes(organisation: str, wordings: list[Wording]) -> list[dict[str, Any]]:
    """Every purpose with the newest version in each language and format."""
    newest = newest_of_each(wordings)
    return [
        {
            "label": _(PURPOSES[purpose]),
            "wordings": [_row(each) for each in newest if each.purpose is purpose],
            "write": [
                {"label": _(label), "url": f"{HERE}/{organisation}/{purpose}/{format_}"}
                for format_, label in FORMATS.items()
            ],
        }
        for purpose in Purpose
    ]


def _row(wording: Wording) -> dict[str, Any]:
    return {
        **wording_words(wording),
        "language_name": language_name(wording.language),
        "format_label": _(FORMATS[wording.format]),
        "published_on": format_date(wording.published_at.date()),
    }
