"""What a computer voice says of an item: the question, and everything that can be chosen.

One clip for an item in a format, as with recordings: a person presses once and hears it all. It is
in the language of the questionnaire, whatever the language of the page around it.
"""

from collections.abc import Iterator
from dataclasses import replace

from involvement.look import Format
from involvement.media import Recordings
from surveys.questionnaire import Item, Questionnaire
from surveys.wording import Clip, ItemWords, item_words
from translations.language import choose, language, use

_ENDS = ".?!:;…。？！؟؛।۔"


def spoken_text(questionnaire: Questionnaire, item: Item, format_: Format) -> str:
    """The words, a sentence a line, so that the voice stops between two answers."""
    nearest = choose(questionnaire.language, None)
    with use(nearest.tag):
        words = item_words(questionnaire, item, format_)
    ours = _main_part(nearest.tag) == _main_part(questionnaire.language)
    return "\n".join(_sentence(each) for each in _parts(words, gaps=ours) if each)


def said_words(
    questionnaire: Questionnaire,
    item: Item,
    format_: Format,
    recordings: Recordings,
    *,
    aloud: bool,
) -> ItemWords:
    """An item as a template shows it, with what can be played: said by somebody where it was
    recorded, else, if that is wanted, by the computer voice."""
    words = item_words(questionnaire, item, format_, recordings.names)
    if words.sound or not aloud:
        return words
    return replace(words, sound=_spoken_clip(questionnaire, item, format_, recordings))


def in_page_language(questionnaire: Questionnaire) -> bool:
    """Whether a voice for the language of the page can read the questions too."""
    return _main_part(language().tag) == _main_part(questionnaire.language)


def _spoken_clip(
    questionnaire: Questionnaire, item: Item, format_: Format, recordings: Recordings
) -> Clip | None:
    """The clip of the computer voice, None where there is none of just these words."""
    if not recordings.voice:
        return None
    text, tag = spoken_text(questionnaire, item, format_), questionnaire.language
    file = recordings.find_spoken(text, tag)
    return Clip(file, "", "", tag, computer=True) if file else None


def _parts(words: ItemWords, *, gaps: bool) -> Iterator[str]:
    """`gaps`: our own words for not answering are in the language of the questionnaire."""
    if words.section:
        yield from (words.section.title, words.section.intro)
    yield from (words.text, words.hint)
    yield from (option.label for option in words.options)
    if gaps:
        yield from (gap.label for gap in words.gaps)


def _sentence(text: str) -> str:
    flat = " ".join(text.split())
    return flat if flat[-1:] in _ENDS else f"{flat}."


def _main_part(tag: str) -> str:
    return tag.partition("-")[0].lower()
