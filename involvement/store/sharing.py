"""What partner agencies read, and confirm with a person: only of those who agree to it now."""

from datetime import date, datetime
from uuid import UUID

from involvement.agency import Agency, Protocol
from involvement.audit import record_change
from involvement.consent import Action, Agreement, How, Purpose, in_force
from involvement.database import take_turns, transaction
from involvement.policies import may_share
from involvement.roles import Role, Scope
from involvement.secrecy import Secrecy
from involvement.sharing import Shared, SharedWith
from involvement.store.consents import add_events, list_events_of_agency
from involvement.store.services import NotInScope
from involvement.tables import Agency as AgencyRow
from involvement.tables import Participant

# Numbered as the workers of their support service number them.
PEOPLE = """
SELECT p.id, p.key, p.reference_sealed, s.name AS service,
       (SELECT count(*) FROM inv_participant q WHERE q.service = p.service AND q.id <= p.id)
       AS number
FROM inv_participant p JOIN inv_service s ON s.id = p.service
WHERE p.id IN (SELECT participant FROM inv_consent WHERE agency = {}) ORDER BY s.name, p.id
""".strip()


async def list_shared(
    scope: Scope, secrecy: Secrecy, now: datetime, today: date
) -> list[SharedWith]:
    """For each agency of this account, by name, who agrees now to share with it."""
    return [
        SharedWith(agency, await _list_people(agency, secrecy, today), now)
        for agency in await _list_agencies(scope)
    ]


async def confirm_shared(
    scope: Scope, now: datetime, today: date, *, agency: str, participant: UUID
) -> None:
    """Record that somebody of the agency asked this participant today, and that they still agree;
    once a day. Raises NotInScope, and NotNow while the protocol is not signed."""
    async with transaction():
        await take_turns()
        found = next((each for each in await _list_agencies(scope) if each.slug == agency), None)
        if found is None:
            raise NotInScope(agency)
        may_share.check(found.protocol)
        row = await Participant.select(Participant.id).where(Participant.key == participant).first()
        agreed = (await _agreements(found, today)).get(row["id"]) if row else None
        if row is None or agreed is None:
            raise NotInScope(participant)
        if agreed.was_confirmed_on(today):
            return
        event = agreed.follow(Action.CONFIRMED, How.AGENCY, now, scope.account)
        await add_events(row["id"], [event], None)
        said = "confirmed sharing with"
        await record_change(
            scope, said, "participant", participant, now, organisation=found.organisation
        )


async def _list_people(agency: Agency, secrecy: Secrecy, today: date) -> tuple[Shared, ...]:
    if not may_share(agency.protocol):
        return ()
    agreements = await _agreements(agency, today)
    return tuple(
        Shared(
            key=row["key"],
            number=row["number"],
            reference=secrecy.unseal(row["reference_sealed"]),
            service=row["service"],
            agreement=agreements[row["id"]],
        )
        for row in await Participant.raw(PEOPLE, agency.id)
        if row["id"] in agreements
    )


async def _agreements(agency: Agency, today: date) -> dict[int, Agreement]:
    """Participant id → what they agree to share with the agency today."""
    subject = (Purpose.SHARE, agency.id)
    agreed = {
        participant: in_force(events, today).get(subject)
        for participant, events in (await list_events_of_agency(agency.id)).items()
    }
    return {participant: each for participant, each in agreed.items() if each is not None}


async def _list_agencies(scope: Scope) -> list[Agency]:
    """The agencies for which this account reads."""
    own = scope.agencies(Role.AGENCY_READER)
    rows = await AgencyRow.select().where(AgencyRow.id.is_in([-1, *own])).order_by(AgencyRow.name)
    return [
        Agency(
            id=row["id"],
            slug=row["slug"],
            name=row["name"],
            organisation=row["organisation"],
            protocol=Protocol(row["protocol"]),
            protocol_on=row["protocol_on"],
        )
        for row in rows
    ]
