"""Two releases one after another: nobody who joined or left in between is found in a group."""

from dataclasses import replace

from analysis.breakdown import Seen
from analysis.disclosure import ReleasedSet, TableSet, protect
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
