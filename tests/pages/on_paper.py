"""A survey that is put to people on paper, and how a worker prints it and types it in."""

from involvement.database import fetch_all
from surveys.survey import IdentityMode
from tests import world
from tests.page import Page
from tests.rules.page_text import text_of

KINDS = "/desk/surveys/kinds/paper"
AGREED = "They agreed: it is ticked on the first page, or they told one of us."


async def kinds(identity_mode: IdentityMode = IdentityMode.CODED) -> str:
    """A survey with every kind of question, a worker, and one participant; their code."""
    await world.one_survey(content="every-kind", slug="kinds", identity_mode=identity_mode)
    await world.worker(service=(await fetch_all("SELECT id FROM inv_service"))[0][0])
    (code,) = await world.cards()
    return code


async def print_sheets(page: Page, **fields: str) -> list[str]:
    """The numbers of the sheets that a worker prints."""
    await page.get(KINDS)
    await page.fill_and_submit(f'form[action="{KINDS}/print"]', dict(fields))
    return [text_of(each) for each in page.select("section.card div.answered strong[dir=ltr]")]


async def type_number(page: Page, number: str, card: str, status: int = 200) -> Page:
    """Type the number of a sheet and of a card into the page about paper."""
    await page.get(KINDS)
    page.fill("sheet", number)
    if page.select("input[name=card]"):
        page.fill("card", card)
    return await page.press("Type it in", status)
