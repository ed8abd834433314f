"""Paper for people under 18: its cover asks in their own words, and those go on record."""

from involvement.consent import ON_START, How
from tests import agreements, stored, world
from tests.page import Page
from tests.pages.on_paper import AGREED, KINDS, kinds, print_sheets, type_number
from tests.site import Browsers

WAITING = "People under 18 cannot start a survey yet"
FOR_ADULTS = "This sheet asked in the words for adults"
FOR_YOUNG = "This sheet asked in the words for people under 18"


async def both_groups() -> tuple[str, str]:
    """A survey, words for both groups, and the codes of card 1, an adult's, and card 2, of
    somebody under 18."""
    adult = await kinds()
    (young,) = await world.cards(batch_key="young", young=True)
    for each in (False, True):
        await agreements.all_wordings(young=each)
    return adult, young


async def finish_one_sheet(page: Page, number: str, card: str) -> None:
    """Type in one answer, and count the copy with the tick that they agreed."""
    await type_number(page, number, card)
    page.fill("lonely", "2")
    await page.press("Save this sheet")
    await page.get(page.path.rsplit("/", 1)[0])
    page.choose(AGREED)
    await page.press("Count these answers")


async def test_the_cover_asks_each_group_in_its_own_words_and_in_no_others(
    browsers: Browsers,
) -> None:
    await both_groups()
    page = await browsers.signed_in()
    for group, young in (("adults", False), ("young", True)):
        numbers = await print_sheets(page, group=group)
        assert all(each.endswith(".y") is young for each in numbers)
        for purpose in ON_START:
            assert (agreements.YOUNG_TEXTS[purpose] in page.text) is young
            assert (agreements.TEXTS[purpose] in page.text) is not young


async def test_what_is_typed_in_records_the_words_of_the_right_group(browsers: Browsers) -> None:
    codes = await both_groups()
    page = await browsers.signed_in()
    for card, (code, group) in enumerate(zip(codes, ("adults", "young"), strict=True), start=1):
        numbers = await print_sheets(page, group=group)
        await finish_one_sheet(page, numbers[0], str(card))
        events = await agreements.events_of(code)
        assert [each.wording.purpose for each in events] == list(ON_START)
        assert all(each.wording.young is (group == "young") for each in events)
        assert all(each.applies and each.how is How.WORKER for each in events)


async def test_a_sheet_with_the_words_of_the_other_group_waits_for_the_right_ones(
    browsers: Browsers,
) -> None:
    _adult, young = await both_groups()
    page = await browsers.signed_in()
    for group, card, said in (("adults", "2", FOR_ADULTS), ("young", "1", FOR_YOUNG)):
        numbers = await print_sheets(page, group=group)
        await type_number(page, numbers[0], card, 422)
        assert said in page.text
        assert page.select_one("input[name=sheet]").get("value") == numbers[0]
    assert await stored.count("svy_response") == 0
    for purpose in ON_START:
        await agreements.agreed(young, purpose, how=How.PARENT)
    numbers = await print_sheets(page, group="adults")
    await type_number(page, numbers[0], "2")
    assert page.heading.startswith("Type in: Page 1")


async def test_nothing_is_printed_for_people_under_18_before_there_are_words_for_them(
    browsers: Browsers,
) -> None:
    await kinds()
    await agreements.all_wordings()
    page = await browsers.signed_in()
    await page.get(KINDS)
    await page.fill_and_submit(f'form[action="{KINDS}/print"]', {"group": "young"}, 422)
    assert WAITING in page.text
    assert not page.select("section.card")


async def test_where_nobody_is_asked_to_agree_paper_is_the_same_for_all(
    browsers: Browsers,
) -> None:
    await kinds()
    await world.cards(batch_key="young", young=True)
    page = await browsers.signed_in()
    await page.get(KINDS)
    assert not page.select("[name=group]")
    numbers = await print_sheets(page)
    assert not any(each.endswith(".y") for each in numbers)
    await type_number(page, numbers[0], "2")
    assert page.heading.startswith("Type in: Page 1")


async def test_what_was_agreed_on_paper_is_recorded_in_the_language_of_the_paper(
    pseudo_browsers: Browsers,
) -> None:
    code = await kinds()
    await agreements.all_wordings()
    for purpose in ON_START:
        await agreements.wording(purpose, language="ar-XB", text="Another language")
    page = await pseudo_browsers.signed_in()
    numbers = await print_sheets(page, language="ar-XB")
    assert page.text.count("Another language") == len(ON_START)
    page.speak("en")
    await finish_one_sheet(page, numbers[0], "1")
    events = await agreements.events_of(code)
    assert [each.wording.language for each in events] == ["ar-XB", "ar-XB"]
