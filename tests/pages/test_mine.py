"""A person's own rights with the card alone, and nothing for anybody else."""

import pytest

from involvement.consent import Action, Purpose
from involvement.participant import State
from involvement.roles import COMMAND
from involvement.store.participants import change_state, find_by_code, replace_card
from tests import agreements, stored, world
from tests.page import Page
from tests.site import Browsers, answer_all, start
from tests.world import START, Riverside

ANSWERS = {"knows_help": "2", "satisfied": "0", "anything_else": "Nobody calls back"}


async def with_card(browsers: Browsers, code: str) -> Page:
    """Their page, after typing the code."""
    page = await browsers.open()
    await page.get("/mine")
    page.fill("Type the code from your card", code.lower())
    await page.press("Go on")
    assert page.path == "/mine"
    return page


async def somebody(*purposes: Purpose, finished: bool = True) -> tuple[Riverside, str]:
    """The usual world with a participant who answered once and agreed to these; their code."""
    town = await world.riverside()
    await agreements.all_wordings()
    (code,) = await world.cards(references=["Anna B"])
    await world.response(
        survey=town.survey,
        version=town.first,
        answers={"knows_help": 3, "satisfied": 0, "anything_else": "Nobody calls back"},
        code=code,
        finished=finished,
    )
    for purpose in purposes:
        await agreements.agreed(code, purpose)
    return town, code


async def test_what_was_agreed_to_is_shown_in_its_words_and_no_answer(browsers: Browsers) -> None:
    _, code = await somebody(Purpose.TAKE_PART, Purpose.QUOTE)
    page = await with_card(browsers, code)
    assert page.heading == "What I agreed to, and my answers"
    for words in (
        agreements.TEXTS[Purpose.TAKE_PART],
        agreements.TEXTS[Purpose.QUOTE],
        "You agreed on 4 January 2027.",
        "With this card you answered once.",
    ):
        assert words in page.text
    assert agreements.TEXTS[Purpose.LINK] not in page.text
    for private in ("Nobody calls back", "Anna", "How much do you know"):
        assert private not in page.response.text


async def test_the_cookie_of_a_card_is_enough_to_see_it(browsers: Browsers) -> None:
    await somebody(Purpose.QUOTE)
    (code,) = await world.cards(batch_key="b")
    await agreements.agreed(code, Purpose.CONTACT)
    page = await browsers.open()
    await page.get(f"/join/{code}")
    await page.follow("You can take this back at any time, with your card")
    assert agreements.TEXTS[Purpose.CONTACT] in page.text
    assert agreements.TEXTS[Purpose.QUOTE] not in page.text


@pytest.mark.parametrize("purpose", [Purpose.QUOTE, Purpose.CONTACT])
async def test_an_agreement_is_taken_back_at_once_and_alone(
    browsers: Browsers, purpose: Purpose
) -> None:
    _, code = await somebody(Purpose.TAKE_PART, purpose)
    page = await with_card(browsers, code)
    before = await stored.audit()
    await page.post("/mine/back", {"purpose": purpose.value})
    assert "It is taken back, from now on." in page.text
    assert agreements.TEXTS[purpose] not in page.text
    assert agreements.TEXTS[Purpose.TAKE_PART] in page.text
    last = (await agreements.events_of(code))[-1]
    assert (last.wording.purpose, last.action, last.account) == (purpose, Action.WITHDRAWN, None)
    assert await stored.audit() == before
    await page.post("/mine/back", {"purpose": purpose.value})
    assert (await agreements.events_of(code))[-1] == last
    assert await stored.statuses() == ["finished"]


async def test_sharing_with_one_agency_is_taken_back_without_the_other(browsers: Browsers) -> None:
    town, code = await somebody()
    both = [await agreements.agency(s, organisation=town.organisation) for s in ("a", "b")]
    await agreements.agreed(code, Purpose.SHARE, agencies=both, until=START.date())
    page = await with_card(browsers, code)
    assert "Sharing with A team" in page.text
    assert "It ends on 4 January 2027." in page.text
    await page.press("Take this back: Sharing with A team")
    assert "Sharing with A team" not in page.text
    assert "Sharing with B team" in page.text


@pytest.mark.parametrize("label", ["Taking part", "Linking answers from one time to the next"])
async def test_taking_back_what_starting_said_yes_to_offers_to_take_answers_out(
    browsers: Browsers, label: str
) -> None:
    _, code = await somebody(Purpose.TAKE_PART, Purpose.LINK)
    page = await with_card(browsers, code)
    await page.press(f"Take this back: {label}")
    assert page.heading == f"Take this back: {label}"
    assert "Do you also want to take your answers out?" in page.text
    assert len(await agreements.in_force_for(code)) == 2
    await page.press("Take it back, leave my answers in")
    assert len(await agreements.in_force_for(code)) == 1
    assert await stored.statuses() == ["finished"]
    page = await with_card(browsers, code)
    assert "With this card you answered once." in page.text


