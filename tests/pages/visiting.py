"""Fetching many pages in each language, for the tests that nothing is left untranslated."""

from tests.page import Page

LANGUAGES = ["en", "en-XA", "ar-XB"]


async def visit(page: Page, pages: dict[str, list[str]], language: str) -> None:
    """Fetch each page, which checks it, and see that it is in the language."""
    for address in [each for group in pages.values() for each in group]:
        await page.get(address)
        assert page.root.get("lang") == language, address


def button(page: Page) -> str:
    """The words of the main button, whatever the language."""
    return " ".join("".join(page.select("button.button")[0].itertext()).split())
