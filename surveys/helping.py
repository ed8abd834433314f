"""A worker sits down to answer with or for a participant: the seat that they get."""

import uuid
from collections.abc import Sequence

from involvement.consent import How, Wording
from involvement.participant import Participant
from involvement.roles import Scope
from involvement.site import Site
from surveys.acting import Acting
from surveys.mode import Helper, Mode, Way
from surveys.seat import Sitting, new_seat_name
from surveys.starting import NothingDue, get_due_of, new_response
from surveys.store.answers import TAKES_ANSWERS, Seat
from surveys.store.helping import start_for
from surveys.survey import Survey
from surveys.told import Told


async def start_acting(
    scope: Scope,
    site: Site,
    survey: Survey,
    told: Told,
    person: Participant,
    way: Way,
    agreed: Sequence[Wording],
) -> Sitting:
    """A seat at the response of this participant, who said yes to what is `agreed`, until the end
    of the day. What they answered before, on any device, is not shown in it. Raises NotInScope,
    NothingDue."""
    today = site.today()
    due = await get_due_of(survey, person, today)
    new = new_response(survey, told, due, uuid.uuid4(), site.now(), way)
    started = await start_for(
        scope, site.now(), key=person.key, new=new, agreed=agreed, how=how_said(way)
    )
    if started.status not in TAKES_ANSWERS:
        raise NothingDue("finished", survey)
    name = new_seat_name(resumed=not started.is_new)
    seat = Seat(started.id, started.version, person.card, name)
    return Sitting(seat, today, Acting(person.key, person.number, way))


def how_said(way: Way) -> How:
    """In which way somebody says yes who answers in this way."""
    if way.mode is Mode.INTERPRETED:
        return How.INTERPRETER
    return How.ADVOCATE if way.helper is Helper.ADVOCATE else How.WORKER
