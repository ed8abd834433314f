"""The example data, loaded as `heard example` does and read as its steering group reads it."""

import re
from collections.abc import Awaitable, Callable

import pytest

from examples.commands import lines
from examples.loading import (
    MEMBER,
    PASSWORD,
    PILOTS,
    RIVERSIDE,
    WORKER,
    AlreadyThere,
    ExampleAccount,
    OtherData,
    load_example,
)
from examples.riverside import SERVICE, FreshCard
from involvement.site import Site
from involvement.tables import AuditEvent
from tests import world
from tests.page import Page
from tests.site import Browsers
from tests.world import Clock

REVIEWED = f"/steering/{RIVERSIDE.slug}/{SERVICE}"
SignIn = Callable[[ExampleAccount], Awaitable[Page]]


@pytest.fixture
def site(clock: Clock) -> Site:
    return Site(world.settings(), world.secrecy(), clock)


@pytest.fixture
async def cards(browsers: Browsers, site: Site) -> list[FreshCard]:
    return await load_example(site)


@pytest.fixture
def sign_in(browsers: Browsers, cards: list[FreshCard]) -> SignIn:
    async def signed_in(account: ExampleAccount) -> Page:
        page = await browsers.open()
        await page.get("/sign-in")
        page.fill("E-mail address", account.email)
        page.fill("Password", PASSWORD)
        return await page.press("Sign in")

    return signed_in


def card_text(page: Page, selector: str) -> str:
    return " ".join("".join(page.select_one(selector).itertext()).split())


def published(page: Page, title: str) -> str:
    """The text of the printed table with this title."""
    for section in page.select("section.finding"):
        text = " ".join("".join(section.itertext()).split())
        if text.startswith(title):
            return text
    raise AssertionError(f"no figures called {title}")


async def test_loading_it_twice_changes_nothing(cards: list[FreshCard], site: Site) -> None:
    before = await AuditEvent.count()
    with pytest.raises(AlreadyThere):
        await load_example(site)
    assert await AuditEvent.count() == before


async def test_it_never_comes_to_stand_beside_somebodys_own_data(
    browsers: Browsers, site: Site
) -> None:
    await world.organisation(name="Somebody's own")
    with pytest.raises(OtherData, match="Somebody's own"):
        await load_example(site)


async def test_the_command_prints_addresses_accounts_and_each_card_once(
    cards: list[FreshCard],
) -> None:
    text = "\n".join(lines("http://heard.test", cards))
    assert f"http://heard.test/steering/{RIVERSIDE.slug}" in text
    assert PASSWORD in text
    assert all(text.count(f"/join/{fresh.card.code}") == 1 for fresh in cards)
    assert "/join/" not in "\n".join(lines("http://heard.test", []))


async def test_its_cards_lead_to_questions(browsers: Browsers, cards: list[FreshCard]) -> None:
    for fresh in cards:
        page = await browsers.open()
        await page.get(f"/join/{fresh.card.code}")
        assert page.path == "/s/your-home"
        assert "invented" in page.text


async def test_anybody_finds_something_open(browsers: Browsers, cards: list[FreshCard]) -> None:
    page = await browsers.open()
    await page.get("/")
    await page.follow("How was your visit to the drop-in? (invented example)")
    assert page.path == "/s/drop-in"


async def test_the_steering_group_reads_of_things_clearly_better_unclear_and_balanced(
    sign_in: SignIn,
) -> None:
    page = await sign_in(MEMBER)
    await page.get(REVIEWED)
    assert "Invented example" in page.text
    assert "more getting better than chance alone" in card_text(page, "section#knows_help")
    satisfied = card_text(page, "section#satisfied")
    assert "this could be chance" in satisfied
    assert "so their answer could not go up" in satisfied
    assert "We show both, because they measure different things." in satisfied
    assert "We have no second answer from" in satisfied
    health = card_text(page, "section#health")
    assert "About as many got better as got worse." in health
    assert "not shown" in card_text(page, "section#knows_help")
    assert "have better health" not in page.text
    await page.get(f"{REVIEWED}?release=1")
    assert "Start to Review" in page.text


@pytest.mark.scenario(38)
@pytest.mark.scenario(39)
@pytest.mark.scenario(40)
async def test_published_totals_are_told_with_their_limits(sign_in: SignIn) -> None:
    page = await sign_in(MEMBER)
    await page.get(f"/steering/{PILOTS.slug}")
    await page.follow("Housing support and outreach")

    knowledge = published(page, "Knowledge of housing and support")
    for part in (
        "63%", "10%", "4%", "50%", "100%",
        "The percentages fit 24 people at the start and 10 at a later review.",
        "at least 4 and at most 9 of the 10 moved up",
        "for at least 1 of them the answer did not move up",
        "The numbers of people are our own inference",
        "may not be the same people",
        "p: 0.0079", "p: 0.0047",
    ):  # fmt: skip
        assert part in knowledge

    satisfaction = published(page, "Satisfaction with housing and support")
    for part in ("88%", "70%", "90%", "Said their satisfaction had improved", "9 of 10 people"):
        assert part in satisfaction
    assert "did not move up" not in satisfaction  # nine of ten is possible

    health = published(page, "General health")
    for part in (
        "58%", "30%", "0%", "80%",
        "For the lowest answer, the difference is not distinguishable from chance.",
        "p: 0.26",
        "for at least 1 of them the answer did not move up",
    ):  # fmt: skip
        assert part in health
    assert "HIV" not in page.response.text


@pytest.mark.scenario(4)
async def test_figures_of_people_followed_up_stand_beside_how_many_were(sign_in: SignIn) -> None:
    page = await sign_in(MEMBER)
    await page.get(f"/steering/{PILOTS.slug}/on-track")
    titles = ("Mental health", "Social well-being", "Drug use", "Keeping in touch with services")
    for title in titles:
        told = published(page, title)
        assert "14 of 28 people were followed up (50%)." in told
        assert "a reliable measure" in told
    assert "Worse: 0 of 14." in published(page, "Mental health")
    assert "1 person was followed up, but has no answer here." in published(page, "Keeping")


@pytest.mark.scenario(43)
async def test_somebody_who_died_is_never_due_and_their_answers_still_count(
    sign_in: SignIn,
) -> None:
    page = await sign_in(WORKER)
    await page.get(f"/desk/services/{SERVICE}")
    due = page.text.partition("Who is due")[2].partition("Participants")[0]
    await page.get(f"/desk/services/{SERVICE}?page=2")
    (died,) = re.findall(r"(Card \d+) Died 1 of 3", page.text)
    assert f"{died} " not in due
    await page.get("/desk/surveys/your-home")
    assert "Start Day 0 to 28 after joining 40" in page.text
