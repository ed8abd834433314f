"""What comes out of a spreadsheet file: the sentences and the data of a release, and no more."""

import json

from surveys.spreadsheets.data import write_json
from surveys.spreadsheets.scales import read_scales
from surveys.spreadsheets.text import WIDTH, write_text
from tests.unit.surveys.spreadsheets import HEAD, analysed, moved


def test_bad_lines_can_be_left_out_and_the_result_says_so() -> None:
    found = analysed([*moved(9, 2, 1), "x,start,home,nothing"], skip_bad=True)
    assert len(found.notes.faults) == 1
    assert "could not be read are left out" in write_text(found)
    assert json.loads(write_json(found))["partial"] is True


def test_other_waves_are_named_as_not_compared() -> None:
    found = analysed([*moved(9, 2, 1), "x,later,home,1"], waves=("start", "review"))
    assert found.notes.unused_waves == ("later",)
    assert "x" not in found.waves


def test_without_a_scale_nothing_is_said_of_its_ends() -> None:
    rows = moved(9, 8, 7)
    silent, told = analysed(rows), analysed(rows, scales=read_scales(["1-5"]))
    assert "best answer" not in write_text(silent).replace("the best and the lowest answer", "")
    assert "The best answer was given by 0 of 24 at the start" in " ".join(write_text(told).split())
    assert json.loads(write_json(silent))["items"][0]["top"] is None


def test_a_hidden_group_is_not_even_named() -> None:
    head = f"{HEAD},site"
    rows = [*moved(9, 8, 7, "North", "n"), *moved(8, 9, 8, "South", "s"), *moved(6, 5, 6, "W", "w")]
    rows += [*moved(2, 1, 0, "Tiny", "t"), *moved(2, 2, 0, "Small", "u")]
    found = analysed(rows, head=head)
    for text in (write_text(found), write_json(found)):
        assert "North" in text
        assert "Tiny" not in text
        assert "Small" not in text
    assert "Some groups are hidden" in write_text(found)


def test_groups_are_told_with_counts_words_or_sizes() -> None:
    head = f"{HEAD},site"
    rows = [*moved(9, 8, 7, "North", "n"), *moved(8, 9, 8, "South", "s")]
    text = write_text(analysed(rows, head=head))
    assert "- North, 24 people: better 9, the same 8, worse 7" in text
    worded = write_text(analysed([*rows, *moved(5, 2, 2, "West", "w")], head=head))
    assert "- North, 24 people: better 9, the same hidden, worse hidden" in worded
    assert "- West, 9 people. Around half of them gave a better answer." in worded
    small = [*rows, *moved(2, 1, 0, "Tiny", "t")]
    assert "Groups are not shown" in write_text(analysed(small, head=head))


def test_text_is_narrow_and_says_once_what_holds_for_every_item() -> None:
    text = write_text(analysed([*moved(9, 2, 1), *moved(7, 3, 2, item="health")]))
    assert max(map(len, text.splitlines())) <= WIDTH
    assert text.count("There is no other group to compare with") == 1
    assert text.count("Exact sign test") == 2


def test_the_public_is_told_less() -> None:
    rows = moved(8, 3, 1)
    assert "8 gave a better answer" in write_text(analysed(rows))
    assert "8 gave a better answer" not in write_text(analysed(rows, audience="public"))
    assert "Nothing is said of fewer than 12" in write_text(analysed(rows, threshold=12))


def test_nothing_changes_when_people_of_hidden_groups_change_places() -> None:
    head = f"{HEAD},site"
    shown = [*moved(9, 8, 7, "North", "n"), *moved(8, 9, 8, "South", "s")]
    told = set()
    for one, other in (("A", "B"), ("B", "A"), ("C", "B")):
        hidden = [*moved(2, 1, 1, one, "t"), *moved(1, 1, 0, other, "u")]
        found = analysed([*shown, *hidden], head=head)
        told.add((write_text(found), write_json(found)))
    assert len(told) == 1
