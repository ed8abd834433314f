"""Pictures in the place of a code: four different ones, each with a drawing and a name."""

from collections import Counter
from math import perm
from pathlib import Path

from involvement.picture_code import (
    LENGTH,
    MOST_AT_ONCE,
    MOST_WRONG_IN_A_DAY,
    PICTURES,
    pictures_from_bits,
    read_pictures,
)

ROOT = Path(__file__).parents[3]
ALL = perm(36, 4)


def test_there_are_as_many_pictures_as_the_explanation_counts_with() -> None:
    assert len(PICTURES) == 36
    assert len(set(PICTURES.values())) == 36
    said = (ROOT / "docs" / "explanation" / "picture-codes.md").read_text("utf-8")
    assert f"{ALL:,}" in said
    share = MOST_AT_ONCE * MOST_WRONG_IN_A_DAY / ALL
    assert f"1 in {round(1 / share):,}" in said


def test_every_picture_has_a_drawing_and_every_drawing_a_name() -> None:
    drawn = {path.stem for path in (ROOT / "templates" / "pictures" / "codes").iterdir()}
    assert drawn == set(PICTURES)


def test_a_code_is_four_different_pictures_and_every_code_can_come_up_once() -> None:
    every = {pictures_from_bits(bits) for bits in range(0, ALL, 7)}
    assert len(every) == len(range(0, ALL, 7))
    assert all(len(set(each)) == LENGTH for each in every)
    assert pictures_from_bits(ALL) == pictures_from_bits(0)


def test_each_picture_comes_up_about_as_often_in_each_place() -> None:
    codes = [pictures_from_bits(bits) for bits in range(0, ALL, 11)]
    for place in range(LENGTH):
        counts = Counter(code[place] for code in codes)
        assert set(counts) == set(PICTURES)
        assert max(counts.values()) < 1.05 * min(counts.values())


def test_what_is_no_picture_is_left_out_and_no_more_than_four_are_read() -> None:
    assert read_pictures(["cat", "", "../cat", "sun"]) == ("cat", "sun")
    assert read_pictures(["cat", "sun", "hat", "bus", "fish"]) == ("cat", "sun", "hat", "bus")
    assert read_pictures([]) == ()