async def test_with_both_at_once_nothing_is_left_and_nobody_asks_again(browsers: Browsers) -> None:
    _, code = await somebody(Purpose.TAKE_PART, Purpose.LINK)
    page = await with_card(browsers, code)
    await page.press("Take this back: Taking part")
    await page.press("Take it back, and take my answers out")
    assert "Your answers are out. We do not have them any more." in page.text
    assert "We have no answers of yours." in page.text
    assert await stored.count("svy_answer") == 0
    assert {purpose for purpose, _ in await agreements.in_force_for(code)} == {Purpose.LINK}
    other = await browsers.open()
    await other.get(f"/join/{code}")
    assert "There is nothing to answer with it today." in other.text
    await other.get("/s/housing", 409)
    assert other.heading == "You took these answers out"
    desk = await browsers.signed_in()
    assert desk.heading == "Nothing needs you today"


async def test_taking_out_says_first_what_happens_and_then_needs_one_button(
    browsers: Browsers,
) -> None:
    _, code = await somebody()
    page = await with_card(browsers, code)
    await page.follow("Take my answers out")
    assert "It cannot be brought back." in page.text
    assert await stored.statuses() == ["finished"]
    await page.follow("Leave everything as it is")
    await page.follow("Take my answers out")
    await page.press("Take my answers out")
    assert await stored.statuses() == ["withdrawn"]
    for again in range(2):
        await page.post("/mine/answers", {})
        assert "We have no answers of yours." in page.text, again
    await page.get("/mine/answers")
    assert not page.select("main form")


async def test_a_wave_that_was_taken_out_is_not_asked_again(browsers: Browsers) -> None:
    _, code = await somebody(finished=False)
    desk = await browsers.signed_in()
    assert "1 person can answer now" in desk.text
    page = await with_card(browsers, code)
    await page.post("/mine/answers", {})
    await desk.get("/desk")
    assert desk.heading == "Nothing needs you today"
    await desk.get("/desk/services/floating")
    assert "1 of 2" in desk.text, "nothing says that it was taken out"
    await page.get("/s/housing", 409)


async def test_a_question_still_open_elsewhere_takes_no_answer_any_more(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    client = await browsers.client()
    await start(client, "housing", code)
    elsewhere = Page(client)
    await elsewhere.get("/s/housing/knows_help")
    page = await with_card(browsers, code)
    await page.post("/mine/answers", {})
    elsewhere.choose("A lot")
    await elsewhere.press("Next", 409)
    assert elsewhere.heading == "You took these answers out"
    assert await stored.count("svy_answer") == 0


async def test_without_a_card_nothing_can_be_changed_or_read(browsers: Browsers) -> None:
    await somebody(Purpose.QUOTE)
    before = await stored.rows("svy_response"), await stored.rows("inv_consent")
    page = await browsers.open()
    for path in ("/mine/back", "/mine/answers"):
        await page.get("/mine")
        await page.post(path, {"purpose": "quote"})
        assert page.heading == "Type the code from your card"
    await page.get("/mine/answers")
    assert page.heading == "Type the code from your card"
    assert (await stored.rows("svy_response"), await stored.rows("inv_consent")) == before


async def test_a_replaced_card_is_known_no_more(browsers: Browsers) -> None:
    _, code = await somebody()
    page = await with_card(browsers, code)
    person = await find_by_code(world.secrecy(), code)
    assert person
    await replace_card(COMMAND, START, world.secrecy(), key=person.key, batch_key="new")
    await page.get("/mine")
    assert page.heading == "Type the code from your card"
    await page.post("/mine/answers", {})
    assert await stored.statuses() == ["finished"]


async def test_the_screen_can_forget_the_card(browsers: Browsers) -> None:
    _, code = await somebody()
    page = await with_card(browsers, code)
    await page.press("Forget my card on this screen")
    assert page.path == "/"
    assert "card" not in page.client.cookies
    await page.get("/mine")
    assert page.heading == "Type the code from your card"


async def test_whatever_state_somebody_is_in_their_rights_stay(browsers: Browsers) -> None:
    _, code = await somebody(Purpose.QUOTE)
    person = await find_by_code(world.secrecy(), code)
    assert person
    await change_state(
        COMMAND, START, key=person.key, state=State.NOT_TO_BE_CONTACTED, on=START.date()
    )
    page = await with_card(browsers, code)
    await page.press("Take this back: Being quoted")
    await page.post("/mine/answers", {})
    assert await stored.statuses() == ["withdrawn"]


async def test_thanks_and_who_sees_this_lead_there(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    client = await browsers.client()
    await answer_all(client, "housing", ANSWERS, code=code)
    page = Page(client)
    await page.get("/s/housing/done")
    await page.follow("What I agreed to, and my answers")
    assert page.heading == "Type the code from your card"
    await page.get("/who-sees-this")
    assert page.link("What I agreed to, and my answers") == "/mine"
    await world.one_survey(content="every-kind", slug="kinds")
    other = await browsers.client()
    await answer_all(other, "kinds", {"favourite_place": "The park"})
    page = Page(other)
    await page.get("/s/kinds/done")
    assert "/mine" not in page.response.text
