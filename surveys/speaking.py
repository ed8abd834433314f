"""The computer voice says the items of published versions: clips are made once, after publishing,
and only for words that have none."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from involvement.background import in_background
from involvement.log import LOG, where
from involvement.look import Format
from involvement.media import Recordings, names_in, spoken_stem
from involvement.settings import Settings
from involvement.speech import NotSpoken, Voice
from surveys.questionnaire import Item, Questionnaire
from surveys.spoken import spoken_text
from surveys.store.questionnaires import PublishedVersion, get_version, list_all_versions
from surveys.wording_format import formats_of

EVERY_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many clips were made just now, were there already, and could not be made."""

    made: int = 0
    there: int = 0
    failed: int = 0

    def __add__(self, other: "Spoken") -> "Spoken":
        return Spoken(self.made + other.made, self.there + other.there, self.failed + other.failed)


async def speak_all(settings: Settings) -> AsyncIterator[tuple[str, Spoken]]:
    """Make what is missing for every version, newest first: (its name, what was done), one by one.
    Stopping in between loses nothing."""
    for each in await list_all_versions():
        version = await get_version(each)
        name = f"{version.organisation}, {version.key}, version {version.number}"
        yield name, await speak(settings, version)


async def speak(settings: Settings, version: PublishedVersion) -> Spoken:
    """Make the clips that a version still lacks, each outside the event loop; none where there is
    no such program."""
    voice, folder = Voice(settings.speak), settings.media_dir / version.organisation
    content = version.content
    there, done = Recordings(names_in(folder), voice.command), Spoken()
    for text in _texts(content, there.names) if voice.is_there else ():
        if there.find_spoken(text, content.language):
            done += Spoken(there=1)
            continue
        stem = folder / spoken_stem(text, content.language, voice.command)
        try:
            await asyncio.to_thread(voice.say, text, content.language, stem)
            done += Spoken(made=1)
        except NotSpoken:
            done += Spoken(failed=1)
    return done


def _texts(content: Questionnaire, names: Collection[str]) -> dict[str, None]:
    """What has to be said, in order, each text once: all but what somebody recorded."""
    return {
        spoken_text(content, item, format_): None
        for item in content.items
        for format_ in formats_of(item)
        if not _is_recorded(item, format_, names)
    }


def _is_recorded(item: Item, format_: Format, names: Collection[str]) -> bool:
    recording = item.easy_audio if format_ == "easy_read" else item.audio
    return recording is not None and recording.file in names


@asynccontextmanager
async def speaking(settings: Settings, wanted: asyncio.Event) -> AsyncIterator[None]:
    """Makes what is missing while the application runs: at its start, when it is `wanted` because
    something was published, and once an hour."""
    voice = Voice(settings.speak)
    if not voice.is_there:
        if voice.command:
            LOG.info("no computer voice: %s is not on this machine", voice.program)
        yield
        return
    async with in_background(_every_hour(settings, wanted)):
        yield


async def _every_hour(settings: Settings, wanted: asyncio.Event) -> None:
    while True:
        wanted.clear()
        try:
            total = Spoken()
            async for _name, done in speak_all(settings):
                total += done
            if total.made:
                LOG.info("the computer voice has %s new clips", total.made)
        except Exception as error:  # the disk may be full; an hour later there is room
            LOG.error("speaking failed at %s; the next hour tries again", where(error))
        with suppress(TimeoutError):
            await asyncio.wait_for(wanted.wait(), EVERY_SECONDS)
