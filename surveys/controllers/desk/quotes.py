"""Quotes of one survey: what people wrote and agreed to have shown, and what came of it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.store.services import NotInScope
from surveys.controllers.visit import library_of
from surveys.quote import LONGEST_QUOTE, OwnWords, Quote
from surveys.releasing import THRESHOLD
from surveys.store.own_words import list_own_words, make_quote
from surveys.store.quotes import list_gone, take_back_quote
from surveys.store.releases import list_releases
from surveys.store.surveys import get_survey_in_scope
from surveys.survey import Survey
from surveys.wording import in_language
from translations.language import gettext as _

NOTHING_TYPED = ("", "", "")


class QuotesController(Controller):
    """`/desk/surveys/{slug}/quotes`."""

    path = "/surveys/{slug:str}/quotes"

    @get("/")
    async def quotes(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """What may be quoted now, in an order that tells nothing, and which quotes are gone."""
        survey = await get_survey_in_scope(scope_of(request), slug)
        return await _page(request, survey)

    @post("/", status_code=303)
    async def make(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Make a quote of an answer, with names taken out."""
        scope, site, form = scope_of(request), site_of(request), await request.form()
        mark, text = str(form.get("mark", "")), str(form.get("text", "")).strip()
        problem = _problem(text)
        if problem:
            survey = await get_survey_in_scope(scope, slug)
            return await _page(request, survey, (mark, text, problem))
        await make_quote(
            scope,
            site.secrecy,
            site.now(),
            site.today(),
            survey=slug,
            mark=mark,
            text=text,
            threshold=THRESHOLD,
        )
        return see_other(f"/desk/surveys/{slug}/quotes")

    @post("/{key:uuid}/back", status_code=303)
    async def take_back(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Show a quote nowhere any more."""
        await take_back_quote(scope_of(request), site_of(request).now(), survey=slug, key=key)
        return see_other(f"/desk/surveys/{slug}/quotes")


async def _page(
    request: AnyRequest, survey: Survey, typed: tuple[str, str, str] = NOTHING_TYPED
) -> Response[Any]:
    """The page; `typed` is (mark, text, problem) of a form that is sent back."""
    site = site_of(request)
    words = await list_own_words(
        scope_of(request), site.secrecy, site.today(), survey=survey.slug, threshold=THRESHOLD
    )
    if typed[2] and typed[0] not in {each.mark for each in words}:
        raise NotInScope(typed[0])
    return desk_page(
        request,
        "desk/quotes.html",
        422 if typed[2] else 200,
        survey={"title": survey.title, "url": f"/desk/surveys/{survey.slug}"},
        anonymous=survey.is_anonymous,
        questions=await _questions(request, words, typed),
        gone=await _gone(request, survey),
        problem=typed[2] and {"text": typed[2], "field": f"text-{typed[0]}"},
    )


def _problem(text: str) -> str:
    """What is wrong with the words of a quote; "" for nothing."""
    if not text:
        return _("Write the words as they should be shown")
    if len(text) > LONGEST_QUOTE:
        return _("This is too long to be shown. Please make it shorter.")
    return ""


async def _questions(
    request: AnyRequest, words: Iterable[OwnWords], typed: tuple[str, str, str]
) -> list[dict[str, Any]]:
    """The answers under the questions that they answer, each with its form or its quote."""
    questions: dict[int, dict[str, Any]] = {}
    for each in words:
        if each.question not in questions:
            title = await _title(request, each.version, each.item)
            questions[each.question] = {"title": title, "answers": []}
        mark, text, problem = typed if typed[0] == each.mark else NOTHING_TYPED
        questions[each.question]["answers"].append(
            {
                "mark": each.mark,
                "text": each.text,
                "quote": each.quote,
                "typed": text if mark else each.text,
                "problem": problem,
            }
        )
    return sorted(questions.values(), key=lambda each: str(each["title"]))


async def _gone(request: AnyRequest, survey: Survey) -> list[dict[str, Any]]:
    """Quotes that releases held and that may not be shown any more."""
    releases = await list_releases([survey.id])
    rows = []
    for quote in await list_gone(survey, site_of(request).today()):
        held = sorted(each.number for each in releases if quote.key in each.content.quotes)
        if held:
            rows.append(await _gone_row(request, survey, quote, held))
    return rows


async def _gone_row(
    request: AnyRequest, survey: Survey, quote: Quote, held: list[int]
) -> dict[str, Any]:
    return {
        "question": await _title(request, quote.version, quote.item),
        "releases": [
            {
                "label": _("Release %(number)s", number=number),
                "url": f"/desk/surveys/{survey.slug}/releases/{number}",
            }
            for number in held
        ],
    }


async def _title(request: AnyRequest, version: int, item: str) -> str:
    found = await library_of(request).get_version(version)
    return in_language(found.content.item(item).text)
