"""Where people are in their lives: who must not be asked never is, and what they said stays."""

import pytest

from surveys.store.surveys import PlannedWave
from surveys.wave import DueWindow
from tests import stored, world
from tests.page import Page
from tests.site import Browsers, answer_all
from tests.world import Clock, Riverside

PEOPLE, ANSWERED_AGAIN = 24, 12
FAMILY = "Her sister would like a letter about what came of it, no phone calls."
LIST = "/desk/services/floating/invitations"


def said(element: object) -> str:
    """The text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())  # type: ignore[attr-defined]


async def record(page: Page, reference: str, state: str) -> None:
    """The worker records where somebody is, on the page of that person."""
    await page.follow(reference)
    await page.fill_and_submit("Save the state", {"State": state})
    if state == "died":
        await a_death_is_asked_about_gently(page, reference)
    else:
        assert "The change is saved. Earlier answers stay as they are." in page.text
    await page.get("/desk/services/floating")


async def a_death_is_asked_about_gently(page: Page, reference: str) -> None:
    """Nothing is recorded before the worker says that it is so; then they read what happens now."""
    assert page.heading == "Has this person died?"
    assert "We are sorry." in page.text
    if reference == "P0":
        page.fill("family", FAMILY)
    await page.press("Yes, record that they died")
    assert page.heading == "What happens now"
    assert "Nobody is asked, invited or reminded with this card." in page.text
    assert "What they said stays as it is, and still counts" in page.text


async def due(page: Page) -> set[str]:
    """The references of those who are due now: all of them, and the most urgent."""
    await page.get(LIST)
    everybody = {said(row[0]) for row in page.select("tbody tr")}
    await page.get("/desk/services/floating")
    urgent = {said(each) for each in page.select("table[aria-labelledby=due] tbody strong")}
    assert len(urgent) == min(10, len(everybody))
    assert urgent <= everybody
    return everybody


async def everybody_at_the_start(browsers: Browsers, town: Riverside) -> dict[str, str]:
    """Reference → code of people who all answered at the start, two of them page by page."""
    names = [f"P{number}" for number in range(PEOPLE)]
    codes = dict(zip(names, await world.cards(count=PEOPLE, references=names), strict=True))
    answers = {"knows_help": 0, "satisfied": 0, "health": 3}
    for name, code in codes.items():
        if name in ("P0", "P1"):
            posted = {key: str(level) for key, level in answers.items()}
            await answer_all(await browsers.client(), "housing", posted, code=code)
        else:
            await world.response(survey=town.survey, version=town.first, answers=answers, code=code)
    return codes


@pytest.mark.scenario(43)
async def test_somebody_who_died_is_never_asked_again_and_what_they_said_still_counts(
    browsers: Browsers, clock: Clock
) -> None:
    town = await world.riverside()
    codes = await everybody_at_the_start(browsers, town)
    before = await stored.answers()
    worker = await browsers.signed_in()
    await worker.get("/desk/services/floating")
    died = [link(worker, name) for name in ("P0", "P1")]
    for name in ("P0", "P1"):
        await record(worker, name, "died")
    for name in ("P2", "P3", "P4", "P5"):
        await record(worker, name, "moved_on")
    tags = [said(tag) for tag in worker.select("table[aria-labelledby=participants] .plain")]
    assert tags == ["Died"] * 2 + ["Moved on"] * 4
    assert await stored.answers() == before

    for days in (80, 40, 1):  # the whole window of the review, and the day after it
        clock.move(days=days)
        worker = await browsers.signed_in()
        waiting = await due(worker)
        assert waiting == (set() if days == 1 else {f"P{number}" for number in range(6, PEOPLE)})
        await nobody_who_died_can_be_invited(worker, waiting, died)
    clock.move(days=-31)
    await the_family_s_way_is_kept_sealed(browsers, died[0])

    await the_card_of_the_dead_says_nothing_of_it(browsers, codes["P0"])
    for number in range(6, 6 + ANSWERED_AGAIN):
        await world.response(
            survey=town.survey,
            version=town.later,
            answers={"knows_help": 2, "satisfied": 1, "health": 1},
            code=codes[f"P{number}"],
            wave=1,
        )
    await a_release_counts_all_who_answered(browsers)


def link(page: Page, reference: str) -> str:
    """Where the page of the participant with this reference is."""
    return page.link(reference)


async def nobody_who_died_can_be_invited(worker: Page, waiting: set[str], died: list[str]) -> None:
    """Not on the list, and not by somebody who knows the address either."""
    await worker.get(LIST)
    assert {said(row[0]) for row in worker.select("tbody tr")} == waiting
    for page in died:
        address = f"{LIST}/{page.rsplit('/', 1)[1]}"
        for path in (address, f"{address}/letter"):
            await worker.get(path, 409)
            assert "People who died or who asked not to be contacted are never" in worker.text
        await worker.get(page)
        assert "Invite this person" not in worker.text
        sent = {"what": "housing:review", "format": "standard", "method": "letter"}
        await worker.post(address, {**sent, "invited_on": "2027-01-04"}, 409)
    assert await stored.count("inv_invitation") == 0


async def the_family_s_way_is_kept_sealed(browsers: Browsers, page: str) -> None:
    """A worker reads how the family wants to be told; the database does not."""
    worker = await browsers.signed_in()
    await worker.get(f"{page}/died")
    assert FAMILY in worker.response.text
    assert "sister" not in repr(await stored.rows("inv_participant"))
    assert "sister" not in repr(await stored.rows("inv_audit"))


async def the_card_of_the_dead_says_nothing_of_it(browsers: Browsers, code: str) -> None:
    """Family may find the card: the page is plain and kind, asks nothing, and reveals nothing."""
    finder = await browsers.open()
    await finder.get(f"/join/{code}")
    assert finder.path == "/"
    assert "Your home" not in finder.text
    for path in ("/s/housing", "/s/housing/knows_help"):
        await finder.get(path, 409)
        for word in ("died", "dead", "death", "sorry", "Nothing at all"):
            assert word not in finder.text.lower()
    assert await stored.count("svy_response") == PEOPLE


async def a_release_counts_all_who_answered(browsers: Browsers) -> None:
    """The earlier answers stay among the figures, and those missing are told."""
    worker = await browsers.signed_in()
    await worker.get("/desk/surveys/housing")
    await worker.press("Make the release")
    member = await browsers.signed_in("member@riverside.test")
    await member.follow("Floating support")
    text = said(member.select_one("section#knows_help"))
    assert f"{PEOPLE} people answered at the start; {ANSWERED_AGAIN} of them answered again" in text
    assert f"We have no second answer from {PEOPLE - ANSWERED_AGAIN} of them." in member.text


async def test_who_moved_on_is_asked_in_tracking_waves_only(browsers: Browsers) -> None:
    town = await world.riverside()
    (code,) = await world.cards(references=["AB"])
    window = DueWindow(0, 28)
    worker = await browsers.signed_in()
    await worker.get("/desk/services/floating")
    await record(worker, "AB", "moved_on")
    assert await due(worker) == set()
    await world.survey(waves=[PlannedWave("tracking", town.first.id, window)], slug="tracking")
    assert await due(worker) == {"AB"}
    page = await browsers.open()
    await page.get(f"/join/{code}")
    assert page.path == "/s/tracking"
