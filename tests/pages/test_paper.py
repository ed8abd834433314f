"""Paper: printed with a number on every sheet, typed in once, and missing where nothing stands."""

import re

from involvement.database import fetch_all
from surveys.paper import pages_of
from surveys.sheet_layout import USUAL
from surveys.survey import IdentityMode
from tests import stored, world
from tests.pages.on_paper import KINDS, kinds, print_sheets, type_number
from tests.rules.page_text import text_of
from tests.site import Browsers, answer_all
from tests.world import Clock


async def test_every_sheet_says_which_one_it_is_and_has_a_square_and_a_place_for_the_code(
    browsers: Browsers,
) -> None:
    await kinds()
    page = await browsers.signed_in()
    numbers = await print_sheets(page, copies="2")
    content = world.questionnaire("every-kind")
    pages = len(pages_of(content, USUAL))
    assert len(numbers) == len(set(numbers)) == 2 * pages
    assert {each.split(".")[4] for each in numbers} == {"en"}
    assert len({each.split(".")[2] for each in numbers}) == 2
    assert page.response.text.count('class="qr"') == 2 * pages
    assert page.text.count("Number of the card, or its code:") == 2 * pages
    assert f"Page 1 of {pages}" in page.text
    for place, item in enumerate(content.items, start=1):
        assert page.text.count(f"{place}. {item.text}") == 2
    assert "Only if your answer to question 5 is: No; Not sure" in page.text
    assert page.root.get("data-size") == "bigger"


async def test_large_print_is_larger_and_has_numbers_of_its_own(browsers: Browsers) -> None:
    await kinds()
    page = await browsers.signed_in()
    numbers = await print_sheets(page, size="large")
    assert page.root.get("data-size") == "biggest"
    assert [each.split(".")[3] for each in numbers][:2] == ["101", "102"]
    await type_number(page, numbers[0], "1")
    assert page.heading == f"Type in: Page 1 of {len(numbers)}"
    page.fill("lonely", "1")
    await page.press("Save this sheet")
    assert page.path.endswith("/102?in=en")
    ((format_,),) = await fetch_all("SELECT format FROM svy_answer")
    assert format_ == "large_print"


async def test_very_large_print_is_larger_still(browsers: Browsers) -> None:
    await kinds()
    page = await browsers.signed_in()
    numbers = await print_sheets(page, size="largest")
    assert page.root.get("data-size") == "huge"
    assert numbers[0].split(".")[3] == "201"


async def test_easy_read_is_printed_and_typed_in_with_its_own_words(browsers: Browsers) -> None:
    await world.riverside()
    await world.cards()
    page = await browsers.signed_in()
    address = "/desk/surveys/housing/paper"
    await page.get(address)
    printing = {"words": "easy", "wave": page.select("[name=wave] option")[0].get("value")}
    await page.fill_and_submit(f'form[action="{address}/print"]', printing)
    item = world.questionnaire("housing-support").items[0]
    assert all(line.text in page.text for line in item.easy_read)
    assert item.text not in page.text
    assert all(option.easy in page.text for option in item.options)
    number = text_of(page.select("section.card div.answered strong[dir=ltr]")[0])
    await page.get(address)
    await page.fill_and_submit(f'form[action="{address}"]', {"sheet": number, "card": "1"})
    assert item.options[0].easy in page.text
    page.fill(item.key, "1")
    await page.press("Save this sheet")
    ((format_,),) = await fetch_all("SELECT format FROM svy_answer")
    assert format_ == "easy_read"


async def test_without_easy_read_words_none_are_offered(browsers: Browsers) -> None:
    await kinds()
    page = await browsers.signed_in()
    await page.get(KINDS)
    assert not page.select("[name=words]")


async def test_what_is_printed_is_in_the_language_chosen(pseudo_browsers: Browsers) -> None:
    await kinds()
    page = await pseudo_browsers.signed_in()
    numbers = await print_sheets(page, language="ar-XB")
    assert (page.root.get("lang"), page.root.get("dir")) == ("ar-XB", "rtl")
    assert all(each.endswith(".ar-XB") for each in numbers)
    page.speak("en")
    await type_number(page, numbers[0], "1")
    page.fill("lonely", "1")
    await page.press("Save this sheet")
    ((language,),) = await fetch_all("SELECT language FROM svy_response")
    assert language == "ar-XB"


async def test_a_copy_is_typed_in_sheet_after_sheet_and_what_is_missing_stays_missing(
    browsers: Browsers,
) -> None:
    await kinds()
    page = await browsers.signed_in()
    numbers = await print_sheets(page)
    await type_number(page, numbers[0], "1")
    typed = {"lonely": "2", "likes": "1 4", "has_bus_pass": "1", "children": "2"}
    typed |= {"pass_ends": "3 4 2028", "emergency": "a"}
    for _ in numbers:
        for field in page.select("main .field input, main .field textarea"):
            page.fill(field.get("name"), typed.get(field.get("name"), ""))
        await page.press("Save this sheet")
    assert "These are all the sheets" in page.text
    assert "not yet" not in page.text
    page.choose("Somebody helped me")
    page.fill("helper", "Family or a friend")
    await page.press("Count these answers")
    assert "The copy is in, and counts." in page.text
    assert await stored.ways() == [("paper", "family", "finished")]
    assert await stored.answers() == [
        ("lonely", 0, 2, None),
        ("likes", 0, 0, None),
        ("likes", 1, 3, None),
        ("has_bus_pass", 0, 1, None),
        ("wants_bus_pass", 0, -4, None),
        ("emergency", 0, -1, None),
        ("children", 0, 2, None),
        ("pass_ends", 0, None, "2028-04-03"),
    ]
    said = [row[1] for row in await stored.audit()]
    assert said.count("typed in paper of") == len(numbers)
    assert said[-1] == "finished paper of"


