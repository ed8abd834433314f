"""The formats of one question: the file's mistakes, and the words that each format shows."""

import re

import pytest

from easy_read.picture import FACES, PICTURES
from surveys.importing import read_questionnaire
from surveys.questionnaire import Item, Questionnaire
from surveys.wording import answer_words, item_words, other_formats, question_words
from surveys.wording_format import Line, Recording, format_for, formats_of
from tests.rules.sources import ROOT
from tests.unit.surveys.examples import example, mistakes_in

HEAD = """\
key = "short"
title = "Short"
about = "A short one."
language = "en"

[[scale]]
key = "much"
direction = "down_is_better"
options = [
  { code = 0, label = "Much", easy = "Yes", picture = "level-3" },
  { code = 1, label = "Some", easy = "A little" },
  { code = 2, label = "None" },
]

[[item]]
key = "first"
kind = "scale"
scale = "much"
text = "To what extent is it so?"
"""
ALL = """\
faces = true
picture = "home"
easy_read = ["Think of your home.", { text = "Is it so?", picture = "question" }]
audio = { file = "first.mp3", transcript = "To what extent is it so?" }
easy_audio = { file = "first-easy.mp3", transcript = "Is it so?" }
sign_language = { file = "first.mp4", transcript = "How much is it so?", captions = "first.vtt" }
"""


def read(lines: str = "") -> tuple[Questionnaire, Item]:
    """The questionnaire with these lines in its item, and that item."""
    questionnaire = read_questionnaire(HEAD + lines, "short.toml")
    return questionnaire, questionnaire.item("first")


def test_every_format_of_a_file_is_read() -> None:
    _, item = read(ALL)
    assert item.easy_read == (Line("Think of your home."), Line("Is it so?", "question"))
    assert item.audio == Recording("first.mp3", "To what extent is it so?")
    assert item.sign_language == Recording("first.mp4", "How much is it so?", "first.vtt")
    assert formats_of(item) == ("standard", "easy_read", "pictures", "sign_language")


@pytest.mark.parametrize(
    ("line", "key", "says"),
    [
        ('easy_read = "Is it so?"', "easy_read", "a list of at most 8 sentences"),
        (f"easy_read = {['A line.'] * 9}", "easy_read", "a list of at most 8 sentences"),
        ('easy_read = [""]', "easy_read", "empty"),
        ("easy_read = [3]", "easy_read", "words in quotation marks"),
        ('easy_read = [{ picture = "home" }]', "easy_read", "words in quotation marks"),
        ('easy_read = [{ text = "A.", colour = "red" }]', "easy_read", "nothing else"),
        ('easy_read = [{ text = "A.", picture = "cat" }]', "easy_read", "no such picture"),
        ('picture = "cat"', "picture", "no such picture"),
        ("picture = 3", "picture", "no such picture"),
        ('audio = "first.mp3"', "audio", "file = …, transcript = …"),
        ('audio = { file = "first.mp3" }', "audio", "file = …, transcript = …"),
        ('audio = { file = "../a.mp3", transcript = "A" }', "audio", "ends with .mp3"),
        ('audio = { file = "first.mp4", transcript = "A" }', "audio", "ends with .mp3"),
        ('audio = { file = "first.mp3", transcript = "" }', "audio", "empty"),
        ('easy_audio = { file = "a.mp3", transcript = "A" }', "easy_audio", "no easy_read lines"),
        ('sign_language = { file = "a.mp4", transcript = "A" }', "sign_language", "captions = …"),
        ("faces = 3", "faces", "true or false"),
    ],
)
def test_a_mistake_in_a_format_is_named_by_its_key(line: str, key: str, says: str) -> None:
    found = mistakes_in(f"{HEAD}{line}\n")
    assert [(each.key, says in each.sentence) for each in found] == [(f"first.{key}", True)]
    assert found[0].line == HEAD.count("\n") + 1


