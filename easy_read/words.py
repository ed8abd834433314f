"""What is known about words: how often people meet them, and what they are listed under.

The lists of words are large, so they are loaded when the first word is looked up and then stay: see
`warm`. Nothing is fetched.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

ENGLISH: Final = "en"
WITHOUT_SPACES: Final = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo", "dz"})
"""Languages that write no spaces between words: words cannot be counted in them."""
NEEDS_MORE: Final = frozenset({"zh", "ja", "ko"})
"""Languages whose words wordfreq can only tell apart with libraries that we do not have."""
MOST_KEPT: Final = 50_000
LISTS: Final = Path(__file__).parent / ENGLISH


def language_of(tag: str) -> str:
    """The language of a BCP 47 tag without its script and country: `pa` of `pa-Arab`."""
    return tag.replace("_", "-").partition("-")[0].lower()


@cache
def counts_words(language: str) -> bool:
    """Whether the words of this language can be counted by the spaces between them."""
    return language not in WITHOUT_SPACES


@cache
def knows_words(language: str) -> bool:
    """Whether we know how often people meet the words of this language."""
    from wordfreq import available_languages  # loads what serving need not wait for

    return language in available_languages("best") and language not in NEEDS_MORE


@lru_cache(MOST_KEPT)
def familiarity(word: str, language: str) -> float:
    """How often people meet this word, or the form it is listed under: its Zipf value, from 0 for
    an unknown word to 8; 3 is once in a million words, 6 is once in a thousand."""
    from wordfreq import zipf_frequency

    plain = _plain(word).removesuffix("'s").removesuffix("'")
    return max(zipf_frequency(each, language) for each in (plain, listed_form(plain, language)))


@lru_cache(MOST_KEPT)
def listed_form(word: str, language: str) -> str:
    """The form that a dictionary lists a word under: `tenancy` for `Tenancies`. The word itself in
    small letters where no dictionary has it."""
    from simplemma import is_known, lemmatize

    small = _plain(word)
    if language not in _dictionaries():
        return small
    if language == ENGLISH and not is_known(small, lang=language):
        return (
            small.removesuffix("s") if small.endswith("s") and not small.endswith("ss") else small
        )
    return lemmatize(small, lang=language).casefold()


@cache
def english(name: str) -> frozenset[str]:
    """The words of a list in the folder `en`; in it, # begins a remark."""
    lines = (LISTS / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


def warm(language: str) -> None:
    """Load the words of a language now, so that the first check does not wait for it."""
    if knows_words(language):
        familiarity("a", language)


def _plain(word: str) -> str:
    """In small letters, with a plain apostrophe; half a character, which only a broken text has,
    becomes a question mark."""
    return word.replace("’", "'").casefold().encode("utf-8", "replace").decode("utf-8")


@cache
def _dictionaries() -> frozenset[str]:
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return frozenset(SUPPORTED_LANGUAGES)