async def test_a_mistake_is_told_at_its_field_and_nothing_typed_is_lost(
    browsers: Browsers,
) -> None:
    await kinds()
    page = await browsers.signed_in()
    numbers = await print_sheets(page)
    await type_number(page, numbers[0], "1")
    page.fill("lonely", "9")
    page.fill("travel", "2")
    await page.press("Save this sheet", 422)
    assert "There is no such box." in text_of(page.select_one("#typed-1-problem"))
    assert page.select_one("input[name=lonely]").get("value") == "9"
    assert page.select_one("input[name=travel]").get("value") == "2"
    assert await stored.count("svy_response") == 0


async def test_the_same_sheet_typed_twice_is_noticed_and_doubles_nothing(
    browsers: Browsers, clock: Clock
) -> None:
    await kinds()
    page = await browsers.signed_in()
    numbers = await print_sheets(page)
    await type_number(page, numbers[0], "1")
    page.fill("lonely", "2")
    await page.press("Save this sheet")
    clock.move(days=1)
    page = await browsers.signed_in()
    await type_number(page, numbers[0], "1")
    assert "This sheet was typed in before, on 4 January 2027." in page.text
    page.fill("lonely", "3")
    await page.press("Save this sheet", 422)
    assert "Nothing new was saved." in page.text
    assert page.select_one("input[name=lonely]").get("value") == "3"
    assert await stored.answers() == [("lonely", 0, 2, None)]
    page.choose("Put this in the place of what was typed before")
    await page.press("Save this sheet")
    assert await stored.answers() == [("lonely", 0, 3, None)]
    assert await stored.count("svy_sheet") == await stored.count("svy_response") == 1


async def test_after_the_end_nothing_can_be_typed_in_any_more(browsers: Browsers) -> None:
    await kinds()
    page = await browsers.signed_in()
    numbers = await print_sheets(page)
    await type_number(page, numbers[0], "1")
    address = page.path
    page.fill("lonely", "2")
    await page.press("Save this sheet")
    await page.get(address.rsplit("/", 1)[0])
    copy = page.path
    await page.press("Count these answers")
    await page.get("/desk")
    await page.post(address, {"lonely": "3"}, 409)
    assert "These answers are in already, since 4 January 2027." in page.text
    await page.get("/desk")
    await page.post(copy, {}, 409)
    assert [row for row in await stored.answers() if row[0] == "lonely"] == [("lonely", 0, 2, None)]


async def test_what_was_answered_on_a_screen_is_noticed_and_not_shown(browsers: Browsers) -> None:
    code = await kinds()
    answers = {"lonely": "4", "favourite_place": "The library"}
    await answer_all(await browsers.client(), "kinds", answers, code=code, finish=False)
    page = await browsers.signed_in()
    numbers = await print_sheets(page)
    await type_number(page, numbers[0], code)
    assert page.select_one("input[name=lonely]").get("value") == ""
    await page.press("Save this sheet")
    assert ("lonely", 0, 4, None) in await stored.answers()
    page.fill("matters", "3 1")
    await page.press("Save this sheet", 422)
    assert "Type every box once, in the order that was written" in page.text
    page.fill("matters", "3 1 2")
    await page.press("Save this sheet")
    given = [row for row in await stored.answers() if row[0] == "matters"]
    assert given == [("matters", place, code, None) for place, code in enumerate((2, 0, 1))]
    page.fill("has_bus_pass", "2")
    await page.press("Save this sheet")
    assert await stored.ways() == [("paper", "", "unfinished")]


async def test_copies_of_people_whom_nobody_knows_are_told_apart_by_their_number(
    browsers: Browsers,
) -> None:
    await kinds(IdentityMode.ANONYMOUS)
    page = await browsers.signed_in()
    numbers = await print_sheets(page, copies="2")
    firsts = [each for each in numbers if each.split(".")[3] == "1"]
    for number in (*firsts, firsts[0]):
        await type_number(page, number, "")
        page.fill("lonely", "2")
        await page.press("Save this sheet", 422 if "typed in before" in page.text else 200)
    assert await stored.count("svy_response") == 2
    await page.get(page.path.rsplit("/", 1)[0])
    await page.press("Count these answers")
    assert await stored.count("svy_sheet") == 1, "the order of copies is kept"
    await type_number(page, firsts[0], "")
    assert "These answers are in already" in page.text
    times = await fetch_all("SELECT started_at FROM svy_response")
    assert all(re.search(r".00:00:00", str(row[0])) for row in times)
