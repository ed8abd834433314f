"""Somebody has easy read in a file, and nothing of Heard but the program."""

from pathlib import Path

from involvement.database import Engine
from tests import command_line, world
from tests.easy_read import hard_word
from tests.journeys.test_analysing import heard
from tests.rules import sources

TEXT = "You have a home.\n\nDo you have a tenancy?\n"
QUESTIONNAIRES = sources.ROOT / "examples" / "questionnaires"
HOW_TO = sources.ROOT / "docs" / "how-to" / "check-easy-read.md"


def test_a_text_is_checked_in_an_empty_folder_without_settings(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(TEXT, "utf-8")
    done = heard(tmp_path, "easy-read", "check", "letter.txt")
    assert (done.returncode, done.stderr) == (0, "")
    told, last = done.stdout.rsplit("\n", 2)[:2]
    assert told in HOW_TO.read_text("utf-8"), "the guide shows what the command says"
    assert last == "1 to fix, 0 to look at again. Please let people check it too."
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_pictures_of_a_page_are_looked_at_when_somebody_asks(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("![home](x.png) You live here.\nWe go.\n", "utf-8")
    assert "0 to fix" in heard(tmp_path, "easy-read", "check", "page.md").stdout
    done = heard(tmp_path, "easy-read", "check", "page.md", "--pictures")
    assert "page.md, line 2, characters 1 to 6: Must fix (picture-missing)" in done.stdout
    assert "1 to fix" in done.stdout


def test_lines_of_a_questionnaire_are_named_by_their_item(tmp_path: Path) -> None:
    file = str(QUESTIONNAIRES / "housing-support.toml")
    done = heard(tmp_path, "easy-read", "check", file)
    assert f"{file}, easy-read line 9 (knows_locks), characters 9 to 16: Must fix" in done.stdout
    assert "“landlord” is a hard word" in done.stdout


def test_what_cannot_be_looked_at_in_a_language_is_said(tmp_path: Path) -> None:
    (tmp_path / "qoraal.txt").write_text("50% haa.\n", "utf-8")
    done = heard(tmp_path, "easy-read", "check", "qoraal.txt", "--language", "so")
    assert "characters 1 to 3: Must fix (numbers)" in done.stdout
    assert "We cannot check words in this language" in done.stdout


def test_what_is_no_text_no_language_and_no_questionnaire_is_said(tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "empty.toml").write_text("", "utf-8")
    (tmp_path / "letter.txt").write_text(TEXT, "utf-8")
    for words, sentence in (
        (("picture.txt",), "picture.txt is not text in UTF-8."),
        (("empty.toml",), "Nothing was checked."),
        (("letter.txt", "--language", "not a tag"), "not a tag is not the tag of a language."),
    ):
        done = heard(tmp_path, "easy-read", "check", *words)
        assert done.returncode == 1
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr


async def test_the_words_of_an_organisation_count_too(database: Engine, tmp_path: Path) -> None:
    owner = await world.organisation()
    await hard_word(organisation=owner, words="nomination", explanation="Your name on a list.")
    file = tmp_path / "letter.txt"
    file.write_text("We send your nominations.\n", "utf-8")
    words = ("easy-read", "check", str(file), "--organisation")
    told = (await command_line.heard(*words, "riverside")).said
    assert "nominations" in told
    assert "The glossary says: Your name on a list." in told
    missing = await command_line.heard(*words, "nowhere")
    assert (missing.code, missing.said) == (1, "Error: There is no organisation nowhere.\n")
