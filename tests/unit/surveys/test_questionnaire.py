"""A questionnaire keeps its meaning: levels, gaps, JSON and TOML."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from surveys.exporting import write_questionnaire
from surveys.importing import read_questionnaire
from surveys.questionnaire import GAP_CODES, KINDS, Questionnaire, from_json, to_json
from tests.unit.surveys.examples import example
from tests.unit.surveys.questionnaires import questionnaires

EXAMPLES = ("housing-support", "housing-support-review", "every-kind")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(questionnaires())
def test_what_is_written_as_toml_reads_back_unchanged(questionnaire: Questionnaire) -> None:
    assert read_questionnaire(write_questionnaire(questionnaire), "again.toml") == questionnaire


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(questionnaires())
def test_what_is_kept_as_json_comes_back_unchanged(questionnaire: Questionnaire) -> None:
    assert from_json(to_json(questionnaire)) == questionnaire


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_read_without_mistakes_and_say_that_they_are_invented(name: str) -> None:
    questionnaire = example(name)
    assert questionnaire.invented
    assert "nvented" in questionnaire.source
    assert read_questionnaire(write_questionnaire(questionnaire), name) == questionnaire


def test_every_kind_of_item_stands_in_the_example_of_every_kind() -> None:
    assert {item.kind for item in example("every-kind").items} == set(KINDS)


def test_level_0_is_the_worst_whichever_way_the_scale_points() -> None:
    questionnaire = example("housing-support")
    knows, health = questionnaire.item("knows_help"), questionnaire.item("health")
    assert knows.option_labels[knows.level_codes[0]] == "Nothing at all"
    assert health.option_labels[health.level_codes[0]] == "Very bad"
    assert [health.level_of(option.code) for option in health.options] == [4, 3, 2, 1, 0]


def test_not_sure_and_gaps_are_answers_but_never_levels() -> None:
    doctor = example("housing-support").item("doctor")
    assert (doctor.level_of(0), doctor.level_of(1), doctor.level_of(2)) == (0, 1, None)
    assert all(doctor.level_of(code) is None for code in GAP_CODES.values())


def test_a_knowledge_item_has_two_levels_wrong_and_right() -> None:
    emergency = example("every-kind").item("emergency")
    assert emergency.level_count == 2
    assert [emergency.level_of(code) for code in (0, 1, 2, 3)] == [0, 0, 1, 1]


def test_only_items_with_ordered_answers_are_compared_before_and_after() -> None:
    keys = [item.key for item in example("every-kind").analysable_items]
    assert keys == ["lonely", "has_bus_pass", "emergency"]


def test_asking_for_an_item_that_is_not_there_raises_or_finds_nothing() -> None:
    questionnaire = example("housing-support")
    assert questionnaire.find_item("nothing") is None
    assert questionnaire.position("knows_help") == 0
    with pytest.raises(KeyError):
        questionnaire.item("nothing")


def test_json_that_is_no_questionnaire_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        from_json('{"key": 3}')
