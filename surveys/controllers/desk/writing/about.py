"""The title of a draft and what it is for; and throwing a draft away."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from surveys.controllers.desk.writing.opened import Opened, draft_page, number_in, open_draft, write
from surveys.forms.draft import AboutForm
from surveys.store.drafts import get_draft, remove_draft


class AboutController(Controller):
    """`/desk/questionnaires/drafts/{draft}/about` and `/remove`."""

    path = "/questionnaires/drafts/{draft:int}"

    @get("/about")
    async def about_page(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """The title and what it is for."""
        opened = await open_draft(request, draft)
        return draft_page(request, "desk/draft_about.html", opened, form=_about_form(None, opened))

    @post("/about", status_code=303)
    async def about(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Write them."""
        opened = await open_draft(request, draft)
        form = _about_form(await request.form(), opened)
        if not form.validate():
            return draft_page(request, "desk/draft_about.html", opened, 422, form=form)
        fields = {each.name: (each.data or "").strip() for each in form}
        said = {name: each for name, each in fields.items() if each}
        await write(request, draft, lambda values: values.update(said))
        return see_other(f"{opened.url}?done=saved")

    @get("/remove")
    async def remove_page(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Whether it is to be thrown away."""
        found = await get_draft(scope_of(request), draft)
        return desk_page(
            request,
            "desk/draft_remove.html",
            draft={
                "title": found.title,
                "url": f"/desk/questionnaires/drafts/{draft}",
                "number": found.number,
            },
        )

    @post("/remove", status_code=303)
    async def remove(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Throw it away."""
        number = number_in(await request.form())
        await remove_draft(scope_of(request), site_of(request).now(), draft, number)
        return see_other("/desk/questionnaires?done=removed")


def _about_form(posted: Any, opened: Opened) -> AboutForm:
    form = AboutForm(posted, data=opened.values)
    del form.organisation
    return form
