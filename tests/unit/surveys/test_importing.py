"""Every mistake in a questionnaire file is named by its line and key, all of them at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.importing import QuestionnaireMistakes, read_questionnaire
from tests.unit.surveys.examples import example_text, mistakes_in

GOOD = """\
key = "short"
title = "Short"
about = "A short one."
language = "en"

[[scale]]
key = "much"
direction = "up_is_better"
options = ["Little", "Much"]

[[item]]
key = "first"
kind = "scale"
text = "How much?"
scale = "much"

[[item]]
key = "second"
kind = "choice"
text = "Which?"
options = ["This", "That"]

[[item]]
key = "third"
kind = "number"
text = "How many?"
"""


def broken(old: str, new: str) -> list[tuple[int, str, str]]:
    """The mistakes after one change to the good file: line, key, sentence."""
    assert old in GOOD
    found = mistakes_in(GOOD.replace(old, new, 1))
    return [(each.line, each.key, each.sentence) for each in found]


def test_the_good_file_has_no_mistakes() -> None:
    assert mistakes_in(GOOD) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "says"),
    [
        ('title = "Short"', 'titel = "Short"', 2, "titel", "Did you mean “title”"),
        ('title = "Short"', "title = 3", 2, "title", "words in quotation marks"),
        ('language = "en"', 'language = "English please"', 4, "language", "language tag"),
        ('about = "A short one."', "", 1, "about", "missing"),
        ('about = "A short one."', 'about = " "', 3, "about", "empty"),
        ('about = "A short one."', 'about = "a\\u0000b"', 3, "about", "control character"),
        ('direction = "up_is_better"\n', "", 6, "much.direction", "order of the levels"),
        ('"up_is_better"', '"upwards"', 8, "much.direction", "up_is_better"),
        ('["Little", "Much"]', '["Much", "much "]', 9, "much.options", "say “much”"),
        ('["Little", "Much"]', '["Much"]', 9, "much.options", "at least two"),
        ('["Little", "Much"]', str([f"n{n}" for n in range(13)]), 9, "much.options", "13 options"),
        ('["This", "That"]', '["This", ""]', 21, "second.options", "empty"),
        ('["This", "That"]', '["This", 4]', 21, "second.options", "words in quotation marks"),
        ('["This", "That"]', '"This"', 21, "second.options", "square brackets"),
        (
            '["This", "That"]',
            '[{ code = 1, label = "a" }, { code = 1, label = "b" }]',
            21,
            "second.options",
            "the code 1",
        ),
        (
            '["This", "That"]',
            '[{ code = -1, label = "a" }, { code = 2, label = "b", right = true }]',
            21,
            "second.options",
            "whole number from 0",
        ),
        ('key = "first"', 'key = "second"', 18, "second.key", "already has this key"),
        ('key = "first"', 'key = "First One"', 12, "First One.key", "small letter"),
        ('key = "first"', 'key = "check"', 12, "check.key", "page of the survey"),
        ('key = "first"\n', "", 11, "item 1.key", "missing"),
        ('kind = "scale"', 'kind = "slider"', 13, "first.kind", "scale, choice, several"),
        ('text = "How much?"', 'text = ""', 14, "first.text", "empty"),
        ('text = "How much?"\n', "", 11, "first.text", "missing"),
        ('scale = "much"\n', "", 11, "first.scale", "scale is missing"),
        ('scale = "much"', 'scale = "many"', 15, "first.scale", "no scale with the key “many”"),
        ('scale = "much"', 'scale = "much"\nmin = 3', 16, "first.min", "does not have this key"),
        (
            'scale = "much"',
            'scale = "much"\nrequired = "no"',
            16,
            "first.required",
            "true or false",
        ),
        ('scale = "much"', 'scale = "much"\nsection = "x"', 16, "first.section", "no section"),
        ('scale = "much"', 'scale = "much"\ngaps = ["bored"]', 16, "first.gaps", "dont_know"),
        ('text = "Which?"', 'text = "Which?"\nprimary = true', 21, "second.primary", "order"),
        ('kind = "choice"', 'kind = "knowledge"', 21, "second.options", "No option is right"),
        ('text = "How much?"', 'text = "How?"\nequality = true', 15, "first.equality", "“choice”"),
        (
            '["This", "That"]',
            '["This", { label = "That", counts_as = "This" }]',
            21,
            "second.options",
            "Only options of an equality item",
        ),
        ('"How many?"', '"How many?"\nmin = 9\nmax = 3', 27, "third.min", "larger"),
        ('"How many?"', '"How many?"\nmin = -1', 27, "third.min", "from 0"),
        ('"How many?"', '"How many?"\nmax = 2025-01-01', 27, "third.max", "whole number"),
    ],
)
def test_a_mistake_is_named_by_line_and_key(
    old: str, new: str, line: int, key: str, says: str
) -> None:
    found = broken(old, new)
    assert any(found_line == line and found_key == key for found_line, found_key, _ in found), found
    assert any(says in sentence for _, found_key, sentence in found if found_key == key), found


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ('{ item = "third", any_of = [1] }', "comes later"),
        ('{ item = "second", any_of = [1] }', "comes later or is this item"),
        ('{ item = "fourth", any_of = [1] }', "no item with the key “fourth”"),
        ('{ item = "first", any_of = ["Some"] }', "no option “Some”"),
        ('{ item = "first", any_of = [7] }', "no option “7”"),
        ('{ item = "first", any_of = [] }', "at least one option"),
        ('{ item = "first" }', "Please write it as"),
        ("[1, 2]", "Please write it as"),
        ('{ item = ["first"], any_of = [1] }', "no item"),
    ],
)
def test_a_condition_that_cannot_be_decided_is_named(condition: str, says: str) -> None:
    found = broken('text = "Which?"', f'text = "Which?"\nshow_if = {condition}')
    assert [(line, key) for line, key, _ in found][:1] == [(21, "second.show_if")]
    assert says in found[0][2]


def test_a_condition_may_name_options_by_words_or_by_code() -> None:
    for wanted in ('"Much"', "1"):
        text = GOOD.replace(
            'text = "Which?"',
            f'text = "Which?"\nshow_if = {{ item = "first", any_of = [{wanted}] }}',
        )
        condition = read_questionnaire(text, "x").item("second").show_if[0]
        assert (condition.item, condition.any_of) == ("first", (1,))


@pytest.mark.parametrize(
    ("about", "says"),
    [("nothing", "no item with the key “nothing”"), ("second", "have no order")],
)
def test_a_transition_item_about_nothing_that_can_change_is_named(about: str, says: str) -> None:
    item = f'\n[[item]]\nkey = "c"\nkind = "transition"\nabout = "{about}"\ntext = "Better?"\n'
    (found,) = mistakes_in(GOOD + item)
    assert (found.line, found.key) == (31, "c.about")
    assert says in found.sentence


def test_wording_in_another_language_does_not_get_english_options() -> None:
    text = GOOD.replace('"en"', '"so"') + '\n[[item]]\nkey = "y"\nkind = "yes_no"\ntext = "Ma?"\n'
    (found,) = mistakes_in(text)
    assert found.key == "y.options"


def test_yes_and_no_keep_their_codes_whatever_the_words() -> None:
    item = '\n[[item]]\nkey = "y"\nkind = "yes_no"\ntext = "Well?"\n'
    (found,) = mistakes_in(GOOD + item + 'options = ["Yes", "Nope", "Eh", "Hm"]\n')
    assert "1 for yes and 0 for no" in found.sentence


def test_all_mistakes_are_told_at_once_in_the_order_of_lines() -> None:
    text = GOOD.replace('title = "Short"', "").replace('kind = "choice"', 'kind = "chose"')
    text = text.replace('scale = "much"', 'scale = "many"').replace('"How many?"', '""')
    found = mistakes_in(text)
    assert {each.key for each in found} == {"title", "first.scale", "second.kind", "third.text"}
    assert [each.line for each in found] == sorted(each.line for each in found)


def test_the_message_names_the_file_the_line_and_the_key() -> None:
    with pytest.raises(QuestionnaireMistakes, match=r"^mine\.toml:14: first\.text: This is empty"):
        read_questionnaire(GOOD.replace('"How much?"', '""'), "mine.toml")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('key = "a"\ntitle = "b\n', 2),
        ('key = "a"\n\n[[item]\n', 3),
        ('key = "a"\nkey = "b"\n', 2),
        ('key = """a\n\n', 3),
        ("a = " + "[" * 5_000, 1),
        ("a = " + "9" * 5_000, 1),
        ("a = 2025-02-30", 1),
    ],
)
def test_a_file_that_is_not_toml_is_named_at_its_line(text: str, line: int) -> None:
    (found,) = mistakes_in(text)
    assert found.line == line
    assert "TOML" in found.sentence


