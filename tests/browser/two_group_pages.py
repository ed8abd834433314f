"""The pages about people under 18, and the ways to them; see `pages.py`."""

from involvement.code_card import code_from_bits
from tests.browser.two_groups import CENTRE, WAITING
from tests.browser.visitor import Visitor, Way, at
from tests.world import secrecy

SERVICE, SURVEY = f"/desk/services/{CENTRE}", f"/desk/surveys/{CENTRE}"


def ask_first(visitor: Visitor) -> None:
    """A student whose worker has to ask somebody first."""
    code = code_from_bits(secrecy().make_code_bits(WAITING, 0))
    visitor.use_card(code).go(f"/s/{CENTRE}")


def student(path: str = "") -> Way:
    """A page about a student, everything on it unfolded."""

    def go(visitor: Visitor) -> None:
        visitor.go(SERVICE)
        person = visitor.page.locator("table[aria-labelledby=participants] a").last
        visitor.go(f"{person.get_attribute('href')}{path}")
        for summary in visitor.page.locator("main summary").all():
            summary.click()

    return go


def groups(visitor: Visitor) -> None:
    """A release with everything on it unfolded."""
    visitor.go(f"{SURVEY}/releases/1")
    for summary in visitor.page.locator("#groups ~ details > summary").all():
        summary.click()


WITH_A_CARD: dict[str, Way] = {"under 18, ask first": ask_first}
OF_ADMINISTRATORS: dict[str, Way] = {
    "people of two groups": at(SERVICE),
    "somebody under 18": student(),
    "what was agreed, under 18": student("/consent"),
    "new wording for people under 18": at("/admin/consent/riverside/take_part/easy?young=1"),
    "survey of two groups": at(SURVEY),
    "surveys, some of two groups": at("/desk/surveys"),
    "release about adults": at(f"{SURVEY}/releases/1"),
    "release with groups": groups,
    "release about people under 18": at(f"{SURVEY}/releases/2"),
    "release about people under 18, easy read": at(f"{SURVEY}/releases/2?format=easy"),
}
STATUS = {"under 18, ask first": 409}
