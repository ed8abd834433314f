"""What a computer voice says of an item."""

from msgspec.structs import replace

from involvement.look import Format
from involvement.media import Recordings, spoken_stem
from surveys.questionnaire import Questionnaire
from surveys.spoken import in_page_language, said_words, spoken_text
from tests import world
from translations.language import use

CONTENT = world.questionnaire("drop-in")
WELCOME = CONTENT.item("welcome")
VOICE = "say {language} {file}"


def test_the_question_and_all_that_can_be_chosen_are_said_a_sentence_a_line() -> None:
    assert spoken_text(CONTENT, WELCOME, "standard").splitlines() == [
        "How welcome did you feel?",
        "Not welcome at all.",
        "A little welcome.",
        "Quite welcome.",
        "Very welcome.",
        "I don’t want to say.",
        "I don’t know.",
        "I don’t understand the question.",
    ]


def test_easy_read_is_said_in_its_own_words() -> None:
    said = spoken_text(CONTENT, WELCOME, "easy_read").splitlines()
    assert said[0] == "Think of your visit to the drop-in. Did you feel welcome?"
    assert "Yes, very welcome." in said
    assert spoken_text(CONTENT, WELCOME, "pictures") == spoken_text(CONTENT, WELCOME, "standard")


def test_a_heading_and_a_hint_are_said_where_they_are_shown() -> None:
    every = world.questionnaire("every-kind")
    first = replace(every.items[0], hint="Think of the last week")
    changed = replace(every, items=(first, *every.items[1:]))
    said = spoken_text(changed, first, "standard").splitlines()
    assert said[said.index(first.text) + 1] == "Think of the last week."
    ranked = spoken_text(every, every.item("matters"), "standard").splitlines()
    assert ranked[1] == "Press Up or Down to change the order. Put first what matters most."


def test_our_own_words_are_left_out_where_they_are_in_another_language() -> None:
    somali = replace(CONTENT, language="so")
    said = spoken_text(somali, WELCOME, "standard").splitlines()
    assert said[-1] == "Very welcome.", "no English between Somali"
    assert not in_page_language(somali)
    assert in_page_language(replace(CONTENT, language="en-GB"))


def test_the_voice_speaks_the_language_of_the_questionnaire_on_every_page() -> None:
    said = spoken_text(CONTENT, WELCOME, "standard")
    file = f"{spoken_stem(said, 'en', VOICE)}.mp3"
    there = Recordings(frozenset({file}), VOICE)
    with use("ar-XB"):
        clip = said_words(CONTENT, WELCOME, "standard", there, aloud=True).sound
    assert clip is not None
    assert (clip.file, clip.language, clip.computer) == (file, "en", True)


def test_a_clip_of_other_words_is_never_played() -> None:
    file = f"{spoken_stem(spoken_text(CONTENT, WELCOME, 'standard'), 'en', VOICE)}.mp3"
    there = Recordings(frozenset({file}), VOICE)
    reworded = replace(WELCOME, text="How welcome do you feel here?")
    changed = replace(CONTENT, items=(reworded, *CONTENT.items[1:]))

    def heard(content: Questionnaire, format_: Format, recordings: Recordings) -> bool:
        item = content.item("welcome")
        return said_words(content, item, format_, recordings, aloud=True).sound is not None

    assert heard(CONTENT, "standard", there)
    assert not heard(changed, "standard", there)
    assert not heard(CONTENT, "easy_read", there)
    assert not heard(CONTENT, "standard", Recordings(frozenset({file})))
    silent = said_words(CONTENT, WELCOME, "standard", there, aloud=False)
    assert silent.sound is None, "nobody asked for it"
