"""Surveys and published versions at hand in memory, so that answering asks the database little.

A version never changes and is kept for good. A survey may be closed by a worker in another process,
so it is read again after some seconds.
"""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from involvement.look import Format
from involvement.media import Recordings, changed_at, names_in
from involvement.screen import Screen
from surveys.compiled import CompiledPage, Shown, compile_item_page, progress
from surveys.store.questionnaires import PublishedVersion, get_version
from surveys.store.surveys import find_survey, list_slugs_of
from surveys.store.told import find_told
from surveys.survey import Survey
from surveys.told import Told
from translations.language import language

SURVEY_KEPT_SECONDS = 5.0
RESTING_SECONDS = 2.0
"""A folder that changed just now may change again before its time of change does."""
MOST_SURVEYS = 500


class _Kept(NamedTuple):
    since: float
    survey: Survey
    told: Told


class _Heard(NamedTuple):
    changed: float
    recordings: Recordings


@dataclass(slots=True)
class Library:
    """One for each application. Its pages are for (survey, version, language, item, format);
    `media` is where the folders with recordings lie, `voice` the command of the computer voice."""

    media: Path
    voice: str = ""
    _surveys: dict[str, _Kept] = field(default_factory=dict)
    _versions: dict[int, PublishedVersion] = field(default_factory=dict)
    _recordings: dict[str, _Heard] = field(default_factory=dict)
    _pages: dict[tuple[int, str, int, str, str, Format, bool, Screen, bool], CompiledPage] = field(
        default_factory=dict
    )
    _progress: dict[tuple[str, int, int], tuple[str, Markup]] = field(default_factory=dict)

    async def find_survey(self, slug: str) -> Survey | None:
        """The survey with this slug, at most some seconds old."""
        kept = await self._find(slug)
        return kept.survey if kept else None

    def drop(self, slug: str) -> None:
        """Read this survey anew the next time: it was changed here, which holds at once."""
        self._surveys.pop(slug, None)

    async def told_of(self, survey: Survey) -> Told:
        """What people are told before they start, as old as the survey."""
        kept = await self._find(survey.slug)
        return kept.told if kept else await find_told(survey.id)

    async def _find(self, slug: str) -> _Kept | None:
        kept = self._surveys.get(slug)
        if kept is not None and time.monotonic() - kept.since < SURVEY_KEPT_SECONDS:
            return kept
        if kept is not None:  # while one visit reads it anew, all others take what is at hand
            self._surveys[slug] = kept._replace(since=time.monotonic())
        survey = await find_survey(slug)
        if survey is None:
            self._surveys.pop(slug, None)
            return None
        if len(self._surveys) >= MOST_SURVEYS:
            self._surveys.clear()
        kept = _Kept(time.monotonic(), survey, await find_told(survey.id))
        self._surveys[slug] = kept
        return kept

    async def list_surveys_of(self, service: int) -> list[Survey]:
        """The surveys of a support service, newest first; a new one is among them at once."""
        found = [await self.find_survey(slug) for slug in await list_slugs_of(service)]
        return [survey for survey in found if survey is not None]

    async def get_version(self, version: int) -> PublishedVersion:
        """The published version with this id. Raises LookupError."""
        if version not in self._versions:
            self._versions[version] = await get_version(version)
        return self._versions[version]

    def item_page(self, shown: Shown, *, answered: bool) -> CompiledPage:
        """The compiled page of an item in the current language; `answered` on another device."""
        # The names on the page are part of the key: a survey that was renamed is another page.
        survey, organisation = shown.survey, shown.survey.service.organisation
        recordings = self.recordings_of(organisation.slug)
        words = (shown.version, language().tag, shown.item.key, shown.format, shown.aloud)
        place = (survey.id, organisation.name, *words, shown.screen, answered)
        page = self._pages.get(place)
        if page is None:
            page = compile_item_page(shown, recordings, answered=answered)
            self._pages[place] = page
        return page

    def recordings_of(self, organisation: str) -> Recordings:
        """What can be played of the organisation with this short name. Pages are made anew when a
        recording came or went."""
        folder = self.media / organisation
        changed, kept = changed_at(folder), self._recordings.get(organisation)
        if kept and kept.changed == changed < time.time() - RESTING_SECONDS:
            return kept.recordings
        found = Recordings(names_in(folder), self.voice)
        if kept and kept.recordings != found:
            self._pages.clear()
        self._recordings[organisation] = _Heard(changed, found)
        return found

    def progress(self, number: int, total: int) -> tuple[str, Markup]:
        """The words and the bar for "Question 3 of 8", in the current language."""
        key = (language().tag, number, total)
        if key not in self._progress:
            self._progress[key] = progress(number, total)
        return self._progress[key]
