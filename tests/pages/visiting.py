"""Fetching many pages in each language, for the tests that nothing is left untranslated."""

from tests.page import Page
from tests.pages.person_addresses import filled

LANGUAGES = ["en", "en-XA", "ar-XB"]


async def visit(
    page: Page, pages: dict[str, list[str]], language: str, person: object = None
) -> None:
    """Fetch each page, which checks it, and see that it is in the language. `person`: whose pages
    are meant, where an address is about a participant."""
    for address in [each for group in pages.values() for each in group]:
        await page.get(filled(address, person))
        assert page.root.get("lang") == language, address


def button(page: Page) -> str:
    """The words of the main button, whatever the language."""
    return " ".join("".join(page.select("button.button")[0].itertext()).split())
