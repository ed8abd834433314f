"""Promises about the invented people."""

from collections import Counter
from random import Random

import pytest

from examples.people import NOT_LATELY_DAYS, WINDOWS, Person, make_people
from examples.replies import Replies
from examples.riverside import QUESTIONNAIRES
from involvement.participant import State
from surveys.importing import read_questionnaire
from surveys.questionnaire import ONE_CHOICE_KINDS

NAMES = ("housing-support", "housing-support-review", "drop-in")


def finished(people: list[Person]) -> Counter[str]:
    return Counter(visit.kind for each in people for visit in each.visits if visit.finished)


def test_about_forty_people_answer_in_three_waves_and_fewer_each_time() -> None:
    assert finished(make_people()) == {"baseline": 40, "review": 28, "follow_up": 21}


def test_the_example_is_the_same_wherever_it_is_loaded() -> None:
    assert make_people() == make_people()


def test_everybody_answers_within_the_window_and_not_in_the_future() -> None:
    for person in make_people():
        for visit in person.visits:
            first, last = WINDOWS[visit.kind]
            assert first <= person.joined_days_ago - visit.days_ago <= last
            assert visit.days_ago >= (NOT_LATELY_DAYS if visit.finished else 1)


def test_one_person_died_after_answering_at_the_start() -> None:
    (died,) = [person for person in make_people() if person.state is State.DIED]
    assert [visit.kind for visit in died.visits] == ["baseline"]
    assert 0 < died.state_days_ago < died.visits[0].days_ago


@pytest.mark.parametrize("name", NAMES)
def test_people_only_give_answers_that_the_question_offers(name: str) -> None:
    file = QUESTIONNAIRES / f"{name}.toml"
    questionnaire = read_questionnaire(file.read_text("utf-8"), file.name)
    for seed in range(50):
        replies = Replies(Random(seed))
        replies.move()
        for item in questionnaire.items:
            given = replies.reply(item)
            if isinstance(given, str):
                assert not item.options
                continue
            assert set(given) <= set(item.choice_values.values())
            assert len(given) == 1 or item.kind not in ONE_CHOICE_KINDS


@pytest.mark.parametrize("name", NAMES)
def test_every_questionnaire_says_that_it_is_invented(name: str) -> None:
    file = QUESTIONNAIRES / f"{name}.toml"
    assert read_questionnaire(file.read_text("utf-8"), file.name).invented
