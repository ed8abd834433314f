"""Being read to: by a recording, a computer voice or a voice of the device; or a sentence."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from app import make_app
from involvement.database import Engine
from involvement.settings import Settings
from involvement.store.organisations import find_organisation
from surveys.questionnaire import Questionnaire
from surveys.speaking import Spoken, speak, speak_all
from surveys.store.questionnaires import PublishedVersion
from surveys.wording_format import Recording
from tests import world
from tests.page import Page
from tests.site import Browsers, running
from tests.voices import tone_voice, write_tone
from tests.world import Clock

NO_VOICE = "We have no voice for this page. Somebody can read it to you."
CONTENT = world.questionnaire("drop-in")


@pytest.fixture
def spoken_settings(tmp_path: Path) -> Settings:
    """Settings with a data folder of their own, and a computer voice that hums."""
    return replace(world.settings(), data_dir=tmp_path, speak=tone_voice(tmp_path))


@pytest.fixture
async def browsers(
    database: Engine, clock: Clock, spoken_settings: Settings
) -> AsyncIterator[Browsers]:
    """The application with that voice."""
    async with running(make_app(spoken_settings, clock)) as made:
        yield made


async def asked(browsers: Browsers, content: Questionnaire = CONTENT) -> Page:
    """Somebody at the first question of a survey, who has not asked for anything."""
    await world.one_survey(content=content, slug="visit")
    page = await browsers.open()
    await page.get("/s/visit")
    return await page.press("Start")


async def speak_everything(settings: Settings) -> None:
    """Make every clip that is missing."""
    async for _ in speak_all(settings):
        pass


async def published(content: Questionnaire = CONTENT) -> PublishedVersion:
    """A version of an organisation that is new with the first one."""
    found = await find_organisation("riverside")
    owner = found.id if found else await world.organisation()
    return await world.version(organisation=owner, content=content)


def sounds(page: Page) -> list[str]:
    """The addresses of what can be played."""
    return [str(each.get("src")) for each in page.select("audio")]


def scripts(page: Page) -> int:
    """How many scripts the page has."""
    return len(page.select("script"))


async def test_who_is_read_to_hears_the_computer_voice_with_native_controls(
    browsers: Browsers, spoken_settings: Settings
) -> None:
    page = await asked(browsers)
    await speak_everything(spoken_settings)
    await page.get(page.path)
    assert sounds(page) == [], "nobody asked for it"
    await page.press("Read to me")
    (sound,) = page.select("audio")
    assert sound.get("controls") is not None
    assert (sound.get("preload"), sound.get("autoplay")) == ("none", None)
    assert "Computer voice" in page.text
    assert "What is said, in writing" not in page.text, "the page says it in writing"
    assert scripts(page) == 0
    clip = await page.client.get(sounds(page)[0])
    assert clip.status_code == 200
    assert clip.headers["content-type"].startswith("audio/")


async def test_being_read_to_is_offered_before_the_first_question_and_lasts(
    browsers: Browsers, spoken_settings: Settings
) -> None:
    await world.one_survey(content=CONTENT, slug="visit")
    await speak_everything(spoken_settings)
    page = await browsers.open()
    await page.get("/s/visit")
    assert scripts(page) == 0
    await page.press("Read to me")
    assert scripts(page) == 1, "a voice of the device may read the first page"
    await page.press("Start")
    heard = sounds(page)
    await page.press("Next")
    assert len(heard) == len(sounds(page)) == 1
    assert heard != sounds(page)
    await page.press("Read to me")
    assert sounds(page) == []


async def test_another_format_is_another_clip(
    browsers: Browsers, spoken_settings: Settings
) -> None:
    page = await asked(browsers)
    await speak_everything(spoken_settings)
    await page.get(page.path)
    await page.press("Read to me")
    usual = sounds(page)
    await page.press("Pictures")
    assert sounds(page) == usual, "the words are the same"
    await page.press("Easy read")
    assert sounds(page) != usual


async def test_asking_to_be_read_to_keeps_what_was_chosen_and_the_format(
    browsers: Browsers,
) -> None:
    page = await asked(browsers)
    await page.press("Easy read")
    page.choose("A little welcome")
    await page.press("Read to me")
    assert [each.get("value") for each in page.select("input[checked]")] == ["1"]
    assert page.select_one("input[name=shown_as]").get("value") == "easy_read"


async def test_a_recording_comes_before_the_computer_voice(
    browsers: Browsers, spoken_settings: Settings
) -> None:
    folder = spoken_settings.media_dir / "riverside"
    first = msgspec.structs.replace(CONTENT.items[0], audio=Recording("welcome.wav", "How welcome"))
    content = msgspec.structs.replace(CONTENT, items=(first, *CONTENT.items[1:]))
    page = await asked(browsers, content)
    await speak_everything(spoken_settings)
    await page.press("Read to me")
    assert "Computer voice" in page.text
    write_tone(folder / "welcome.wav")
    await page.get(page.path)
    assert sounds(page) == ["/media/riverside/welcome.wav"], "a page that was seen takes notice"
    assert "Computer voice" not in page.text
    await page.press("Read to me")
    assert sounds(page) == ["/media/riverside/welcome.wav"], "recordings are for everybody"
    assert not page.select("button[name=sound]"), "there is nothing more to ask for"
    (folder / "welcome.wav").unlink()
    await page.get(page.path)
    assert sounds(page) == []


async def test_without_a_clip_the_page_may_use_a_voice_of_the_device(browsers: Browsers) -> None:
    page = await asked(browsers)
    assert NO_VOICE not in page.text
    await page.press("Read to me")
    assert sounds(page) == []
    assert NO_VOICE in page.text, "so it says without JavaScript"
    assert scripts(page) == 1
    script = page.select_one("script")
    assert script.get("defer") is not None
    assert script.get("src").startswith("/static/voice.")
    assert not page.select("#aloud button"), "and has no button that does nothing"


async def test_a_voice_for_the_page_never_reads_questions_in_another_language(
    browsers: Browsers,
) -> None:
    page = await asked(browsers, msgspec.structs.replace(CONTENT, language="so"))
    await page.press("Read to me")
    assert NO_VOICE in page.text
    assert scripts(page) == 0


async def test_the_settings_page_keeps_and_changes_who_is_read_to(browsers: Browsers) -> None:
    page = await asked(browsers)
    await page.get("/settings?back=/s/visit/welcome")
    page.choose("Read to me")
    await page.press("Save")
    assert scripts(page) == 1
    await page.get("/settings?back=/s/visit/welcome")
    page.choose("Biggest")
    await page.press("Save")
    assert scripts(page) == 1
    await page.get("/settings?back=/s/visit/welcome")
    page.choose("I read myself")
    await page.press("Save")
    assert scripts(page) == 0


async def test_clips_are_made_once_and_again_only_for_changed_words(
    database: Engine, spoken_settings: Settings
) -> None:
    version = await published()
    first = await speak(spoken_settings, version)
    assert (first.there, first.failed) == (0, 0)
    assert first.made == 2 * len(CONTENT.items), "in the usual words and in easy read"
    assert await speak(spoken_settings, version) == Spoken(there=first.made)
    reworded = msgspec.structs.replace(
        CONTENT.items[0], text="Did we welcome you?", continues="new"
    )
    rest = [msgspec.structs.replace(item, continues="same") for item in CONTENT.items[1:]]
    changed = await published(msgspec.structs.replace(CONTENT, items=(reworded, *rest)))
    assert changed.number == 2
    assert await speak(spoken_settings, changed) == Spoken(1, first.made - 1)


async def test_every_published_version_is_spoken_and_a_language_without_a_voice_is_counted(
    database: Engine, spoken_settings: Settings
) -> None:
    somali = msgspec.structs.replace(CONTENT, key="somali", language="so")
    await world.one_survey(content=CONTENT, slug="visit")
    owner = await world.organisation(slug="other", name="Another One")
    await world.version(organisation=owner, content=somali)
    done = {name: told async for name, told in speak_all(spoken_settings)}
    assert done == {
        "other, somali, version 1": Spoken(failed=2 * len(CONTENT.items)),
        "riverside, drop-in, version 1": Spoken(made=2 * len(CONTENT.items)),
    }


async def test_without_a_program_there_is_no_clip_and_no_error(
    database: Engine, tmp_path: Path
) -> None:
    settings = replace(world.settings(), data_dir=tmp_path, speak="no-such-program {file}")
    assert await speak(settings, await published()) == Spoken()
    assert not settings.media_dir.exists()


async def test_workers_hear_in_the_preview_what_people_will_hear(
    browsers: Browsers, spoken_settings: Settings
) -> None:
    await world.riverside()
    await world.one_survey(content=CONTENT, slug="visit")
    await speak_everything(spoken_settings)
    page = await browsers.signed_in()
    await page.get("/desk/questionnaires")
    await page.follow(CONTENT.title)
    usual = sounds(page)
    assert len(usual) == len(CONTENT.items)
    assert (await page.client.get(usual[0])).status_code == 200
    await page.get(page.path + page.link("Easy read"))
    assert len(set(sounds(page)) - set(usual)) == len(CONTENT.items)
