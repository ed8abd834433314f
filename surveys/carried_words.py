"""The questions of a survey as a tablet carries them, in the language that is current now: a page
for each item and format, and the words that its scripts put into them.

What is not known before somebody answers stands in the texts as a mark, see `mark`.
"""

import html
from typing import Any

from involvement.look import USUAL, Format
from involvement.rendering import environment
from involvement.screen import Screen
from surveys.checking import date_bounds, number_bounds
from surveys.compiled import Shown, progress, ranking
from surveys.library import Library
from surveys.mode import company_choices
from surveys.problem import Problem, ProblemKind, problem_sentence
from surveys.questionnaire import TEXT_LIMITS, Item
from surveys.store.questionnaires import PublishedVersion
from surveys.survey import Survey
from surveys.wording import item_words, question_words
from surveys.wording_format import format_for, formats_of
from translations.formats import format_number
from translations.language import gettext as _
from translations.language import language

COLUMN = '<main id="main" tabindex="-1">\n<div class="column">'
EVERY: tuple[ProblemKind, ...] = ("impossible", "required", "one_only", "answer_and_gap")
OF_KIND: dict[str, tuple[ProblemKind, ...]] = {
    "number": ("not_whole", "out_of_range"),
    "date": ("date_incomplete", "date_impossible", "date_outside"),
}
Part = dict[str, str]
Put = tuple[Survey, PublishedVersion, Screen]
"""A survey, the version of its questions, and the screen that they stand on."""


def words_of(library: Library, put: Put) -> dict[str, Any]:
    """All that the scripts show of the questions, by item key and format."""
    items = put[1].content.items
    formats = sorted({each for item in items for each in formats_of(item)})
    return {
        "items": {item.key: _pages(library, put, item) for item in items},
        "labels": {
            item.key: {each: _labels(put, item, each) for each in formats_of(item)}
            for item in items
        },
        "problems": {item.key: _problems(item) for item in items},
        "check": {each: _check(put, each) for each in formats},
        "progress": _(
            "Question %(number)s of %(total)s", number=mark("number"), total=mark("total")
        ),
        "error": _("Error: %(page)s", page=mark("page")),
        "summary": _macro("error_summary", "error_summary", "", "answer"),
        "not_kept": _macro("error_summary", "error_summary", _not_kept(), "main"),
        "left_out": _("You left this out"),
        "carry_on": _("Carry on"),
        "stop_link": _("Stop"),
    }


def mark(name: str) -> str:
    """Where the scripts put something of that name."""
    return f"\x02{name}\x03"


def part_of(whole: str) -> Part:
    """The title of a page, and what stands in its main part."""
    title = whole.partition("<title>")[2].partition("</title>")[0]
    main = whole.partition(COLUMN)[2].partition("</div>\n</main>")[0]
    return {"title": html.unescape(title), "main": main}


def _pages(library: Library, put: Put, item: Item) -> dict[Format, Part]:
    survey, version, screen = put
    pages = {}
    for each in formats_of(item):
        ranked, order = ranking(item, each, ()) if item.kind == "rank" else ("", "")
        shown = Shown(survey, version.id, version.content, item, each, screen=screen)
        filled = {
            "progress_label": mark("label"),
            "progress_bar": progress(0, 1)[1],
            "back_url": "back",
            "ranking": ranked,
            "order": order,
        }
        whole = library.item_page(shown, answered=False).fill(filled).decode()
        pages[each] = part_of(whole)
    return pages


def _labels(put: Put, item: Item, format_: Format) -> dict[str, str]:
    words = item_words(put[1].content, item, format_)
    return {str(each.code): each.label for each in (*words.options, *words.gaps)}


def _problems(item: Item) -> dict[str, str]:
    """What can be wrong with an answer to it, with a sentence for each."""
    smallest, largest = number_bounds(item)
    earliest, latest = date_bounds(item)
    fields = {"smallest": smallest, "largest": largest, "earliest": earliest, "latest": latest}
    kinds = [*EVERY, *OF_KIND.get(item.kind, ())]
    if item.kind != "number" and not (earliest or latest):
        kinds = [each for each in kinds if each != "date_outside"]
    said: dict[str, str] = {kind: problem_sentence(Problem(kind, fields=fields)) for kind in kinds}
    if item.kind not in TEXT_LIMITS:
        return said
    limit = format_number(TEXT_LIMITS[item.kind])
    too_long = _(
        "You wrote more than there is room for: at most %(limit)s characters. "
        "Your words are still here: please make them shorter.",
        limit=limit,
    )
    return {**said, "too_long": too_long}


def _check(put: Put, format_: Format) -> Part:
    """The page with everything that was answered, with a row for every item that there is."""
    survey, version, screen = put
    rows = [
        {
            "number": mark("n"),
            "text": question_words(item, format_for(item, format_)),
            "answer_text": "",
            "change_url": f"change/{item.key}",
        }
        for item in version.content.items
    ]
    organisation = survey.service.organisation.name
    template = environment().get_template("answer/check.html")
    whole = template.render(
        language=language(),
        look=USUAL,
        screen=screen,
        survey={"slug": survey.slug, "organisation": organisation},
        rows=rows,
        back_url="back",
        company=company_choices(),
        unsaved=True,
    )
    return part_of(whole)


def _macro(component: str, name: str, *given: str) -> str:
    module: Any = environment().get_template(f"components/{component}.html").module
    return str(getattr(module, name)(*given))


def _not_kept() -> str:
    return _(
        "We could not keep your answers on this tablet. They are still on this screen. "
        "Please press the button again, or tell a member of staff."
    )
