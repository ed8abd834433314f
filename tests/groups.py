"""Factories of adults and people under 18, and of figures about one of the two groups."""

from datetime import timedelta
from typing import Any

from involvement.roles import COMMAND
from involvement.store.participants import find_by_code
from surveys.release import Release
from surveys.releasing import THRESHOLD, make_release
from surveys.store.own_words import list_own_words, make_quote
from surveys.store.quotes import list_shown
from surveys.store.withdrawals import correct_group
from tests import world
from tests.world import FIRST_DAY, START, Riverside

LATER = START + timedelta(days=30)


async def answered(
    town: Riverside, count: int, *, key: str, young: bool = False, now: int = 2, waves: int = 2
) -> list[str]:
    """People who answered the first wave, or both, and know `now` in the second; their codes."""
    codes = await world.cards(count=count, batch_key=key, young=young)
    for code in codes:
        for wave, version in list(enumerate((town.first, town.later)))[:waves]:
            answers: dict[str, int | str] = {"knows_help": now if wave else 1, "health": 1}
            answers |= {"change_knows_help": 2} if wave else {"anything_else": f"By {code}"}
            await world.response(
                survey=town.survey, version=version, answers=answers, code=code, wave=wave
            )
    return codes


async def released(town: Riverside, *, young: bool = False) -> Release:
    """A release about one of the two groups."""
    first, later = (wave.id for wave in town.survey.waves)
    return await make_release(
        COMMAND,
        LATER,
        survey="housing",
        before_wave=first,
        after_wave=later,
        audience="steering",
        young=young,
    )


async def correct(code: str, *, young: bool = True) -> None:
    """A worker puts right which group the holder of a card is in."""
    person = await find_by_code(world.secrecy(), code)
    assert person
    await correct_group(COMMAND, LATER, key=person.key, young=young)


async def quoted(code: str) -> None:
    """A worker makes a quote of what the holder of a card wrote. Raises NotInScope."""
    text = f"By {code}"
    asked: dict[str, Any] = {"survey": "housing", "threshold": THRESHOLD}
    words = await list_own_words(COMMAND, world.secrecy(), FIRST_DAY, **asked)
    mark = next((each.mark for each in words if each.text == text), "")
    await make_quote(COMMAND, world.secrecy(), START, FIRST_DAY, mark=mark, text=text, **asked)


async def shown(release: Release) -> list[str]:
    """The quotes that a release shows."""
    return [each.text for each in await list_shown(release, world.secrecy(), FIRST_DAY)]
