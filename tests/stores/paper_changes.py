"""A copy on paper, typed in by a worker: the changes that this makes."""

from collections.abc import Awaitable, Callable
from typing import Any

from involvement.roles import COMMAND
from involvement.store.participants import list_participants
from surveys.mode import Mode, Way
from surveys.store.answers import Seat
from surveys.store.paper import SEAT, find_copy, finish_copy, type_sheet
from surveys.store.surveys import get_survey
from tests import world
from tests.world import START, Riverside


def changes(town: Riverside) -> dict[str, Callable[[], Awaitable[Any]]]:
    """A sheet more of a copy on paper is typed in, and the copy is finished."""

    async def finish() -> None:
        person, *_others = await list_participants(COMMAND, world.secrecy(), "floating")
        survey = await get_survey("on-paper")
        copy = await find_copy(survey.id, survey.waves[0].id, person.id, person.key)
        seat = Seat(copy.response or 0, town.first.id, person.card, SEAT)
        way = Way(Mode.PAPER)
        await finish_copy(COMMAND, START, survey="on-paper", seat=seat, not_asked=(), way=way)

    return {
        "typed in paper of survey": lambda: type_page(town, 2),
        "finished paper of survey": finish,
    }


async def type_page(town: Riverside, page: int) -> None:
    """A page of the copy of the one participant is typed in."""
    person, *_others = await list_participants(COMMAND, world.secrecy(), "floating")
    sheet = await world.sheet("on-paper", town.first, person.id)
    await type_sheet(COMMAND, START, **{**sheet, "page": page, "card": person.card})
