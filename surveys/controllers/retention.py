"""How long data is kept, for administrators: the rules, what new ones would remove, and what was
removed last."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.forms import RetentionForm
from involvement.guards import Permits
from involvement.permissions import may_administer
from involvement.retention import ABOUT, COUNTED_FROM, NAMES, DataClass, Removal, Rules, period
from involvement.service import Organisation
from involvement.site import local_day
from involvement.store.organisations import (
    find_first_organisation,
    get_organisation,
    list_organisations,
)
from involvement.store.retention import change_rules, list_removals, list_rules
from surveys.foreseeing import Foreseen, foresee
from translations.formats import format_date
from translations.language import gettext as _
from translations.language import ngettext


class RetentionController(Controller):
    """`/admin/retention`."""

    path = "/admin/retention"
    guards = (Permits(may_administer),)

    @get("/")
    async def retention(self, request: AnyRequest) -> Response[Any]:
        """For each class of data how long it is kept and why, and what the last runs removed."""
        owners = await list_organisations(scope_of(request))
        done = request.query_params.get("done") == "change"
        notice = _("The rules are saved. What is too old by them goes within an hour.")
        return desk_page(
            request,
            "admin/retention.html",
            organisations=[await _shown(owner) for owner in owners],
            notice=notice if done else None,
        )

    @get("/{organisation:str}")
    async def rules_page(self, request: AnyRequest, organisation: FromPath[str]) -> Response[Any]:
        """The rules of one organisation, to be changed."""
        owner = await get_organisation(scope_of(request), organisation)
        return await _form_page(request, owner, await _form(owner, None))

    @post("/{organisation:str}/preview", status_code=200)
    async def preview(self, request: AnyRequest, organisation: FromPath[str]) -> Response[Any]:
        """What the new rules would remove, before they are saved; or back to the numbers."""
        scope, posted = scope_of(request), await request.form()
        owner = await get_organisation(scope, organisation)
        form = await _form(owner, posted)
        valid = form.validate()
        if not valid or "again" in posted:
            return await _form_page(request, owner, form, 200 if valid else 422)
        foreseen = await foresee(scope, site_of(request).now(), owner, form.rules())
        return desk_page(
            request,
            "admin/retention_preview.html",
            organisation=owner.name,
            form=form,
            action=_address(owner),
            foreseen=[_foreseen_row(each) for each in foreseen],
        )

    @post("/{organisation:str}", status_code=303)
    async def change(self, request: AnyRequest, organisation: FromPath[str]) -> Response[Any]:
        """Change the rules."""
        scope = scope_of(request)
        owner = await get_organisation(scope, organisation)
        form = await _form(owner, await request.form())
        if not form.validate():
            return await _form_page(request, owner, form, 422)
        await change_rules(scope, site_of(request).now(), owner.slug, form.rules())
        return see_other("/admin/retention?done=change")


async def _form(owner: Organisation, posted: Any) -> RetentionForm:
    """The form with the classes that this organisation has rules for."""
    rules = await list_rules(owner.id)
    form = RetentionForm(posted, data={each.value: days for each, days in rules.items()})
    for field in form:
        each = DataClass(field.name)
        field.description = f"{ABOUT[each]} {COUNTED_FROM[each]}"
    if not await _decides_for_all(owner):
        del form.sign_ins
    return form


async def _form_page(
    request: AnyRequest, owner: Organisation, form: RetentionForm, status_code: int = 200
) -> Response[Any]:
    return desk_page(
        request,
        "admin/retention_rules.html",
        status_code,
        organisation=owner.name,
        form=form,
        action=_address(owner),
    )


def _address(owner: Organisation) -> str:
    return f"/admin/retention/{owner.slug}"


async def _decides_for_all(owner: Organisation) -> bool:
    """Whether its rule holds for the sign-ins of everybody: accounts belong to the whole place."""
    first = await find_first_organisation()
    return first is not None and first.id == owner.id


async def _shown(owner: Organisation) -> dict[str, Any]:
    rules, decides = await list_rules(owner.id), await _decides_for_all(owner)
    return {
        "name": owner.name,
        "slug": owner.slug,
        "url": _address(owner),
        "classes": [
            _class_row(each, rules)
            for each in DataClass
            if decides or each is not DataClass.SIGN_INS
        ],
        "removals": [_removal_row(each) for each in await list_removals(owner.id)],
    }


def _class_row(data_class: DataClass, rules: Rules) -> dict[str, Any]:
    days = rules.get(data_class)
    by_survey = data_class is DataClass.UNFINISHED
    return {
        "name": str(NAMES[data_class]),
        "about": str(ABOUT[data_class]),
        "kept": _("As each survey says") if by_survey else period(days),
        "counted_from": str(COUNTED_FROM[data_class]) if by_survey or days else "",
        "rule": _rule_words(data_class, days),
    }


def _rule_words(data_class: DataClass, days: int | None) -> str:
    if data_class is DataClass.UNFINISHED:
        return _("The survey’s own")
    return _("Your rule") if days else _("No rule yet")


def _foreseen_row(foreseen: Foreseen) -> dict[str, Any]:
    return {
        "name": str(NAMES[foreseen.data_class]),
        "kept": period(foreseen.days),
        "counted_from": str(COUNTED_FROM[foreseen.data_class]),
        "at_once": foreseen.at_once > 0,
        "effect": _effect(foreseen),
        "surveys": foreseen.surveys,
    }


def _effect(foreseen: Foreseen) -> str:
    """What a rule would do, as a sentence; the titles of surveys follow it."""
    if foreseen.surveys:
        return ngettext(
            "Within an hour all answers of about %(num)s person go, from these surveys:",
            "Within an hour all answers of about %(num)s people go, from these surveys:",
            foreseen.at_once,
        )
    if foreseen.at_once:
        return ngettext(
            "%(num)s thing goes within an hour.",
            "%(num)s things go within an hour.",
            foreseen.at_once,
        )
    if foreseen.first_on is None:
        return _("Nothing of what is here now goes.")
    return _("Nothing goes now. The first goes on %(day)s.", day=format_date(foreseen.first_on))


def _removal_row(removal: Removal) -> dict[str, Any]:
    return {
        "day": format_date(local_day(removal.at)),
        "name": str(NAMES[removal.data_class]),
        "number": removal.removed,
        "kept": period(removal.days),
    }
