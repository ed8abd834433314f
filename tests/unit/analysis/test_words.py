"""What is told: in order, alike for better and worse, and with a sentence for every key."""

import re
from functools import cache
from itertools import product
from string import Formatter

import pytest

from analysis.figures import ItemFigures, RatingCounts
from analysis.pipeline import ReleasedItem, release_items
from analysis.transition import TransitionTable
from analysis.words import Message, Told
from surveys.sentences import SENTENCES, say, say_all
from tests.unit.analysis.tables import item, moved
from translations.language import use

FORBIDDEN = ("proves", "because of the service", "significant", "improvement", "no change", "trend")
ALL = ("headline", "range", "said", "cautions", "technical", "easy_read")
SWAPS = {"better": "worse", "up": "down", "best": "lowest", "u": "d"}
SWAPS |= {after: before for before, after in SWAPS.items()}


def told(table: TransitionTable, said: RatingCounts | None = None, **others: bool) -> Told:
    """Return what a steering group is told about one item."""
    return release_items([item(table, said, **others)], "steering")[0].told


def keys(messages: tuple[Message, ...]) -> list[str]:
    return [message.key for message in messages]


@cache
def released_of_many_kinds() -> list[ReleasedItem]:
    """Return items that together reach every kind of message about paired change."""
    moves = [
        (0, 0, 0),
        (2, 1, 1),
        (5, 1, 1),
        (1, 5, 1),
        (9, 1, 1),
        (3, 9, 1),
        (6, 6, 6),
        (0, 12, 0),
    ]
    moves += [(30, 9, 1), (18, 9, 12), (16, 2, 15), (21, 30, 1)]
    found: list[ReleasedItem] = []
    for (up, same, down), lost, turned in product(moves, (0, 3, 40), (False, True)):
        table = moved(*((down, same, up) if turned else (up, same, down)), lost=lost)
        n = table.n_pairs
        said = RatingCounts(0, 0, n, n) if turned else RatingCounts(n, 0, 0, n)
        both = [ItemFigures("a", "health", table, said, looking_back=turned)] * 2
        for audience in ("steering", "public"):
            found += release_items(both, audience)
    return found


@pytest.mark.parametrize(
    ("up", "same", "down", "expected"),
    [
        (0, 12, 0, "none_moved"),
        (9, 2, 1, "clearly_up"),
        (4, 6, 0, "maybe_up"),
        (5, 1, 4, "balanced"),
        (0, 6, 4, "maybe_down"),
        (1, 2, 9, "clearly_down"),
    ],
)
def test_the_claim_follows_the_evidence(up: int, same: int, down: int, expected: str) -> None:
    headline = told(moved(up, same, down)).headline
    assert keys(headline) == ["who.all", f"change.{expected}"]
    assert headline[1].fields["u"] == up


def swapped(text: str) -> str:
    """Return a text with every word of getting better and worse changed over."""
    return re.sub(r"\w+", lambda found: SWAPS.get(found[0], found[0]), text)


@pytest.mark.parametrize(
    ("up", "same", "down"), [(9, 2, 1), (4, 6, 0), (25, 9, 2), (40, 30, 30), (12, 9, 3), (6, 2, 1)]
)
def test_getting_worse_is_told_exactly_as_strongly_as_getting_better(
    up: int, same: int, down: int
) -> None:
    n = up + same + down
    better = told(moved(up, same, down, lost=50), RatingCounts(n, 0, 0, n))
    worse = told(moved(down, same, up, lost=50), RatingCounts(0, 0, n, n))
    for part in ("headline", "cautions", "technical", "easy_read"):
        there, back = say_all(getattr(better, part)), say_all(getattr(worse, part))
        assert sorted(map(swapped, there)) == sorted(back), part

    up_down = [say_all(m for m in t.said if "conflict" in m.key) for t in (better, worse)]
    assert [swapped(text) for text in up_down[0]] == list(up_down[1])