def test_faces_are_for_scales_of_three_to_five_options_only() -> None:
    two = re.sub(r"  \{ code = 2.*\n", "", HEAD) + "faces = true\n"
    assert ["3 to 5 options" in each.sentence for each in mistakes_in(two)] == [True]
    other = HEAD + '\n[[item]]\nkey = "x"\nkind = "number"\ntext = "How many?"\nfaces = true\n'
    assert ["does not have this key" in each.sentence for each in mistakes_in(other)] == [True]


def test_an_item_without_a_format_is_shown_in_the_standard_one() -> None:
    _, item = read()
    assert format_for(item, "easy_read") == "standard"
    assert format_for(read(ALL)[1], "easy_read") == "easy_read"
    assert format_for(read(ALL)[1], "../../etc") == "standard"
    assert [each for each, _ in other_formats(read(ALL)[1], "pictures")] == [
        "standard",
        "easy_read",
        "sign_language",
    ]


def test_codes_are_the_same_in_every_format() -> None:
    questionnaire, item = read(ALL)
    shown = [item_words(questionnaire, item, each) for each in formats_of(item)]
    assert {tuple(option.code for option in words.options) for words in shown} == {(0, 1, 2)}
    assert {tuple(gap.code for gap in words.gaps) for words in shown} == {(-1, -2, -3)}


def test_easy_read_says_its_own_sentences_and_options() -> None:
    questionnaire, item = read(ALL.replace("faces = true\n", ""))
    words = item_words(questionnaire, item, "easy_read")
    assert [line.text for line in words.lines] == ["Think of your home.", "Is it so?"]
    assert [option.label for option in words.options] == ["Yes", "A little", "None"]
    assert [option.picture for option in words.options] == ["level-3", "", ""]
    assert words.gaps[2].label == "I don’t understand"
    assert question_words(item, "easy_read") == "Think of your home. Is it so?"
    assert answer_words(item, (0,), None, "easy_read") == "Yes"
    assert answer_words(item, (0,), None) == "Much"


def test_the_standard_wording_has_faces_but_no_other_pictures() -> None:
    questionnaire, item = read(ALL)
    faces = [option.picture for option in item_words(questionnaire, item).options]
    assert faces == [FACES[4], FACES[2], FACES[0]], "the best level smiles, wherever it stands"
    plain = item_words(*read(ALL.replace("faces = true\n", "")))
    assert {option.picture for option in plain.options} == {""}


def test_a_recording_plays_where_its_file_is_and_in_its_own_format() -> None:
    questionnaire, item = read(ALL)
    there = {"first.mp3", "first-easy.mp3", "first.mp4"}
    assert item_words(questionnaire, item).sound is None
    sounds = [item_words(questionnaire, item, each, there).sound for each in formats_of(item)]
    assert [sound.file for sound in sounds if sound] == [
        "first.mp3",
        "first-easy.mp3",
        "first.mp3",
        "first.mp3",
    ]
    video = item_words(questionnaire, item, "sign_language", there).video
    assert video is not None
    assert (video.file, video.captions) == ("first.mp4", "")
    assert item_words(questionnaire, item, "standard", there).video is None


def test_every_picture_has_a_drawing_and_every_drawing_is_listed() -> None:
    drawn = {path.stem for path in (ROOT / "templates" / "pictures").glob("*.svg")}
    assert drawn == {*PICTURES, *FACES}


@pytest.mark.parametrize("name", ["housing-support", "housing-support-review", "drop-in"])
def test_the_examples_are_easy_to_read(name: str) -> None:
    for item in example(name).items:
        sentences = [line.text for line in item.easy_read]
        sentences += [option.easy for option in item.options if option.easy]
        assert item.easy_read, item.key
        assert all(line.picture for line in item.easy_read), item.key
        assert all(option.easy for option in item.options), item.key
        for sentence in sentences:
            assert len(sentence.split()) <= 12, sentence
            assert "%" not in sentence
            assert sentence.count(".") + sentence.count("?") <= 1, sentence
