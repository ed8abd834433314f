"""What the browser finds about agreements: a card with everything agreed to, two partner agencies
and their reader, and a release that is being updated."""

from datetime import timedelta

from examples.riverside import SERVICE
from involvement.agency import Agency, Protocol
from involvement.consent import How, Purpose, newest_of_each
from involvement.passwords import hash_password
from involvement.roles import COMMAND, Grant, Role
from involvement.service import Organisation
from involvement.site import Site
from involvement.store import accounts, agencies, participants
from involvement.store.consents import record_given
from involvement.store.wordings import list_wordings
from surveys.releasing import make_release
from surveys.store.questionnaires import PublishedVersion
from surveys.store.surveys import PlannedWave
from surveys.store.withdrawals import take_out
from tests import world

PASSWORD = "a long password"
READER = "kit@example.org"
BATCH = "agrees to everything"
UPDATED = "updated"
"""The survey and the service whose only release is being updated."""


async def seed_agreements(
    site: Site, organisation: Organisation, versions: list[PublishedVersion]
) -> None:
    """Add all of it; `versions` are those of the two waves of `UPDATED`."""
    partners = [
        await _add_agency(site, organisation, "health", Protocol.SIGNED),
        await _add_agency(site, organisation, "police", Protocol.DRAFTED),
    ]
    await accounts.add_account(
        COMMAND,
        site.now(),
        email=READER,
        name="Kit Moss",
        password_hash=hash_password(PASSWORD),
        grants=[Grant(Role.AGENCY_READER, agency=each.id) for each in partners],
    )
    await _agree_to_everything(site, organisation, partners[0])
    await _release_and_leave(site, organisation, versions)


async def _add_agency(
    site: Site, organisation: Organisation, slug: str, protocol: Protocol
) -> Agency:
    now, name = site.now(), f"{slug.capitalize()} team (invented)"
    await agencies.add_agency(COMMAND, now, organisation=organisation.id, slug=slug, name=name)
    await agencies.change_protocol(COMMAND, now, slug=slug, protocol=protocol, on=site.today())
    return await agencies.get_agency(COMMAND, slug)


async def _agree_to_everything(site: Site, organisation: Organisation, partner: Agency) -> None:
    (code,) = await world.cards(service=SERVICE, batch_key=BATCH, now=site.now())
    person = await participants.find_by_code(site.secrecy, code)
    assert person is not None
    for wording in newest_of_each(await list_wordings(organisation.id)):
        sharing = wording.purpose is Purpose.SHARE
        if wording.format == "easy":
            continue
        await record_given(
            COMMAND,
            site.now(),
            site.today(),
            service=SERVICE,
            participant=person.key,
            wording=wording.id,
            how=How.INTERPRETER,
            once=person.key,
            agencies=[partner.id] if sharing else [],
            until=site.today() + timedelta(days=90) if sharing else None,
        )


async def _release_and_leave(
    site: Site, organisation: Organisation, versions: list[PublishedVersion]
) -> None:
    """Twelve people answer both times; after a release one of them takes their answers out."""
    await world.service(organisation=organisation.id, slug=UPDATED)
    windows = (world.BASELINE, world.REVIEW)
    waves = [
        PlannedWave(kind, version.id, window)  # type: ignore[arg-type]  # the kinds of waves
        for kind, version, window in zip(("baseline", "review"), versions, windows, strict=True)
    ]
    survey = await world.survey(service=UPDATED, slug=UPDATED, waves=waves)
    codes = await world.cards(count=12, service=UPDATED, batch_key=UPDATED, now=site.now())
    for code in codes:
        for wave, version in enumerate(versions):
            await world.response(
                survey=survey, version=version, answers={"health": wave}, code=code, wave=wave
            )
    first, later = (wave.id for wave in survey.waves)
    await make_release(
        COMMAND,
        site.now(),
        survey=UPDATED,
        before_wave=first,
        after_wave=later,
        audience="steering",
    )
    person = await participants.find_by_code(site.secrecy, codes[0])
    assert person is not None
    await take_out(person, site.now(), site.today())
