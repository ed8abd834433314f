"""Access needs over all support services of an account: which to ask about again, how often met."""

from dataclasses import dataclass
from datetime import date

from involvement.need import Need
from involvement.participant import Participant
from involvement.policies import may_contact
from involvement.roles import Scope
from involvement.secrecy import Secrecy
from involvement.service import SupportService
from involvement.store.needs import list_current
from involvement.store.participants import list_participants
from involvement.store.services import list_services
from involvement.tables import Need as Row

MET = """
SELECT p.service, count(DISTINCT n.participant) AS people, count(e.id) AS contacts,
       count(CASE WHEN e.met THEN 1 END) AS met,
       count(DISTINCT CASE WHEN NOT e.met THEN n.participant END) AS people_not_met
FROM inv_need n
JOIN inv_participant p ON p.id = n.participant
LEFT JOIN inv_need_event e ON e.need = n.id AND e.happened_on >= {}
WHERE p.service IN (%s) AND (n.ended_on IS NULL OR n.ended_on >= {})
GROUP BY p.service
"""


@dataclass(frozen=True, slots=True)
class DueReview:
    """A need that should be asked about again, and whose it is."""

    service: SupportService
    participant: Participant
    need: Need


@dataclass(frozen=True, slots=True)
class Met:
    """How often needs were met in one support service: `people` have needs, which counted at so
    many `contacts`; they were met at `met` of these, and not met for `people_not_met`."""

    service: SupportService
    people: int
    contacts: int
    met: int
    people_not_met: int


async def list_due_reviews(scope: Scope, secrecy: Secrecy, today: date) -> list[DueReview]:
    """Needs whose review is due, the oldest first; never those of people who are not contacted."""
    found = []
    for service in await list_services(scope):
        people = await list_participants(scope, secrecy, service.slug)
        asked = {person.id: person for person in people if may_contact(person.state)}
        for person, needs in (await list_current(asked)).items():
            due = (need for need in needs if need.is_due(today))
            found += [DueReview(service, asked[person], need) for need in due]
    return sorted(found, key=lambda each: each.need.review_on)


async def count_met(scope: Scope, since: date) -> list[Met]:
    """How often needs were met from that day on, for each support service where anybody has one."""
    services = {service.id: service for service in await list_services(scope)}
    numbers = ", ".join(map(str, [-1, *services]))
    rows = {row["service"]: row for row in await Row.raw(MET % numbers, since, since)}
    return [
        Met(service, row["people"], row["contacts"], row["met"], row["people_not_met"])
        for service in services.values()
        if (row := rows.get(service.id))
    ]
