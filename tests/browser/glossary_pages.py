"""The pages of the glossary, and the ways to them; see `pages.py`."""

from tests.browser.visitor import Way, at

GLOSSARY: dict[str, Way] = {
    "glossary": at("/desk/glossary"),
    "glossary, sent back": lambda visitor: visitor.go("/desk/glossary").press(),
    "hard word": at("/desk/glossary/1"),
}
STATUS_OF_GLOSSARY = {"glossary, sent back": 422}
