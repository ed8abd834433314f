"""The whole walk, through pages only and without JavaScript: from a card in a person's hand to the
steering group's page."""

from tests import world
from tests.page import Page
from tests.site import Browsers, answer_all
from tests.world import Clock

Words = str | list[str]

AT_START: dict[str, Words] = {
    "knows_help": "A little",
    "knows_locks": "No, a court has to decide first",
    "sure_letters": "A little sure",
    "satisfied": "Not satisfied at all",
    "health": "Fair",
    "doctor": "Yes",
    "home_now": "In a hostel or bed and breakfast",
    "worries": ["Money or debts", "Being alone"],
    "anything_else": "The heating is broken.",
}
AT_REVIEW: dict[str, Words] = {
    **{key: words for key, words in AT_START.items() if key != "anything_else"},
    "knows_help": "A lot",
    "satisfied": "Quite satisfied",
    "change_knows_help": "More than when I started",
    "change_satisfied": "More satisfied than when I started",
    "change_health": "The same",
}
# How much the eleven others know, as codes: then and now. One who walks page by page goes up too.
KNEW = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2]
KNOW = [3, 3, 3, 3, 3, 2, 2, 1, 1, 1, 1]


async def test_what_people_answer_on_their_cards_reaches_the_steering_group(
    browsers: Browsers, clock: Clock
) -> None:
    await world.riverside()
    codes = await add_twelve_people(browsers)

    await answer_by_hand(browsers, codes[0], AT_START)
    for code, knows in zip(codes[1:], KNEW, strict=True):
        await answer_all(await browsers.client(), "housing", at_start(knows), code=code)
    await see_who_has_answered(browsers)

    clock.move(days=90)
    await answer_by_hand(browsers, codes[0], AT_REVIEW)
    for code, knows in zip(codes[1:], KNOW, strict=True):
        await answer_all(await browsers.client(), "housing", at_review(knows), code=code)

    await make_a_release(browsers)
    await read_it_as_a_member(browsers)


async def add_twelve_people(browsers: Browsers) -> list[str]:
    """A worker signs in, adds people, and sees their codes once; the codes."""
    page = await browsers.open()
    await page.get("/desk/services")
    assert page.heading == "Sign in"
    page.fill("E-mail address", "worker@riverside.test")
    page.fill("Password", world.PASSWORD)
    await page.press("Sign in")
    assert page.path == "/desk/services"
    await page.follow("Floating support")
    page.fill("How many people", "12")
    page.fill("Your references, one a line (you can leave this out)", "AB\nCD")
    await page.press("Add and show the cards")
    assert page.heading == "12 code cards"
    codes = ["".join(each.text.split()) for each in page.select("p.code-groups")]
    assert len(set(codes)) == 12

    await page.follow("I have printed them: back to the support service")
    assert len(page.select("table[aria-labelledby=participants] tbody tr")) == 12
    assert not any(code in "".join(page.text.split()) for code in codes), "a code is shown again"
    return codes


async def answer_by_hand(browsers: Browsers, code: str, answers: dict[str, Words]) -> None:
    """One person, page by page, as the pages lead them."""
    page = await browsers.open()
    await page.get(f"/join/{code}")
    assert code not in page.path
    assert page.heading == "Your home"
    assert "You can stop at any time." in page.text
    await page.press("Start")
    for number, (key, words) in enumerate(answers.items(), start=1):
        assert page.path == f"/s/housing/{key}", page.path
        assert f"Question {number} of {9 if answers is AT_START else 12}" in page.text
        assert not page.select("input[checked]"), "something is chosen already"
        give(page, words)
        await page.press("Next")
    if answers is AT_REVIEW:
        assert page.path == "/s/housing/anything_else"
        await page.press("Next")
    assert page.heading == "Check your answers"
    assert "No, a court has to decide first" in page.text
    await page.press("Finish and send")
    assert page.heading == "Thank you. Your answers are in."
    asked_again = "We will ask you again: from 25 March 2027. Please keep your card."
    assert (asked_again in page.text) == (answers is AT_START)


def give(page: Page, words: Words) -> None:
    """Answer the question on the screen: by a text, an option, or several."""
    if page.select("textarea"):
        page.fill("answer", str(words))
        return
    for each in [words] if isinstance(words, str) else words:
        page.choose(each)


def at_start(knows: int) -> dict[str, str]:
    """The answers of everybody else at the start, as posted: codes."""
    return {"knows_help": str(knows), "knows_locks": "2", "satisfied": "0", "health": "2"}


def at_review(knows: int) -> dict[str, str]:
    """Their answers later."""
    return {**at_start(knows), "change_knows_help": "2"}


async def see_who_has_answered(browsers: Browsers) -> None:
    """The worker sees that cards were used, and no answer."""
    page = await browsers.signed_in()
    assert page.heading == "Nothing needs you today"
    assert "12 people have answered at the start" in page.text
    await page.get("/desk/services/floating")
    assert "Nobody is due now." in page.text
    assert page.text.count("1 of 2") == 12
    assert "heating" not in page.response.text


async def make_a_release(browsers: Browsers) -> None:
    """The worker freezes what changed."""
    page = await browsers.signed_in()
    await page.get("/desk/surveys")
    await page.follow("Your home")
    page.fill("Compare the start with", "Review")
    page.choose("The steering group")
    await page.press("Make the release")
    assert "The release is made. Those it is for can read it now." in page.text
    await page.follow("Release 1")


async def read_it_as_a_member(browsers: Browsers) -> None:
    """A steering-group member reads the release, in its fixed order and in plain words."""
    page = await browsers.sign_in("member@riverside.test")
    assert page.heading == "Riverside steering group"
    await page.follow("Floating support")
    assert page.heading == "Floating support: what changed for people"
    assert "Release 1" in page.text
    card = page.select_one("section#knows_help")
    text = " ".join("".join(card.itertext()).split())
    parts = [
        "How much do you know about the housing help you can get?",
        "All 12 people who answered at the start answered again later.",
        "Of these 12 people, 8 gave a better answer, 3 the same and 1 a worse one.",
        "8 know more",
        "7 more people got better than got worse.",
        "The same 12 people",
        "Nothing at all 6 of 12 0 of 12",
        "A lot 0 of 12 6 of 12",
        "What people told us changed",
        "12 people replied: 12 said better",
        "We show both, because they measure different things.",
        "How this was worked out",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, f"missing: {parts[places.index(-1)]!r} in {text}"
    assert places == sorted(places), f"in another order: {text}"
    assert "We looked at 4 questions at once." in page.text
    assert len(page.select("section#knows_help figure ul.legend li")) == 3
    assert "heating" not in page.response.text

    await page.follow("Easy read with pictures")
    assert "12 people answered our questions 2 times." in page.text
    assert "8 people gave a better answer." in page.text
