"""Somebody takes their answers out after a release: it shows no figures to anybody any more, and
the next one comes only when it cannot be subtracted from it."""

from involvement.roles import COMMAND
from surveys.releasing import make_release
from tests import agreements, stored, world
from tests.page import Page
from tests.site import Browsers
from tests.world import Clock, Riverside

UPDATING = "This release is being updated. Its figures have not been shown since 5 January 2027."
SERVICE = "/steering/steering/floating"
DESK = "/desk/surveys/housing"


async def answered_both(town: Riverside, clock: Clock, key: str, count: int) -> list[str]:
    """People who answered both times; their codes."""
    codes = await world.cards(count=count, batch_key=key, now=clock())
    for code in codes:
        for wave, version in enumerate((town.first, town.later)):
            answers = {"knows_help": 2 * wave, "health": 1}
            await world.response(
                survey=town.survey,
                version=version,
                answers=answers,
                code=code,
                wave=wave,
                now=clock(),
            )
    return codes


async def take_out(browsers: Browsers, code: str) -> None:
    """The holder of the card takes their answers out."""
    page = await browsers.open()
    await page.get("/mine")
    page.fill("Type the code from your card", code)
    await page.press("Go on")
    await page.follow("Take my answers out")
    await page.press("Take my answers out")
    assert "Your answers are out." in page.text


async def press_release(browsers: Browsers, status: int = 200) -> Page:
    """The worker asks for the next release."""
    page = await browsers.signed_in()
    await page.get(DESK)
    return await page.press("Make the release", status)


async def shows_only_that_it_is_updated(browsers: Browsers, number: int) -> None:
    """The release in every place where it can be read."""
    for email, paths in (
        (
            "member@riverside.test",
            (f"{SERVICE}?release={number}", f"{SERVICE}?release={number}&format=easy"),
        ),
        (
            "worker@riverside.test",
            (f"{DESK}/releases/{number}", f"{DESK}/releases/{number}?format=easy"),
        ),
    ):
        page = await browsers.signed_in(email)
        for path in paths:
            await page.get(path)
            assert UPDATING in page.text, path
            main = page.response.text.partition("<main")[2]
            for figure in ("people", "answered", "svg", "<table", "knows_help", "better", "took"):
                assert figure not in main.replace("what changed for people", ""), (path, figure)


async def today_leads_to_the_next_release(desk: Page) -> None:
    """The worker finds on their first page what has to be done."""
    await desk.get("/desk")
    assert desk.heading == "1 thing needs you today"
    for told in ("1 release is being updated", "Your home", "5 January 2027"):
        assert told in desk.text
    await desk.follow("Make the next release")
    assert desk.path == DESK


async def test_a_release_is_withdrawn_for_everyone_and_replaced_without_them(
    browsers: Browsers, clock: Clock
) -> None:
    town = await world.riverside()
    codes = await answered_both(town, clock, "a", 12)
    await press_release(browsers)
    member = await browsers.signed_in("member@riverside.test")
    await member.get(SERVICE)
    assert "Of these 12 people, 12 gave a better answer" in member.text

    clock.move(days=1)
    await take_out(browsers, codes[0])
    await shows_only_that_it_is_updated(browsers, 1)
    member = await browsers.signed_in("member@riverside.test")
    await member.get("/steering/steering")
    assert UPDATING in member.text
    assert "12" not in member.text.replace("2027", "")
    desk = await browsers.signed_in()
    await desk.get(DESK)
    assert "being updated since 5 January 2027" in desk.text
    await today_leads_to_the_next_release(desk)

    # Eleven of the same twelve: two releases would tell what the one who left had said.
    page = await press_release(browsers, 422)
    assert "at least 5 people must have answered since" in page.text
    await answered_both(town, clock, "b", 3)
    await press_release(browsers, 422)
    await answered_both(town, clock, "c", 1)
    await press_release(browsers)
    await shows_only_that_it_is_updated(browsers, 1)
    await desk.get("/desk")
    assert desk.heading == "Nothing needs you today"
    await member.get(SERVICE)
    assert "Release 2" in member.text
    assert "Of these 15 people, 15 gave a better answer" in member.text
    assert await stored.count("svy_released") == 12 + 15


async def test_a_release_that_did_not_count_them_stays(browsers: Browsers, clock: Clock) -> None:
    town = await world.riverside()
    await answered_both(town, clock, "a", 12)
    await press_release(browsers)
    clock.move(days=1)
    later = await answered_both(town, clock, "b", 6)
    await press_release(browsers)
    await take_out(browsers, later[0])
    await shows_only_that_it_is_updated(browsers, 2)
    member = await browsers.signed_in("member@riverside.test")
    await member.get(f"{SERVICE}?release=1")
    assert "Of these 12 people, 12 gave a better answer" in member.text


async def test_no_command_and_no_audience_gets_round_it(browsers: Browsers, clock: Clock) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    codes = await answered_both(town, clock, "a", 12)
    waves = [wave.id for wave in town.survey.waves]
    await make_release(
        COMMAND,
        clock(),
        survey="housing",
        before_wave=waves[0],
        after_wave=waves[1],
        audience="public",
    )
    clock.move(days=1)
    await take_out(browsers, codes[0])
    await shows_only_that_it_is_updated(browsers, 1)
    page = await press_release(browsers, 422)
    page.choose("Everybody")
    await page.press("Make the release", 422)
    assert await stored.count("svy_release") == 1
