"""A draft that somebody opened: what it says, what is to be mended, and the head of its pages."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from litestar import Response

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, site_of
from surveys.draft import Draft, Values, tables
from surveys.questionnaire import Questionnaire
from surveys.readiness import Readiness, check_draft
from surveys.store.drafts import change_draft, get_draft
from surveys.store.questionnaires import PublishedVersion, find_last_version
from translations.language import gettext as _

ROOT = "/desk/questionnaires/drafts"


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft, its values, the version before it (None: there is none), and what it has come to."""

    draft: Draft
    values: Values
    last: PublishedVersion | None
    ready: Readiness

    @property
    def url(self) -> str:
        """Where its pages lie."""
        return f"{ROOT}/{self.draft.id}"

    @property
    def content(self) -> Questionnaire:
        """What it asks, as far as it can be read."""
        return self.ready.content

    @property
    def items(self) -> list[Values]:
        """Its items, as they stand in its file."""
        return tables(self.values, "item")

    @property
    def taken(self) -> tuple[str, ...]:
        """The keys of the items of the version before, which new ones may not have."""
        return tuple(self.last.content.items_by_key) if self.last else ()


async def open_draft(request: AnyRequest, draft: int) -> Opened:
    """A draft of this account's organisations. Raises NotInScope."""
    found = await get_draft(scope_of(request), draft)
    last = await find_last_version(found.organisation, found.key)
    ready = check_draft(found, last.content if last else None)
    return Opened(found, found.values, last, ready)


async def write(
    request: AnyRequest, draft: int, change: Callable[[Values], None], number: int | None = None
) -> None:
    """Have `change` change the draft in place, as `change_draft` does."""
    await change_draft(scope_of(request), site_of(request).now(), draft, change, number)


def draft_page(
    request: AnyRequest, template: str, opened: Opened, status_code: int = 200, **context: Any
) -> Response[bytes]:
    """A page of a draft, with the links to its other pages."""
    return desk_page(
        request,
        template,
        status_code,
        draft={
            "title": opened.draft.title,
            "url": opened.url,
            "pages": _pages(request.url.path, opened),
            "to_mend": len(opened.ready.faults) + len(opened.ready.unreachable),
        },
        **context,
    )


def _pages(path: str, opened: Opened) -> list[dict[str, Any]]:
    pages = [
        (_("Questions"), ""),
        (_("Scales"), "/scales"),
        (_("Sections"), "/sections"),
        (_("Paths"), "/paths"),
        (_("Preview"), "/preview"),
        *([(_("What changed"), "/changes")] if opened.last else []),
        (_("Check"), "/check"),
    ]
    return [
        {"label": label, "url": opened.url + end, "current": path == opened.url + end}
        for label, end in pages
    ]


def number_in(form: Mapping[str, Any]) -> int:
    """The number of the draft's last change that a form showed; 0 where it says none."""
    number = str(form.get("number", ""))
    return int(number) if re.fullmatch(r"[0-9]{1,9}", number) else 0


def words_of(item: Values) -> str:
    """The question of an item, or that it has none yet."""
    text = item.get("text")
    return text if isinstance(text, str) and text.strip() else _("No words yet")
