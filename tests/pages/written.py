"""Where the pages stand on which questionnaires are written, for tests that fetch every page."""

from involvement.roles import COMMAND
from involvement.store.organisations import find_organisation
from surveys.draft import Values
from surveys.store.drafts import change_draft, start_next_version
from tests.stores.draft_changes import draft
from tests.world import START

LIST = "/desk/questionnaires"
DRAFT = f"{LIST}/drafts/{{draft:int}}"
FIRST = f"{LIST}/drafts/1"
NEXT = f"{LIST}/drafts/2"

WRITING = {
    f"{LIST}/new": [f"{LIST}/new"],
    f"{LIST}/file": [f"{LIST}/file"],
    f"{LIST}/{{version:int}}": [f"{LIST}/1", f"{LIST}/3"],
    f"{LIST}/{{version:int}}/changes": [f"{LIST}/1/changes", f"{LIST}/2/changes"],
    f"{LIST}/{{version:int}}/file": [],  # no page: see test_writing
    DRAFT: [FIRST, f"{FIRST}?done=saved"],
    f"{DRAFT}/about": [f"{FIRST}/about"],
    f"{DRAFT}/remove": [f"{FIRST}/remove"],
    f"{DRAFT}/items/{{key:str}}": [f"{FIRST}/items/q{n}" for n in (1, 2, 3, 4)],
    f"{DRAFT}/items/{{key:str}}/easy-read": [f"{FIRST}/items/q3/easy-read"],
    f"{DRAFT}/scales": [f"{FIRST}/scales"],
    f"{DRAFT}/scales/{{key:str}}": [f"{FIRST}/scales/scale1"],
    f"{DRAFT}/sections": [f"{FIRST}/sections"],
    f"{DRAFT}/changes": [f"{FIRST}/changes", f"{NEXT}/changes"],
    f"{DRAFT}/check": [f"{FIRST}/check", f"{NEXT}/check"],
    f"{DRAFT}/paths": [f"{FIRST}/paths"],
    f"{DRAFT}/preview": [f"{FIRST}/preview", f"{NEXT}/preview?format=easy_read"],
    f"{DRAFT}/file": [],  # no page
}


async def set_up_drafts() -> None:
    """Draft 1, a new questionnaire with something to mend, and draft 2, the next version of the one
    that Riverside asks, with words that changed."""
    owner = await find_organisation("riverside")
    assert owner
    await draft(organisation=owner.id, whole=True)
    made = await start_next_version(COMMAND, START, 2)

    def reword(values: Values) -> None:
        values["item"][0]["text"] = "How much do you know about help with housing now?"
        del values["item"][1]

    await change_draft(COMMAND, START, made, reword)
