"""Pages for everybody: help now, who sees this, language and look."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.datastructures import FormMultiDict

from involvement.controllers.page import (
    AnyRequest,
    here,
    local_path,
    look_of,
    page,
    screen_of,
    see_other,
    set_look,
)
from involvement.guards import OPEN_TO_ALL
from involvement.look import Look, read_look
from involvement.service import Organisation
from involvement.store.organisations import find_first_organisation
from translations.language import language, offered


class PublicController(Controller):
    """No account, no card."""

    opt = OPEN_TO_ALL

    @get("/help-now")
    async def help_now(self, request: AnyRequest) -> Response[Any]:
        """Whom to ring."""
        organisation = await owner_of(request)
        return page(
            request,
            "help_now.html",
            helps=helps_of(organisation),
            organisation=organisation.name if organisation else None,
            back_url=local_path(request.query_params.get("back"), ""),
        )

    @get("/who-sees-this")
    async def who_sees_this(self, request: AnyRequest) -> Response[Any]:
        """What happens with answers."""
        organisation = await owner_of(request)
        name = organisation.name if organisation else None
        back = local_path(request.query_params.get("back"), "")
        return page(request, "who_sees.html", organisation=name, back_url=back)

    @get("/settings")
    async def settings_page(self, request: AnyRequest) -> Response[Any]:
        """Language, size, contrast, sound and movement."""
        languages = [
            {"tag": each.tag, "name": each.name_in_itself, "direction": each.direction}
            for each in offered()
        ]
        back = local_path(request.query_params.get("back"), here(request, "/"))
        return page(request, "settings.html", languages=languages, back=back)

    @post("/settings", status_code=303)
    async def change_settings(self, request: AnyRequest) -> Response[Any]:
        """Remember them in cookies of this browser, and go back."""
        form = await request.form()
        response = see_other(local_path(str(form.get("back", "")), here(request, "/")))
        tag = str(form.get("language", ""))
        known = tag in {each.tag for each in offered()}
        set_look(request, response, _look(request, form), tag if known else language().tag)
        return response


async def owner_of(request: AnyRequest) -> Organisation | None:
    """Whose page it is: on a tablet that of its owner."""
    return screen_of(request).owner or await find_first_organisation()


def _look(request: AnyRequest, form: FormMultiDict) -> Look:
    """The look of the form, with the format of questions as it is."""
    chosen = (str(form.get(field, "")) for field in ("size", "contrast", "motion"))
    kept, sound = str(form.get("kept", "visit")), str(form.get("sound", "off"))
    return read_look(".".join((*chosen, look_of(request).format, kept, sound)))


def helps_of(organisation: Organisation | None) -> list[dict[str, str]]:
    """Whom to ring at the organisation, where it says so."""
    if organisation is None or not organisation.help_phone:
        return []
    return [
        {
            "name": organisation.help_name or organisation.name,
            "phone": organisation.help_phone,
            "text": organisation.help_text,
        }
    ]
