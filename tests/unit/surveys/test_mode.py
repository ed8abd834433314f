"""Ways of answering: what people say at the end about who was with them."""

import pytest

from surveys.mode import HELPERS, MODES, Helper, Mode, Way, company_choices, read_presence, way_of


@pytest.mark.parametrize(
    ("presence", "helper", "way"),
    [
        ("helped", "family", Way(Mode.HELPED, Helper.FAMILY)),
        ("interpreted", "", Way(Mode.INTERPRETED)),
        ("proxy", "advocate", Way(Mode.PROXY, Helper.ADVOCATE)),
        ("helped", "her brother Tom", Way(Mode.HELPED)),
    ],
)
def test_who_was_there_is_kept_as_codes_and_never_as_a_name(
    presence: str, helper: str, way: Way
) -> None:
    assert read_presence(presence, helper) == way


@pytest.mark.parametrize("presence", ["", "alone", "staff", "paper", "x"])
def test_nobody_or_nothing_said_leaves_what_is_known(presence: str) -> None:
    assert read_presence(presence, "family") is None


def test_every_code_has_words() -> None:
    assert set(MODES) == set(Mode)
    assert set(HELPERS) == set(Helper)
    for mode in Mode:
        way = way_of(mode, "")
        assert way is not None
        assert way.words == MODES[mode]
    assert Way(Mode.HELPED, Helper.WORKER).words == "With help (A worker)"
    assert way_of("by_post", "") is None


def test_the_question_offers_four_answers_and_four_helpers() -> None:
    asked = company_choices()
    assert [each["value"] for each in asked["presences"]] == [
        "alone",
        "helped",
        "interpreted",
        "proxy",
    ]
    assert len(asked["helpers"]) == 4
