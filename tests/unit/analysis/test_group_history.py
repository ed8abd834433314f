"""Two releases one after another: nobody who joined or left in between is found in a group."""

from dataclasses import replace

from analysis.breakdown import Seen
from analysis.disclosure import ReleasedSet, TableSet, protect
from analysis.groups_before import ToldBefore
from analysis.history import Apart
from tests.unit.analysis.test_group_gate import Row, breakdown, item, live, sizes, withheld


def test_one_more_person_in_a_group_is_not_found_by_comparing_two_releases() -> None:
    # Fourteen joined in all, but only one of them the second group.
    assert sizes(grown([7, 1, 6, 0])) == [None, None, 46, 36]
    assert sizes(grown([0, 0, 7, 7])) == [35, 36, 46, 36]


def test_one_more_person_among_all_hidden_groups_is_not_found_either() -> None:
    # The first two groups were hidden before, and one person has joined them since.
    hidden = frozenset({"2", "3"})
    assert withheld(grown([1, 0, 0, 6], shown=hidden)) == "small"
    assert sizes(grown([4, 2, 0, 6], shown=hidden)) == [35, 36, 46, 36]


def test_who_took_their_answers_out_may_have_been_in_any_group() -> None:
    assert withheld(grown([0, 0, 7, 7], unknown=1)) == "small"
    assert sizes(grown([0, 7, 7, 7], unknown=1)) == [None, None, 46, 36]
    assert sizes(grown([5, 6, 7, 7], unknown=1)) == [35, 36, 46, 36]
    assert sizes(grown([5, 6, 7, 7])) == [35, 36, 46, 36]


def told_before(*rows: Row) -> ToldBefore:
    """What a release of these groups alone told."""
    shown = sets(list(rows))
    whole = shown.items[0]
    groups = shown.breakdowns[0].items[0].groups
    return ToldBefore("knows", whole.n or 0, (whole.down, whole.same, whole.up), groups)


def sets(rows: list[Row], *seen: Seen) -> ReleasedSet:
    """Return these groups after the gate."""
    return protect(
        TableSet((item(rows),), (replace(breakdown(rows), seen=seen),)),
        "steering",
    )


def counts(shown: ReleasedSet) -> list[tuple[int | None, ...]]:
    """Return better, the same and worse of each group."""
    return [(g.up, g.same, g.down) for g in shown.breakdowns[0].items[0].groups]


def test_a_group_of_whom_nobody_joined_is_not_told_by_hiding_other_numbers_of_it() -> None:
    first: list[Row] = [(12, 5, 2), (9, 5, 9), (2, 9, 12)]
    then: list[Row] = [(12, 5, 2), (11, 7, 10), (5, 10, 18)]
    assert counts(sets(first)) == [(12, None, None), (None, None, None), (None, None, 12)]
    # Alone it would show all of the third group, and so how few of it got better before.
    assert counts(sets(then)) == [(12, None, None), (11, None, None), (5, 10, 18)]
    people: dict[tuple[str | None, str | None], int] = {
        ("0", "0"): 19,
        ("1", "1"): 23,
        ("2", "2"): 23,
        (None, "1"): 5,
        (None, "2"): 10,
    }
    seen = Seen("1", frozenset("012"), people, told=(told_before(*first),))
    beside = sets(then, seen)
    assert sizes(beside) == [19, 28, 33]
    assert counts(beside)[2] != (5, 10, 18)


def test_an_item_that_few_of_a_group_answered_since_tells_nothing_of_how_groups_moved() -> None:
    # Five joined each group. Of the second, two of them left this item out.
    rows: list[Row] = [(20, 8, 7), (15, 12, 9)]
    people: dict[tuple[str | None, str | None], int] = {
        ("0", "0"): 35,
        ("1", "1"): 36,
        (None, "0"): 5,
        (None, "1"): 5,
    }
    seen = Seen("1", frozenset("01"), people, told=(told_before(*rows),))
    for more, shown in ((5, True), (3, False)):
        now: list[Row] = [(25, 8, 7), (15 + more, 12, 9)]
        found = sets(now, seen)
        assert sizes(found) == [40, 36 + more]
        assert [None not in each for each in counts(found)] == [shown, shown]


def grown(
    more: list[int], *, shown: frozenset[str] = frozenset("0123"), unknown: int = 0
) -> ReleasedSet:
    """Return four groups beside a live release that shows some of them; `more` have joined since.

    `unknown` people have taken their answers out since.
    """
    rows: list[Row] = [(20, 8, 7), (15, 12, 9), (16, 15, 15), (12, 12, 12)]
    joined: list[tuple[str | None, str, int]] = [(None, str(i), n) for i, n in enumerate(more)]
    stayed = [
        (str(i), str(i), sum(row) - n) for i, (row, n) in enumerate(zip(rows, more, strict=True))
    ]
    people: dict[tuple[str | None, str | None], int] = {
        (then, now): n for then, now, n in (*joined, *stayed)
    }
    told = replace(breakdown(rows), seen=(Seen("1", shown, people, unknown),))
    near = live(apart=Apart("1", unknown, sum(more)))
    return protect(TableSet((item(rows),), (told,), near), "steering")
