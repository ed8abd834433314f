"""Walking through the survey as people do, over HTTP: from the code on a card to the thanks."""

from benchmarks.client import Answered, Visitor, connect, hidden_fields
from benchmarks.seeding import SURVEY

ADDRESS = f"/s/{SURVEY}"
ANSWERS = {
    "knows_help": [("answer", "1")],
    "knows_locks": [("answer", "0")],
    "sure_letters": [("answer", "2")],
    "satisfied": [("answer", "1")],
    "health": [("answer", "3")],
    "doctor": [("answer", "1")],
    "home_now": [("answer", "0")],
    "worries": [("answer", "0"), ("answer", "2")],
    "anything_else": [("answer", "The workers listen. The letters are hard to read.")],
}
"""Item key → what is posted for it, in the order of the questionnaire."""


async def enter(port: int, code: str) -> Visitor:
    """A browser that has shown this card and pressed Start."""
    visitor = Visitor(await connect(port))
    joined = await visitor.get(f"/join/{code}", 303)
    first = await visitor.get(joined.location)
    started = await visitor.post(ADDRESS, hidden_fields(first))
    assert started.location == f"{ADDRESS}/{next(iter(ANSWERS))}", started.location
    return visitor


async def answer(visitor: Visitor, items: list[str]) -> Answered:
    """See these items, answer each, and see the page after them."""
    page = await visitor.get(f"{ADDRESS}/{items[0]}")
    for key in items:
        sent = await visitor.post(f"{ADDRESS}/{key}", hidden_fields(page) + ANSWERS[key])
        page = await visitor.get(sent.location)
    return page


async def complete(port: int, code: str) -> None:
    """A whole response in 24 requests: join, first page, start, nine pages and nine answers, check,
    finish, thanks."""
    visitor = await enter(port, code)
    check = await answer(visitor, list(ANSWERS))
    sent = await visitor.post(f"{ADDRESS}/finish", hidden_fields(check))
    await visitor.get(sent.location)
    visitor.connection.close()
