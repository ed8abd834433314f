"""Several support services that one group reviews, side by side. Everybody here is invented."""

from collections.abc import Sequence

import pytest

from examples.pilots import load_pilots, read_pilots
from involvement.roles import COMMAND
from involvement.store import programmes, services
from surveys.releasing import make_release
from surveys.store.surveys import PlannedWave
from surveys.wave import WaveKind
from tests import world
from tests.page import Page
from tests.site import Browsers
from tests.world import START, Riverside

MOVES = {"north": (6, 3, 1), "south": (2, 6, 4), "east": (9, 2, 1), "west": (3, 9, 0)}
MOVES |= {"hill": (5, 10, 5), "quay": (2, 1, 0)}
ABOUT = {
    "north": "People leaving hospital.",
    "south": "People who have lived in one place for years, and are well.",
}


async def provider(
    town: Riverside, slug: str, moves: Sequence[int], before: WaveKind = "baseline"
) -> int:
    """A support service with a survey of its own and one release; its id. `moves` are how many
    people went up, stayed and went down."""
    service = await services.add_service(
        COMMAND,
        START,
        organisation=town.organisation,
        slug=slug,
        name=f"{slug.capitalize()} support",
        about=ABOUT.get(slug, ""),
        provenance="",
    )
    waves = [
        PlannedWave(before, town.first.id, world.BASELINE),
        PlannedWave("review", town.later.id, world.REVIEW),
    ]
    survey = await world.survey(waves=waves, service=slug, slug=f"home-{slug}")
    codes = iter(await world.cards(service=slug, count=sum(moves), batch_key=slug))
    for step, count in zip((1, 0, -1), moves, strict=True):
        for _ in range(count):
            code = next(codes)
            for wave, version in enumerate((town.first, town.later)):
                answers = {"knows_help": 1 + step * wave}
                await world.response(
                    survey=survey, version=version, answers=answers, code=code, wave=wave
                )
    first, second = (wave.id for wave in survey.waves)
    await make_release(
        COMMAND,
        START,
        survey=survey.slug,
        before_wave=first,
        after_wave=second,
        audience="steering",
    )
    return service


async def side_by_side(browsers: Browsers, town: Riverside, ids: Sequence[int]) -> Page:
    """A member of the group that reviews these opens the page."""
    await world.steering_group(organisation=town.organisation, services=ids, slug="all")
    await world.member(forum="all", email="all@riverside.test")
    page = await browsers.sign_in("all@riverside.test")
    return await page.follow("Support services side by side")


def rows(page: Page, heading: str) -> list[list[str]]:
    """The table under a heading, without its head."""
    for section in page.select("section.card"):
        if heading in " ".join(section.find(".//h2").itertext()):
            return [
                [" ".join("".join(cell.itertext()).split()) for cell in row]
                for row in section.iter("tr")
            ][1:]
    raise AssertionError(f"no section {heading!r} in {page.text}")


@pytest.mark.scenario(96)
async def test_six_providers_stand_side_by_side_with_ranges_and_without_a_league(
    browsers: Browsers,
) -> None:
    town = await world.riverside()
    ids = [await provider(town, slug, moves) for slug, moves in MOVES.items()]
    page = await side_by_side(browsers, town, ids)
    found = rows(page, "How much do you know about the housing help you can get?")
    names = [row[0].split()[0] for row in found]
    assert names == ["East", "Hill", "North", "Quay", "South", "West"]
    by_name = {row[0].split()[0]: row[1:] for row in found}
    assert by_name["East"][:4] == ["12", "9", "2", "1"]
    assert by_name["South"][:4] == ["12", "2", "6", "4"]
    assert by_name["East"][4].endswith("more got better")
    assert by_name["South"][4].startswith("anything from")
    assert by_name["Quay"] == ["Not shown: too few people answered both times."]
    assert "In these 5 support services, between 2 and 8 in every 10 people" in page.text
    assert "Nobody is ranked and nothing is added up" in page.text
    assert "average" not in page.text


@pytest.mark.scenario(101)
async def test_fewer_than_five_providers_are_not_compared_with_one_another(
    browsers: Browsers,
) -> None:
    town = await world.riverside()
    ids = [await provider(town, slug, MOVES[slug]) for slug in ("north", "south", "east", "west")]
    page = await side_by_side(browsers, town, ids)
    assert "Fewer than 5 support services have numbers here" in page.text
    assert "In these 4 support services" not in page.text


@pytest.mark.scenario(104)
async def test_whom_each_serves_stands_before_any_figure(browsers: Browsers) -> None:
    town = await world.riverside()
    ids = [await provider(town, slug, MOVES[slug]) for slug in ("north", "south")]
    page = await side_by_side(browsers, town, ids)
    serves, asked = page.text.index(ABOUT["north"]), page.text.index("How much do you know")
    assert serves < page.text.index(ABOUT["south"]) < asked
    assert [row[1] for row in rows(page, "Whom each serves")] == [ABOUT["north"], ABOUT["south"]]


async def test_looking_back_is_marked_and_never_told_of_together_with_the_others(
    browsers: Browsers,
) -> None:
    town = await world.riverside()
    ids = [await provider(town, slug, MOVES[slug]) for slug in ("north", "south", "east", "west")]
    ids.append(await provider(town, "hill", MOVES["hill"], before="looking_back"))
    page = await side_by_side(browsers, town, ids)
    found = rows(page, "How much do you know about the housing help you can get?")
    assert [row[0] for row in found if "Looking back" in row[0]] == ["Hill support Looking back"]
    assert "Fewer than 5 support services have numbers here" in page.text


@pytest.mark.scenario(102)
async def test_six_pilots_of_different_designs_show_each_measure_once_and_no_average(
    browsers: Browsers,
) -> None:
    town = await world.riverside()
    ids = await load_pilots(START, town.organisation)
    page = await side_by_side(browsers, town, ids)
    assert len(rows(page, "Whom each serves")) == 6
    titles = [figures.title for pilot in read_pilots().pilot for figures in pilot.figures]
    for title in set(titles):
        assert page.text.count(title) >= titles.count(title)
    assert "average" not in page.text
    assert "all together" not in page.text.lower()


async def test_a_programme_can_be_looked_at_alone(browsers: Browsers) -> None:
    town = await world.riverside()
    await world.programme(organisation=town.organisation, slug="homes")
    ids = [await provider(town, slug, MOVES[slug]) for slug in ("north", "south")]
    await services.change_service(
        COMMAND, START, "north", name="North support", about=ABOUT["north"], programme="homes"
    )
    assert await programmes.list_programmes(COMMAND)
    page = await side_by_side(browsers, town, ids)
    await page.follow("Homes")
    assert ABOUT["north"] in page.text
    assert ABOUT["south"] not in page.text
