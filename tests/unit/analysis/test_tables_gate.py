"""Tables from answer to answer, and first answers of everybody: only where nobody stands out."""

from analysis.disclosure import TableSet, protect
from analysis.figures import ItemFigures
from analysis.transition import Answer, TransitionTable
from tests.unit.analysis.tables import moved

BIG = ((20, 9, 6, 2), (3, 21, 14, 7), (1, 12, 25, 11), (0, 4, 8, 9))


def test_a_table_from_answer_to_answer_is_for_closed_groups_of_fifty() -> None:
    figures = ItemFigures("knows", "knowledge", TransitionTable.from_pairs(BIG))
    tables = TableSet((figures,), two_way=frozenset({"knows"}))
    cells = protect(tables, "steering").two_way[0].cells
    assert cells is not None
    for shown, true in zip(cells, BIG, strict=True):
        for seen, count in zip(shown, true, strict=True):
            assert seen in (None, count)
            assert not 0 < (seen or 0) < 5
    assert sum(seen is None for row in cells for seen in row) >= 5
    assert protect(tables, "public").two_way[0].cells is None
    few = ItemFigures("knows", "knowledge", moved(20, 15, 14))
    small = TableSet((few,), two_way=frozenset({"knows"}))
    assert protect(small, "steering").two_way[0].cells is None


def test_first_answers_of_everybody_do_not_tell_those_of_the_few_who_left() -> None:
    cells: dict[tuple[Answer, Answer], int] = {(0, 1): 9, (1, 1): 12, (2, 2): 8}
    wanted = frozenset({"knows"})
    for leavers, expected in (
        ((), (9, 12, 8)),
        ((6,), (15, 12, 8)),
        ((6, 1), None),
        ((0, 3), None),
    ):
        gone: dict[tuple[Answer, Answer], int] = {}
        gone |= {(level, "missing"): people for level, people in enumerate(leavers)}
        table = TransitionTable.from_cells(3, cells | gone)
        tables = TableSet((ItemFigures("knows", "knowledge", table),), levels=wanted)
        assert protect(tables, "steering").levels[0].started == expected
