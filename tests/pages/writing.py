"""What a worker does again and again while writing a questionnaire."""

from involvement.roles import COMMAND
from surveys.draft import Values
from surveys.store import drafts
from tests.page import Page

LIST = "/desk/questionnaires"
DRAFT = f"{LIST}/drafts/1"


async def begin(page: Page, title: str = "Your nights") -> None:
    """Begin a new questionnaire."""
    await page.get(LIST)
    await page.follow("New questionnaire")
    page.fill("Title", title)
    page.fill("What it is for, in a sentence or two", "We ask how you sleep.")
    await page.press("Begin to write")


async def add(page: Page, kind: str, **fields: str | bool | list[str]) -> None:
    """Add a question and save it with these fields, by name."""
    await page.get(DRAFT)
    await page.fill_and_submit("Add a question", {"kind": kind})
    for name, value in fields.items():
        page.fill(name, value)
    await page.press("Save")


async def arrange(page: Page, number: int, do: str) -> None:
    """Press a button of the question with this number."""
    form = page.select("ol form")[number - 1]
    sent = {each.get("name"): each.get("value") for each in form.iter("input")}
    await page.post(f"{DRAFT}/arrange", {**sent, "do": do}, token=False)


async def values() -> Values:
    """The draft as it is kept."""
    return (await drafts.get_draft(COMMAND, 1)).values
