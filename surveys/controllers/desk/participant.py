"""One participant: where they are in their life, what is due, what they need, who may be told."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.key_ring import Unopened
from involvement.need import Need
from involvement.participant import Participant, State
from involvement.rule import NotNow
from involvement.store.contacts import find_changed_on
from involvement.store.needs import list_current
from involvement.store.participants import change_reference, change_state
from surveys.controllers.desk.person import Person, get_person, person_page
from surveys.controllers.desk.rows import (
    invitation_words,
    left_rows,
    participant_row,
    state_choices,
)
from surveys.due import list_due
from surveys.forms.participant import ReferenceForm
from surveys.forms.survey import ADULTS, YOUNG
from surveys.store.invitations import list_invitations
from surveys.store.surveys import list_progress, list_surveys_of
from surveys.store.ways import find_ways
from surveys.store.withdrawals import correct_group
from translations.formats import format_date
from translations.language import N_
from translations.language import gettext as _

NOTICES = {
    "state": N_("The change is saved. Earlier answers stay as they are."),
    "pictures": N_("The pictures are ended. The card stays as it is."),
    "reference": N_("The reference is saved."),
    "contact": N_("The contact details are saved."),
    "invited": N_("The invitation is recorded."),
    "answered": N_("Their answers are in. This screen does not show them any more."),
    "stopped": N_("You stopped. What was answered is kept, and not counted until it is finished."),
    "group": N_("It is put right. They count in the other group from now on."),
}


class ParticipantController(Controller):
    """`/desk/services/{slug}/participants/{key}`."""

    path = "/services/{slug:str}/participants/{key:uuid}"

    @get("/")
    async def participant(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """One participant, without their contact details."""
        person = await get_person(request, slug, key)
        kept = person.participant.reference
        form = ReferenceForm(reference=kept if isinstance(kept, str) else "")
        return await _page(request, person, form)

    @post("/reference", status_code=303)
    async def change_reference(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Another local reference."""
        person = await get_person(request, slug, key)
        form = ReferenceForm(await request.form())
        if form.validate() and await _saved(request, key, form):
            return see_other(f"{person.url}?done=reference")
        return await _page(request, person, form, 422)

    @post("/state", status_code=303)
    async def change_state(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Where somebody is in their life with the service; a death is asked about first."""
        person, site = await get_person(request, slug, key), site_of(request)
        state = str((await request.form()).get("state", ""))
        if state not in set(State):
            return see_other(person.url)  # nothing was chosen, so nothing changes
        if state == State.DIED:
            return see_other(f"{person.url}/died")
        await change_state(
            scope_of(request), site.now(), key=key, state=State(state), on=site.today()
        )
        return see_other(f"{person.url}?done=state")

    @post("/group", status_code=303)
    async def correct_group(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Whether they were under 18 when they were added, where that was recorded wrongly."""
        person, group = await get_person(request, slug, key), (await request.form()).get("group")
        if group not in (ADULTS, YOUNG):
            return see_other(person.url)  # nothing was chosen, so nothing changes
        await correct_group(
            scope_of(request), site_of(request).now(), key=key, young=group == YOUNG
        )
        return see_other(f"{person.url}?done=group")


async def _saved(request: AnyRequest, key: UUID, form: ReferenceForm) -> bool:
    """Save the reference of a valid form; False with the reason in it where that may not be."""
    site = site_of(request)
    try:
        await change_reference(
            scope_of(request),
            site.now(),
            site.secrecy,
            key=key,
            reference=(form.reference.data or "").strip(),
            replace=bool(form.replace.data),
        )
    except NotNow as refusal:
        form.replace.errors = [str(refusal)]
        return False
    return True


async def _asked(
    request: AnyRequest, participant: Participant, needs: Iterable[Need]
) -> dict[str, Any]:
    """What somebody is asked, when, whether they may be invited now, and to what they were."""
    site = site_of(request)
    surveys = [s for s in await list_surveys_of([participant.service]) if not s.is_anonymous]
    progress = await list_progress((survey.id for survey in surveys), participant.id)
    invitations = await list_invitations(site.secrecy, [participant.id])
    titles = {survey.slug: survey.title for survey in surveys}
    today = site.today()
    return {
        "row": participant_row(
            participant,
            surveys,
            progress.get(participant.id, {}),
            needs,
            today,
            await find_ways(participant.id),
        ),
        "left": left_rows(participant, surveys, progress.get(participant.id, {}), today),
        "may_invite": any(list_due(each, [participant], progress, today) for each in surveys),
        "invitations": [invitation_words(each, titles) for each in invitations[participant.id]],
    }


async def _page(
    request: AnyRequest, person: Person, form: ReferenceForm, status_code: int = 200
) -> Response[Any]:
    site, participant = site_of(request), person.participant
    changed_on = await find_changed_on(scope_of(request), participant.key)
    done = request.query_params.get("done", "")
    needs = (await list_current([participant.id]))[participant.id]
    return person_page(
        request,
        "desk/participant.html",
        person,
        status_code,
        **await _asked(request, participant, needs),
        needs_due=sum(need.is_due(site.today()) for need in needs),
        contact_on=format_date(changed_on) if changed_on else None,
        reference_form=form,
        unread=isinstance(participant.reference, Unopened),
        states=state_choices(),
        notice=_(NOTICES[done]) if done in NOTICES else None,
    )
