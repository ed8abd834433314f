"""Pairs of towns whose answers differ only in what is hidden, as databases and as files."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from analysis.disclosure import Audience
from app import make_app
from involvement import audit
from involvement import database as heard_database
from involvement.roles import COMMAND
from surveys.releasing import make_release
from tests import world
from tests.conftest import migrate
from tests.databases import Databases
from tests.site import Browsers, running
from tests.world import START, Clock, Riverside

NOT_SAID = -1

Moves = Mapping[tuple[int | None, int | None], int]
"""(level before, level after) → people; None for no answer, `NOT_SAID` for not wanting to say."""


@dataclass(frozen=True, slots=True)
class Case:
    """Answers to one question of three levels in two towns, and the numbers of either that no
    reader may find."""

    one: Moves
    other: Moves
    hidden: frozenset[int]
    audience: Audience = "steering"
    shown: frozenset[int] = frozenset()


MANY: Moves = {(1, 2): 13, (1, 1): 7, (1, 0): 6}
CASES = {
    "so few answered both times that nothing is said": Case(
        one={(1, 2): 3, (1, None): 14},
        other={(1, 0): 2, (1, 1): 2, (0, None): 18},
        hidden=frozenset({3, 4, 14, 17, 18, 22}),
    ),
    "nine people are told in words": Case(
        one={(1, 2): 7, (1, 1): 1, (1, 0): 1},
        other={(1, 2): 8, (1, 0): 1},
        hidden=frozenset({7, 8}),
        shown=frozenset({9}),
    ),
    "a few did not answer again": Case(
        one={**MANY, (1, None): 1},
        other={**MANY, (2, None): 4},
        hidden=frozenset({27, 30}),
        shown=frozenset({26, 13, 7, 6}),
    ),
    "a few did not want to say": Case(
        one={**MANY, (NOT_SAID, 1): 3, (1, NOT_SAID): 4},
        other={**MANY, (NOT_SAID, 0): 4, (1, NOT_SAID): 3},
        hidden=frozenset({3, 4, 29, 30}),
        shown=frozenset({26, 13, 7, 6}),
    ),
    "the public reads words where a count or its rest is small": Case(
        one={(1, 2): 20, (1, 1): 1, (1, 0): 2},
        other={(1, 2): 18, (1, 1): 3, (1, 0): 2},
        hidden=frozenset({18, 20, 3}),
        audience="public",
        shown=frozenset({23}),
    ),
    "a small end of the scale": Case(
        one={(0, 0): 3, (1, 1): 7, (1, 2): 11, (2, 1): 6},
        other={(0, 0): 4, (1, 1): 6, (1, 2): 11, (2, 1): 6},
        hidden=frozenset({3, 4, 18}),
        shown=frozenset({27, 11, 10, 6}),
    ),
}


@asynccontextmanager
async def town(databases: Databases, moves: Moves, audience: Audience) -> AsyncIterator[Browsers]:
    """A town of its own where people answered so, with one release, and browsers for it."""
    await databases.fresh(migrate)
    audit.seal_with(world.secrecy())
    await heard_database.open_database()
    try:
        await released(await world.riverside(), moves, audience)
        async with running(make_app(world.settings(pseudo=True), Clock())) as browsers:
            yield browsers
    finally:
        await heard_database.close_database()


async def released(place: Riverside, moves: Moves, audience: Audience) -> None:
    """Answer the survey, and release what changed."""
    people = [answers for answers, count in moves.items() for _ in range(count)]
    codes = await world.cards(count=50) + await world.cards(count=14, batch_key="more")
    for code, answers in zip(codes, people, strict=False):
        for wave, version in enumerate((place.first, place.later)):
            level = answers[wave]
            if level is not None:
                await world.response(
                    survey=place.survey,
                    version=version,
                    answers={"knows_help": level},
                    code=code,
                    wave=wave,
                )
    waves = [wave.id for wave in place.survey.waves]
    await make_release(
        COMMAND,
        START,
        survey="housing",
        before_wave=waves[0],
        after_wave=waves[1],
        audience=audience,
    )


def rows(moves: Moves) -> Iterator[str]:
    """The lines of a spreadsheet file."""
    yield "participant,wave,item,answer\n"
    number = 0
    for levels, count in moves.items():
        for _ in range(count):
            number += 1
            for wave, level in zip(("start", "review"), levels, strict=True):
                if level is not None:
                    said = "prefer not to say" if level == NOT_SAID else level
                    yield f"P{number},{wave},knows,{said}\n"
