"""One question in another format: the same codes, nothing lost, and the words of that format."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from app import make_app
from involvement.database import Engine
from surveys.questionnaire import Questionnaire
from surveys.wording_format import Recording, formats_of
from tests import stored, world
from tests.page import Page
from tests.site import Browsers, running
from tests.world import Clock


@pytest.fixture
async def browsers(database: Engine, clock: Clock, tmp_path: Path) -> AsyncIterator[Browsers]:
    """The application with a data folder of its own, where recordings may lie."""
    async with running(make_app(replace(world.settings(), data_dir=tmp_path), clock)) as made:
        yield made


def recorded(folder: Path) -> Questionnaire:
    """The drop-in's questionnaire, its first item recorded, with the files in the data folder."""
    media = folder / "media" / "riverside"
    media.mkdir(parents=True)
    for name in ("welcome.mp3", "welcome.mp4", "welcome.vtt"):
        (media / name).write_bytes(b"0123456789")
    content = world.questionnaire("drop-in")
    first = msgspec.structs.replace(
        content.items[0],
        audio=Recording("welcome.mp3", "How welcome did you feel, in sound"),
        sign_language=Recording("welcome.mp4", "How welcome, in signs", "welcome.vtt"),
    )
    return msgspec.structs.replace(content, key="spoken", items=(first, *content.items[1:]))


async def at_question(browsers: Browsers, key: str, slug: str = "visit") -> Page:
    """A browser at one question of the drop-in's survey, which has easy read and pictures."""
    await world.one_survey(content="drop-in", slug=slug)
    page = await browsers.open()
    await page.get(f"/s/{slug}")
    await page.press("Start")
    return await page.get(f"/s/{slug}/{key}")


def chosen(page: Page) -> list[str]:
    """The values that are ticked."""
    return [each.get("value") for each in page.select("input[checked]")]


async def test_the_format_changes_at_a_question_and_keeps_what_was_chosen(
    browsers: Browsers,
) -> None:
    page = await at_question(browsers, "come_for")
    page.fill("answer", ["A warm place", "Something to eat"])
    await page.press("Easy read")
    assert page.heading == "Why did you come?"
    assert chosen(page) == ["2", "3"]
    assert await stored.answers() == [], "it is kept when they go on, not before"
    await page.press("Next")
    assert page.heading.startswith("What should we do better next time?"), "it stays easy read"
    assert await stored.answers() == [("come_for", 0, 2, None), ("come_for", 1, 3, None)]


async def test_text_that_was_typed_survives_a_change_of_format(browsers: Browsers) -> None:
    page = await at_question(browsers, "next_time")
    page.fill("answer", "More tea <and> cake")
    await page.press("Pictures")
    assert page.select_one("textarea").text == "More tea <and> cake"
    await page.press("Usual words")
    assert page.select_one("textarea").text == "More tea <and> cake"
    assert page.heading == "What should we do differently next time?"


async def test_the_format_is_stored_with_each_answer_and_the_code_is_the_same(
    browsers: Browsers,
) -> None:
    page = await at_question(browsers, "got_help")
    page.choose("Yes")
    await page.press("Next")
    assert await stored.formats() == [("got_help", 1, "standard")]
    for format_, words in (("Easy read", "Yes"), ("Pictures", "Yes")):
        await page.get("/s/visit/got_help")
        await page.press(format_)
        page.choose(words)
        await page.press("Next")
        expected = format_.lower().replace(" ", "_")
        assert await stored.formats() == [("got_help", 1, expected)]


async def test_the_check_page_shows_the_words_of_the_format_in_use(browsers: Browsers) -> None:
    page = await at_question(browsers, "welcome")
    await page.press("Easy read")
    page.choose("Yes, very welcome")
    await page.press("Next")
    await page.get("/s/visit/check")
    assert "Think of your visit to the drop-in. Did you feel welcome?" in page.text
    assert "Yes, very welcome" in page.text
    await page.get("/s/visit/welcome?then=check")
    await page.press("Usual words")
    await page.press("Next")
    assert "How welcome did you feel?" in page.text
    assert "Very welcome" in page.text


async def test_a_question_without_the_format_is_asked_in_the_usual_words(
    browsers: Browsers,
) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    page = await browsers.open()
    await page.get("/s/kinds")
    page.client.cookies.set("look", "normal.normal.normal.easy_read")
    await page.press("Start")
    assert page.heading == "How often do you feel lonely?"
    assert not page.select("button[name=format]")
    page.choose("Often")
    await page.press("Next")
    assert await stored.formats() == [("lonely", 3, "standard")]


