"""A person's own rights with the card alone: what they agreed to, taking that back, taking their
answers out, and a copy. Nothing of what they answered shows before the code is typed again."""

from typing import Any

from litestar import Controller, MediaType, Response, get, post

from involvement.consent import ON_START, Agreement, Purpose, in_force
from involvement.consent_words import purpose_label, wording_words
from involvement.controllers.page import AnyRequest, page, see_other, site_of
from involvement.guards import OPEN_TO_ALL
from involvement.participant import Participant
from involvement.policies import may_open_own
from involvement.store.consents import list_events, withdraw_own
from involvement.store.services import get_services
from surveys.controllers.card import find_shown, find_typed, set_card, wrong_code
from surveys.controllers.visit import CARD_COOKIE, card_of, library_of
from surveys.copying import make_copy
from surveys.store.withdrawals import count_responses_of, take_out
from translations.formats import format_date
from translations.language import N_
from translations.language import gettext as _

NOTICES = {
    "back": N_("It is taken back, from now on."),
    "out": N_("Your answers are out. We do not have them any more."),
}


class MineController(Controller):
    """`/mine`."""

    path = "/mine"
    opt = OPEN_TO_ALL

    @get("/")
    async def mine(self, request: AnyRequest) -> Response[Any]:
        """What the holder of this card agreed to, and what they can do."""
        person = await _find_shown(request)
        if person is None:
            return _code_page(request, "", "")
        agreed = in_force(await list_events(person.id), site_of(request).today())
        notice = NOTICES.get(request.query_params.get("done", ""))
        return page(
            request,
            "mine/mine.html",
            organisation=await _organisation(person),
            agreed=[_row(each) for each in agreed.values()],
            responses=await count_responses_of(person.id),
            notice=_(notice) if notice else None,
        )

    @post("/", status_code=303)
    async def type_code(self, request: AnyRequest) -> Response[Any]:
        """Say whose card it is."""
        typed = str((await request.form()).get("code", ""))[:40]
        person = _opened(await find_typed(request, typed))
        if person is None:
            return _code_page(request, typed, wrong_code())
        response = see_other("/mine")
        set_card(request, response, person)
        return response

    @post("/leave", status_code=303)
    async def leave(self) -> Response[Any]:
        """Have this browser forget the card."""
        response = see_other("/")
        response.delete_cookie(CARD_COOKIE, path="/")
        return response

    @post("/back", status_code=303)
    async def take_back(self, request: AnyRequest) -> Response[Any]:
        """Take back something that was agreed to; what starting said yes to asks once more."""
        person, form, site = await _find_shown(request), await request.form(), site_of(request)
        purpose = _purpose(form.get("purpose"))
        if person is None or purpose is None:
            return see_other("/mine")
        if purpose in ON_START and form.get("keep") != "1":
            return see_other(f"/mine/answers?back={purpose}")
        agency = str(form.get("agency", ""))
        number = int(agency) if agency.isdecimal() else None
        await withdraw_own(person.id, site.now(), site.today(), purpose, number)
        return see_other("/mine?done=back")

    @get("/answers")
    async def answers(self, request: AnyRequest) -> Response[Any]:
        """What happens when answers are taken out."""
        person = await _find_shown(request)
        if person is None:
            return see_other("/mine")
        purpose = _purpose(request.query_params.get("back"))
        asked = purpose if purpose in ON_START else None
        return page(
            request,
            "mine/answers.html",
            organisation=await _organisation(person),
            back=asked and {"purpose": asked.value, "label": purpose_label(asked)},
            responses=await count_responses_of(person.id),
        )

    @post("/answers", status_code=303)
    async def take_out(self, request: AnyRequest) -> Response[Any]:
        """Take every answer out, and what was agreed to where that was the reason."""
        person, site = await _find_shown(request), site_of(request)
        if person is None:
            return see_other("/mine")
        purpose = _purpose((await request.form()).get("purpose"))
        asked = purpose if purpose in ON_START else None
        await take_out(person, site.now(), site.today(), asked)
        return see_other("/mine?done=out")

    @get("/copy")
    async def copy_page(self, request: AnyRequest) -> Response[Any]:
        """Where the code is typed again, since a card may still be open on a shared screen."""
        return _copy_code_page(request, "", "")

    @post("/copy", status_code=200)
    async def copy(self, request: AnyRequest) -> Response[Any]:
        """The copy itself, to print or as plain text."""
        form = await request.form()
        typed = str(form.get("code", ""))[:40]
        person = _opened(await find_typed(request, typed, only=await find_shown(request)))
        if person is None:
            return _copy_code_page(request, typed, wrong_code())
        copy = await make_copy(person, site_of(request), library_of(request).get_version)
        if form.get("as") == "text":
            return _download(copy.as_text())
        return page(request, "mine/copy.html", organisation=copy.organisation, copy=copy)


async def _find_shown(request: AnyRequest) -> Participant | None:
    """Whose card this browser showed us. Raises NotNow for one that opens nothing any more."""
    card = card_of(request)
    if card and card.by_pictures:
        return None  # pictures can be guessed sooner than a code, so they open the questions only
    return _opened(await find_shown(request))


def _opened(person: Participant | None) -> Participant | None:
    if person is not None:
        may_open_own.check(person.state)
    return person


def _code_page(request: AnyRequest, typed: str, problem: str) -> Response[Any]:
    status = 422 if problem else 200
    return page(request, "code.html", status, action="/mine", problem=problem, typed=typed)


def _copy_code_page(request: AnyRequest, typed: str, problem: str) -> Response[Any]:
    status = 422 if problem else 200
    return page(request, "mine/copy_code.html", status, problem=problem, typed=typed)


def _download(text: str) -> Response[Any]:
    name = 'attachment; filename="my-answers.txt"'
    headers = {"Content-Disposition": name}
    return Response(text, media_type=MediaType.TEXT, headers=headers)


async def _organisation(person: Participant) -> str:
    (service,) = await get_services([person.service])
    return service.organisation.name


def _purpose(value: object) -> Purpose | None:
    return Purpose(str(value)) if value in set(Purpose) else None


def _row(agreement: Agreement) -> dict[str, Any]:
    given, confirmed = agreement.given, agreement.confirmed_at
    return {
        "label": purpose_label(given.wording.purpose, given.agency_name),
        "purpose": given.wording.purpose.value,
        "agency": given.agency or "",
        "wording": wording_words(given.wording),
        "since": format_date(given.at.date()),
        "until": format_date(given.until) if given.until else None,
        "confirmed_on": format_date(confirmed.date()) if confirmed else None,
    }
