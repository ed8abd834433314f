"""A new version may only call an item the same, or comparable, when it is."""

import pytest

from surveys.comparing import check_continuity, declared_in
from surveys.importing import read_questionnaire
from tests.unit.surveys.examples import example, example_text

OLD = example("housing-support")
EVERY = example("every-kind")


def mistakes(name: str, key: str, word: str, *changes: tuple[str, str]) -> list[tuple[str, str]]:
    """What is wrong when an example is changed and one item declared `word`, the rest the same."""
    text = example_text(name)
    old = read_questionnaire(text, name)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    new = read_questionnaire(text, name)
    declared = {item.key: "same" for item in new.items if old.find_item(item.key)}
    found = check_continuity(old, new, {**declared, key: word})
    return [(each.key, each.sentence) for each in found]


def test_the_example_review_says_of_every_item_what_it_is_and_is_right() -> None:
    review = example("housing-support-review")
    declared = declared_in(review)
    assert declared["knows_help"] == "same"
    assert declared["sure_letters"] == "comparable"
    assert check_continuity(OLD, review, declared) == ()


def test_an_unchanged_version_is_the_same_throughout() -> None:
    assert mistakes("every-kind", "lonely", "same") == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("Do you know what help you can get?", "Do you know who can help?"), "easy-read words"),
        (("I know a little", "I know some of it"), "In easy read the option “I know a little”"),
        (('  { text = "People can get help with their home.", picture = "home" },\n', ""), "easy"),
    ],
)
def test_an_easy_read_wording_that_changed_is_not_the_same(
    change: tuple[str, str], says: str
) -> None:
    found = mistakes("housing-support", "knows_help", "same", change)
    assert [says in sentence for key, sentence in found if key == "knows_help"] == [True]


def test_an_easy_read_wording_may_be_added_to_the_same_question() -> None:
    line = '\neasy_read = ["Do you have a bus pass?"]'
    change = ('text = "Do you have a bus pass?"', f'text = "Do you have a bus pass?"{line}')
    assert mistakes("every-kind", "has_bus_pass", "same", change) == []


def test_a_comma_or_a_capital_makes_no_other_question() -> None:
    change = ("How often do you feel lonely?", "How often do you feel  LONELY")
    assert mistakes("every-kind", "lonely", "same", change) == []


def test_to_mark_an_item_as_sensitive_makes_no_other_question() -> None:
    change = ('key = "lonely"', 'key = "lonely"\nsensitive = true')
    assert mistakes("every-kind", "lonely", "same", change) == []


@pytest.mark.parametrize(
    ("name", "key", "change", "says"),
    [
        ("housing-support", "health", ('"Fair"', '"Middling"'), "“Fair” now says “Middling”"),
        ("housing-support", "knows_help", ("know about the h", "hear about the h"), "words"),
        ("every-kind", "emergency", ('"111" }', '"111", right = true }'), "right"),
        ("every-kind", "children", ("max = 20\n", "max = 30\n"), "largest"),
        ("every-kind", "likes", ('"Cooking", "Music"', '"Cooking", "Drums", "Music"'), "options"),
    ],
)
def test_changed_words_or_options_are_comparable_but_not_the_same(
    name: str, key: str, change: tuple[str, str], says: str
) -> None:
    ((found, sentence),) = mistakes(name, key, "same", change)
    assert (found, says in sentence) == (key, True)
    assert mistakes(name, key, "comparable", change) == []


@pytest.mark.parametrize(
    ("key", "change", "says"),
    [
        ("health", ('  { code = 4, label = "Very bad", easy = "Very bad" },\n', ""), "from 5 to 4"),
        ("health", ('"down_is_better"', '"up_is_better"'), "better end"),
        (
            "doctor",
            ('direction = "up_is_better"\nmeasure', 'direction = "down_is_better"\nmeasure'),
            "end",
        ),
        ("home_now", ('kind = "choice"', 'kind = "several"'), "from choice to several"),
    ],
)
def test_another_number_of_levels_direction_or_kind_is_a_new_item(
    key: str, change: tuple[str, str], says: str
) -> None:
    for word in ("same", "comparable"):
        ((found, sentence),) = mistakes("housing-support", key, word, change)
        assert (found, says in sentence) == (key, True)
    assert mistakes("housing-support", key, "new", change) == []


def test_a_vowel_sign_of_an_indian_script_makes_another_word() -> None:
    hindi = ('"Fair"', '"कि"'), ('"Bad"', '"का"')
    text = example_text("housing-support")
    for before, after in hindi:
        text = text.replace(before, after)
    old, new = (read_questionnaire(each, "x") for each in (text, text.replace('"कि"', '"के"')))
    declared = {item.key: "same" for item in new.items}
    assert [each.key for each in check_continuity(old, new, declared)] == ["health"]


def test_every_item_of_the_version_before_must_be_declared() -> None:
    found = check_continuity(OLD, OLD, {"knows_help": "same"})
    assert [each.key for each in found] == [item.key for item in OLD.items[1:]]
    assert all("same, comparable or new" in each.sentence for each in found)


def test_an_item_that_was_not_there_can_only_be_new() -> None:
    review = example("housing-support-review")
    declared: dict[str, str] = {**declared_in(review), "change_health": "same"}
    (found,) = check_continuity(OLD, review, declared)
    assert found.key == "change_health"
    declared = {**declared, "change_health": "new", "vanished": "same", "health": "similar"}
    assert [each.key for each in check_continuity(OLD, review, declared)] == ["vanished", "health"]


def test_a_transition_item_about_another_item_is_a_new_item() -> None:
    change = ('about = "lonely"', 'about = "has_bus_pass"')
    ((key, sentence),) = mistakes("every-kind", "change_lonely", "comparable", change)
    assert key == "change_lonely"
    assert "another item" in sentence