@pytest.mark.parametrize("sent", ["", "../../etc/passwd", "sign_language", "EASY_READ"])
async def test_a_format_that_a_question_does_not_have_is_the_standard_one(
    browsers: Browsers, sent: str
) -> None:
    page = await at_question(browsers, "got_help")
    version = page.select_one("input[name=version]").get("value")
    await page.post("/s/visit/got_help", {"version": version, "format": sent, "answer": "1"})
    assert page.heading == "Did you get the help you came for?"
    assert chosen(page) == ["1"]
    await page.post("/s/visit/got_help", {"version": version, "shown_as": sent, "answer": "1"})
    assert await stored.formats() == [("got_help", 1, "standard")]


async def test_what_was_wrong_is_said_in_the_format_in_use(browsers: Browsers) -> None:
    page = await at_question(browsers, "got_help")
    await page.press("Easy read")
    version = page.select_one("input[name=version]").get("value")
    sent = {"version": version, "shown_as": "easy_read", "answer": "77"}
    await page.post("/s/visit/got_help", sent, 422)
    assert page.heading == "Did you get the help you wanted?"
    assert page.title.startswith("Error:")


async def test_faces_stand_beside_words_in_every_format(browsers: Browsers) -> None:
    page = await at_question(browsers, "welcome")
    for format_ in ("Easy read", "Pictures", "Usual words"):
        await page.press(format_)
        assert len(page.select("label.choice .picture")) == 4
        assert all(each.get("aria-hidden") == "true" for each in page.select(".picture"))


async def test_a_recording_plays_where_its_file_is(browsers: Browsers, tmp_path: Path) -> None:
    page = await at_question(browsers, "welcome", slug="before")
    assert not page.select("audio")
    await world.one_survey(content=recorded(tmp_path), slug="spoken")
    await page.get("/s/spoken")
    await page.press("Start")
    assert page.select_one("audio").get("src") == "/media/riverside/welcome.mp3"
    assert "How welcome did you feel, in sound" in page.text
    assert not page.select("video")
    await page.press("Sign language")
    assert page.select_one("video track").get("kind") == "captions"
    assert page.select_one("video").get("src") == "/media/riverside/welcome.mp4"
    page.choose("Very welcome")
    await page.press("Next")
    assert await stored.formats() == [("welcome", 3, "sign_language")]


async def test_a_part_of_a_film_can_be_fetched(browsers: Browsers, tmp_path: Path) -> None:
    recorded(tmp_path)
    client = await browsers.client()
    whole = await client.get("/media/riverside/welcome.mp4")
    assert (whole.status_code, whole.headers["content-type"]) == (200, "video/mp4")
    assert whole.headers["accept-ranges"] == "bytes"
    part = await client.get("/media/riverside/welcome.mp4", headers={"range": "bytes=2-4"})
    assert (part.status_code, part.content) == (206, whole.content[2:5])
    assert part.headers["content-range"] == f"bytes 2-4/{len(whole.content)}"
    end = await client.get("/media/riverside/welcome.mp4", headers={"range": "bytes=-3"})
    assert end.content == whole.content[-3:]


@pytest.mark.parametrize(
    "address",
    [
        "/media/riverside/nothing.mp3",
        "/media/nobody/welcome.mp3",
        "/media/riverside/..%2F..%2Fsecret-key",
        "/media/..%2Friverside/welcome.mp3",
        "/media/%2E%2E/heard.sqlite",
    ],
)
async def test_nothing_but_recordings_can_be_fetched(
    browsers: Browsers, tmp_path: Path, address: str
) -> None:
    recorded(tmp_path)
    assert (await (await browsers.client()).get(address)).status_code == 404


def test_the_example_has_the_formats_that_are_tried_here() -> None:
    formats = {formats_of(item) for item in world.questionnaire("drop-in").items}
    assert formats == {("standard", "easy_read", "pictures")}


async def test_workers_see_each_format_in_the_preview(browsers: Browsers) -> None:
    await world.riverside()
    await world.one_survey(content="drop-in", slug="visit")
    page = await browsers.signed_in()
    await page.get("/desk/questionnaires")
    await page.follow("How was your visit to the drop-in?")
    assert "How welcome did you feel?" in page.text
    await page.get(page.path + page.link("Easy read"))
    assert "Did you feel welcome?" in page.text
    assert page.select("a[aria-current=true]")[0].text == "Easy read"