def test_every_sentence_about_better_has_one_about_worse() -> None:
    pairs = (("_up", "_down"), (".up", ".down"), ("better", "worse"), ("top", "bottom"))
    for key, (one, other) in product(SENTENCES, pairs):
        if one in key and not key.startswith(("unlinked.said", "easy.said")):
            assert key.replace(one, other) in SENTENCES


def test_what_people_said_stands_beside_what_their_answers_did() -> None:
    messages = told(moved(8, 10, 3), RatingCounts(18, 2, 1, 21)).said
    assert keys(messages) == ["said.counts", "conflict.better"]
    assert messages[1].fields == {"g": 18, "u": 8}


def test_many_missing_people_are_told_with_both_worst_cases() -> None:
    cautions = told(moved(14, 5, 2, lost=17)).cautions
    assert cautions[0] == Message("caution.attrition", {"N0": 38, "miss": 17})
    assert cautions[1] == Message("caution.attrition_up", {"low": 14, "high": 31, "N0": 38})
    assert cautions[2] == Message("caution.attrition_down", {"low": 2, "high": 19, "N0": 38})
    assert "caution.attrition" not in keys(told(moved(40, 5, 2, lost=6)).cautions)


def test_people_who_could_not_go_up_are_counted() -> None:
    cautions = told(TransitionTable.from_pairs(((9, 8, 6), (7, 9, 8), (0, 5, 9)))).cautions
    assert Message("caution.ceiling", {"c": 14, "n": 61}) in cautions
    assert Message("caution.floor", {"c": 23, "n": 61}) in cautions


def test_memories_and_missing_comparisons_are_cautioned_about() -> None:
    assert "caution.looking_back" in keys(told(moved(9, 9, 9), looking_back=True).cautions)
    assert keys(told(moved(9, 9, 9)).cautions)[-1] == "caution.no_comparison_group"


def test_several_questions_need_stronger_evidence() -> None:
    alone, *_ = release_items([item(moved(8, 3, 1))], "steering")
    among, *_ = release_items([item(moved(8, 3, 1))] * 5, "steering")
    assert keys(alone.told.headline)[1] == "change.clearly_up"
    assert keys(among.told.headline)[1] == "change.maybe_up"
    assert Message("caution.several", {"tests": 5}) in among.told.cautions


def test_answers_to_different_questions_are_not_compared() -> None:
    shown = release_items([item(moved(9, 9, 9), comparable_version=False)], "steering")[0]
    assert (shown.n, shown.up, shown.top) == (27, None, None)
    assert keys(shown.told.headline) == ["who.not_comparable"]


def test_every_message_becomes_a_sentence_without_forbidden_words() -> None:
    for shown, part in product(released_of_many_kinds(), ALL):
        for text in say_all(getattr(shown.told, part)):
            assert text[0].isupper() or text[0].isdigit()
            assert text[-1] in ".0123456789"
            assert not [word for word in FORBIDDEN if word in text.lower()], text
            assert "%(" not in text


def test_easy_read_has_short_lines_with_one_idea_and_no_percentages() -> None:
    for shown in released_of_many_kinds():
        for text in say_all(shown.told.easy_read):
            assert len(text.split()) <= 12, text
            assert text.count(".") == 1
            assert "%" not in text


def test_every_sentence_can_be_said_in_another_language() -> None:
    every = dict.fromkeys(("n", "N0", "u", "s", "d", "m", "k", "net", "low", "high", "up"), 7)
    every |= dict.fromkeys(("down", "before", "after", "better", "same", "worse", "of", "g"), 7)
    every |= dict.fromkeys(("miss", "count", "c", "tests", "p", "followed", "percent"), 7)
    every |= dict.fromkeys(("items", "points", "least", "alpha", "omega"), 7)
    every |= dict.fromkeys(("services", "up_low", "up_high", "down_low", "down_high"), 7)
    for key in SENTENCES:
        english = say(Message(key, {**every}))
        with use("en-XA"):
            assert say(Message(key, {**every})) != english
        assert not [name for _, name, _, _ in Formatter().parse(english) if name]
