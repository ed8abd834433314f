"""The pages on which questionnaires are written, and the way to each. Draft 1 is a new one with
something to mend, draft 2 the next version of one that people answer."""

from tests.browser.visitor import Visitor, Way, at

LIST = "/desk/questionnaires"
FIRST, NEXT = f"{LIST}/drafts/1", f"{LIST}/drafts/2"


def unfolded(visitor: Visitor) -> None:
    """A question with all that can be said about it."""
    visitor.go(f"{FIRST}/items/q2").page.locator("main summary").click()


def overtaken(visitor: Visitor) -> None:
    """A question that somebody else changed while this one was open."""
    page = visitor.go(f"{FIRST}/items/q1").page
    page.locator("[name=text]").fill("What I wrote, which is long enough to need two lines here?")
    page.locator("[name=seen]").evaluate("field => { field.value = 'earlier' }")
    visitor.press()


def sent_back_file(visitor: Visitor) -> None:
    """A file with mistakes."""
    visitor.go(f"{LIST}/file").page.locator("[name=text]").fill('key = "x"\nitems = 3')
    visitor.press()


WRITING: dict[str, Way] = {
    "questionnaires": at(LIST),
    "preview": at(f"{LIST}/4"),
    "new questionnaire": at(f"{LIST}/new"),
    "new questionnaire, sent back": lambda visitor: visitor.go(f"{LIST}/new").press(),
    "questionnaire from a file": at(f"{LIST}/file"),
    "questionnaire from a file, sent back": sent_back_file,
    "what a version changed": at(f"{LIST}/2/changes"),
    "draft": at(f"{FIRST}?done=saved"),
    "draft, title": at(f"{FIRST}/about"),
    "draft, thrown away": at(f"{FIRST}/remove"),
    "draft, question": unfolded,
    "draft, question after answers": at(f"{FIRST}/items/q3"),
    "draft, question overtaken": overtaken,
    "draft, easy read": at(f"{FIRST}/items/q3/easy-read"),
    "draft, scales": at(f"{FIRST}/scales"),
    "draft, scale": at(f"{FIRST}/scales/scale1"),
    "draft, sections": at(f"{FIRST}/sections"),
    "draft, what changed": at(f"{NEXT}/changes"),
    "draft, check": at(f"{NEXT}/check"),
    "draft, paths": at(f"{FIRST}/paths"),
    "draft, preview": at(f"{FIRST}/preview"),
}
STATUS = {
    "new questionnaire, sent back": 422,
    "questionnaire from a file, sent back": 422,
    "draft, question overtaken": 409,
}
