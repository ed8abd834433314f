"""What stands beside the items of a release, as its readers see it."""

import pytest

from involvement.participant import State
from involvement.roles import COMMAND
from involvement.store.participants import change_state
from surveys.releasing import make_release
from surveys.survey import Survey
from tests import many_waves, sealed, world
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers

GROUP = "/steering/steering/floating"


async def read(browsers: Browsers, path: str = GROUP) -> Page:
    """A member of the steering group reads."""
    page = await browsers.signed_in("member@riverside.test")
    return await page.get(path)


async def release(survey: Survey, after: int = 1, audience: str = "steering") -> None:
    """A release of the start and a later wave, made after the last one."""
    await make_release(
        COMMAND,
        many_waves.in_quarter(len(survey.waves)),
        survey=survey.slug,
        before_wave=survey.waves[0].id,
        after_wave=survey.waves[after].id,
        audience=audience,  # type: ignore[arg-type]  # a text is enough here
    )


def rows(page: Page, table: str) -> list[list[str]]:
    """The rows of a table, as texts."""
    found = page.select(f"table[aria-labelledby={table}] tbody tr")
    return [[text_of(cell) for cell in row] for row in found]


async def test_reasons_stand_in_a_table_and_small_ones_look_hidden(browsers: Browsers) -> None:
    survey, version = await many_waves.quarterly(
        many_waves.feelings("safe"), ["baseline", "review"]
    )
    codes = await world.cards(count=42)
    for place, code in enumerate(codes):
        answers = {0: {"safe": 1}, 1: {"safe": 2}} if place < 12 else {0: {"safe": 1}}
        await many_waves.answered(survey, version, code, answers)
    states = [State.IN_CUSTODY] * 3 + [State.DIED] * 4 + [State.MOVED_ON] * 9
    for code, state in zip(codes[12:], states, strict=False):
        await change_state(
            COMMAND,
            many_waves.in_quarter(1),
            key=await sealed.person(code),
            state=state,
            on=many_waves.in_quarter(1).date(),
        )
    await release(survey)
    page = await read(browsers)
    assert rows(page, "reasons") == [
        ["Moved on", "9"],
        ["Died", "not shown"],
        ["In custody", "not shown"],
        ["No reason is on record", "14"],
    ]
    assert len(page.select("table[aria-labelledby=reasons] .masked")) == 2


async def test_right_answers_stand_beside_what_people_say_they_know(browsers: Browsers) -> None:
    items = many_waves.rights("rent", "repairs") + many_waves.RATED
    survey, version = await many_waves.quarterly(items, ["baseline", "review"])
    for place, code in enumerate(await world.cards(count=20)):
        before = {"rent": int(place < 8), "repairs": int(place < 6), "says": 2}
        after = {"rent": int(place < 14), "repairs": int(place < 6), "says": 1}
        await many_waves.answered(survey, version, code, {0: before, 1: after})
    await release(survey)
    page = await read(browsers)
    assert rows(page, "knowledge") == [
        ["Which is right about rent?", "8 of 20", "14 of 20"],
        ["Which is right about repairs?", "6 of 20", "6 of 20"],
    ]
    known = text_of(page.select_one("section[aria-labelledby=knowledge]"))
    assert "20 people answered all of these questions both times: 6 had more right" in known
    assert "On average they had 0.7 of 2 right at the start and 1.0 later." in known
    assert "Knowing a right answer and feeling that one knows are two things." in known
    assert page.select_one("section[aria-labelledby=knowledge] a").get("href") == "#says"
    assert ["Right", "8 of 20", "14 of 20"] in rows(page, "rent-title")


async def test_a_scale_stands_in_the_technical_note_alone(browsers: Browsers) -> None:
    keys = ("safe", "well", "heard")
    survey, version = await many_waves.quarterly(many_waves.feelings(*keys), ["baseline", "review"])
    for place, code in enumerate(await world.cards(count=36)):
        levels = {key: (place + turn) % 4 // (1 + turn) for turn, key in enumerate(keys)}
        await many_waves.answered(survey, version, code, {0: levels, 1: dict.fromkeys(keys, 3)})
    await release(survey)
    page = await read(browsers)
    note = text_of(page.select_one("section[aria-labelledby=scales] details"))
    assert "Added up over 3 questions, of 36 people who answered all of them both times:" in note
    assert "Cronbach's alpha at the start:" in note
    assert "omega" not in note


@pytest.mark.parametrize("quarters", [11, 12])
async def test_limits_are_shown_from_twelve_points_on_and_a_point_far_off_is_named(
    browsers: Browsers, quarters: int
) -> None:
    survey, version = await many_waves.quarterly(
        many_waves.feelings("safe"),
        ["baseline", *["tracking"] * quarters],  # type: ignore[list-item]
    )
    for place, code in enumerate(await world.cards(count=20)):
        better = {q: 8 + q % 2 for q in range(1, quarters)} | {quarters: 20}
        answers = {q: {"safe": 1 + (place < up)} for q, up in better.items()}
        await many_waves.answered(survey, version, code, {0: {"safe": 1}} | answers)
    await release(survey, after=quarters)
    page = await read(browsers)
    points = rows(page, "over-safe")
    names = [f"Tracking {number}" for number in range(1, quarters + 1)]
    assert all(p[0].startswith(name) for p, name in zip(points, names, strict=True))
    assert points[0][1:] == ["20", "9", "11", "0"]
    assert "Above the usual ups and downs." in points[-1][0]
    assert not any("Above" in point[0] for point in points[:-1])
    note = text_of(page.select_one("section[aria-labelledby=over-time] details"))
    assert ("usual is from" in note) is (quarters == 12)
    assert ("can be told from 12 times on" in note) is (quarters == 11)
    await page.follow("Easy read with pictures")
    assert ("Over all the times we asked, answers got better." in page.text) is True


async def test_where_people_say_better_and_answer_otherwise_is_told(browsers: Browsers) -> None:
    town = await world.riverside()
    for place, code in enumerate(await world.cards(count=20)):
        before, after = {"knows_help": 1}, {"knows_help": 2 if place < 12 else 0}
        said = {"change_knows_help": 2}
        await world.response(survey=town.survey, version=town.first, answers=before, code=code)
        await world.response(
            survey=town.survey, version=town.later, answers=after | said, code=code, wave=1
        )
    await release(town.survey)
    card = text_of((await read(browsers)).select_one("section#knows_help"))
    assert "8 of 20 people said better, and their answer did not go up." in card
    assert "8 of 20 people said better, and their answer went down." in card


async def test_the_public_reads_no_total_and_no_small_number(browsers: Browsers) -> None:
    items = many_waves.rights("rent", "repairs")
    survey, version = await many_waves.quarterly(items, ["baseline", "review", "tracking"])
    for place, code in enumerate(await world.cards(count=20)):
        answers = {
            wave: {"rent": int(place < 8 + 3 * wave), "repairs": int(place % 2)}
            for wave in range(3)
        }
        await many_waves.answered(survey, version, code, answers)
    await release(survey, audience="public")
    page = await read(browsers)
    assert "had more right answers" not in page.text
    assert ["Review", "20", "fewer than half", "not shown", "fewer than half"] in rows(
        page, "over-rent"
    )
    assert ["Tracking", "20", "6", "14", "0"] in rows(page, "over-rent")
