"""An item that only a few newcomers answered says that it shows nothing new, and why."""

from involvement.roles import COMMAND
from surveys.releasing import make_release
from tests import world
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.world import START, Riverside

WAITS = "Too few people make the difference to an earlier release here."


async def answered(
    town: Riverside, count: int, key: str, items: dict[str, tuple[int, int]]
) -> None:
    """People who answered these items twice."""
    for code in await world.cards(count=count, batch_key=key):
        for wave, version in enumerate((town.first, town.later)):
            given = {item: levels[wave] for item, levels in items.items()}
            await world.response(
                survey=town.survey, version=version, answers=given, code=code, wave=wave
            )


async def released(town: Riverside) -> None:
    """A release of the two waves."""
    first, later = (wave.id for wave in town.survey.waves)
    await make_release(
        COMMAND,
        START,
        survey="housing",
        before_wave=first,
        after_wave=later,
        audience="steering",
    )


async def test_nothing_on_the_page_tells_what_the_only_newcomer_answered(
    browsers: Browsers,
) -> None:
    town = await world.riverside()
    await answered(town, 12, "a", {"knows_help": (0, 2), "health": (3, 1)})
    await released(town)
    await answered(town, 9, "b", {"health": (3, 1)})
    await answered(town, 1, "c", {"knows_help": (2, 0), "health": (3, 3)})
    await released(town)
    page = await browsers.signed_in("member@riverside.test")
    await page.get("/steering/steering/floating")
    (item,) = [each for each in page.select("section.finding") if WAITS in text_of(each)]
    assert "13" not in text_of(item)
    assert "12" not in text_of(item)
    assert "Of these 22 people, 21 gave a better answer" in page.text
    assert "13" not in text_of(page.select_one("main"))
    await page.follow("Easy read with pictures")
    assert "Only a few more people answered this question." in page.text
    assert "13" not in text_of(page.select_one("main"))