@pytest.mark.parametrize("value", ["3", '"x"', "[1]", "{ a = 1 }", "true"])
@pytest.mark.parametrize("key", ["item", "section", "scale"])
def test_something_else_in_place_of_tables_is_a_mistake_and_no_crash(key: str, value: str) -> None:
    text = f'{key} = {value}\nkey = "a"\ntitle = "b"\nabout = "c"\nlanguage = "en"\n'
    assert (1, key) in {(each.line, each.key) for each in mistakes_in(text)}


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_no_value_of_any_type_in_any_place_makes_the_reader_crash(data: st.DataObject) -> None:
    lines = example_text("every-kind").split("\n")
    places = [
        n for n, line in enumerate(lines) if " = " in line and not line.startswith((" ", "#"))
    ]
    place = data.draw(st.sampled_from(places))
    value = data.draw(
        st.sampled_from(
            [
                "1",
                "-1",
                "1.5",
                "nan",
                "true",
                '""',
                '"x"',
                "[]",
                "[[]]",
                "[{}]",
                "{}",
                "1979-05-27",
                "1979-05-27T07:32:00Z",
                '["a", "a"]',
                "{ item = [], any_of = {} }",
                '["\\u0000", 1]',
            ]
        )
    )
    key = lines[place].split(" = ")[0]
    if lines[place].endswith("["):
        return
    lines[place] = f"{key} = {value}"
    assert all(each.line >= 1 and each.sentence for each in mistakes_in("\n".join(lines)))
