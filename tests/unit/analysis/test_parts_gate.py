"""Right answers, scales and other ways of asking keep to the rules of the items they stand by."""

import pytest
from hypothesis import strategies as st

from analysis.designs_gate import DesignFigures, protect_design
from analysis.disclosure import ReleasedSet, TableSet, protect
from analysis.earlier import Told as Out
from analysis.figures import ItemFigures, RatingCounts
from analysis.knowledge_gate import KnowledgeFigures
from analysis.moments import Moments
from analysis.outcome import Outcome, protect_outcome
from analysis.over_time import PointFigures, SeriesFigures
from analysis.parts import PartFigures, ProtectedParts
from analysis.pipeline import release
from analysis.protected import Audience
from analysis.ratings import Rating
from analysis.scale_gate import ScaleFigures
from analysis.transition import TransitionTable
from tests.unit.analysis.tables import moved

K = 5
AUDIENCES: tuple[Audience, ...] = ("steering", "public")
counts = st.integers(0, 25)


def released(
    parts: PartFigures, *items: ItemFigures, audience: Audience = "steering"
) -> ReleasedSet:
    return protect(TableSet(items, parts=parts), audience, K)


def only(
    parts: PartFigures, *items: ItemFigures, audience: Audience = "steering"
) -> ProtectedParts:
    return released(parts, *items, audience=audience).parts


def right(key: str, gained: int, kept: int, lost: int, wrong: int) -> ItemFigures:
    """Return an item with right answers of people who gave one both times."""
    return ItemFigures(
        key, "knowledge", TransitionTable.from_pairs(((wrong, gained), (lost, kept)))
    )


def test_right_answers_are_those_of_the_items_and_the_total_of_the_same_people() -> None:
    items = right("a", 8, 10, 6, 6), right("b", 9, 8, 7, 6)
    totals = {(0, 1): 15, (1, 1): 10, (2, 1): 5}
    knowledge = KnowledgeFigures(("a", "b"), ("says",), totals)
    found = only(PartFigures(knowledge=knowledge), *items).knowledge
    assert found is not None
    assert [(each.n, each.before, each.after) for each in found.items] == [
        (30, 16, 18),
        (30, 15, 17),
    ]
    assert found.total == protect_outcome(Outcome(15, 10, 5), "steering", K)
    assert found.means == ("0.7", "1.0")


@pytest.mark.parametrize("left_out", [1, 4])
def test_a_total_without_a_few_people_is_not_shown(left_out: int) -> None:
    items = right("a", 8, 10, 6, 6), right("b", 9, 8, 7, 6)
    knowledge = KnowledgeFigures(("a", "b"), totals={(0, 1): 30 - left_out})
    found = only(PartFigures(knowledge=knowledge), *items).knowledge
    assert found is not None
    assert (found.total, found.means) == (None, None)


def test_alpha_needs_thirty_people_and_a_closed_group_and_omega_fifty() -> None:
    def scale(n: int) -> tuple[PartFigures, tuple[ItemFigures, ...]]:
        rows = {(0, 0, 0): n // 3, (1, 1, 0): n // 3, (2, 1, 2): n - 2 * (n // 3)}
        moments = Moments.from_counts(rows, 3)
        assert moments == Moments.from_rows([r for r, c in rows.items() for _ in range(c)], 3)
        figures = ScaleFigures("s", ("a", "b", "c"), {(3, 4): n}, moments)
        items = tuple(ItemFigures(key, "health", moved(n, 0, 0)) for key in "abc")
        return PartFigures(scales=(figures,)), items

    for n, alpha, omega in (
        (29, False, False),
        (30, True, False),
        (49, True, False),
        (50, True, True),
    ):
        parts, items = scale(n)
        (found,) = only(parts, *items).scales
        assert (found.alpha is not None, found.omega is not None) == (alpha, omega)
        assert only(parts, *items, audience="public").scales == ()


def design(
    rated: dict[tuple[int, int, Rating], int], n: tuple[int, int, int], said: RatingCounts
) -> tuple[PartFigures, ItemFigures]:
    """Return ratings beside the change of an item of three levels."""
    return PartFigures(designs=(DesignFigures("a", rated=rated),)), ItemFigures(
        "a", "health", moved(*n), said
    )


def test_ratings_part_from_answers_person_by_person_where_no_cell_is_small() -> None:
    rated: dict[tuple[int, int, Rating], int] = {
        (1, 2, "better"): 10,
        (1, 0, "better"): 6,
        (1, 1, "same"): 9,
    }
    found = only(*design(rated, (10, 9, 6), RatingCounts(16, 9, 0, 25))).designs[0].parted
    assert found is not None
    assert (found.better_without, found.better_opposite, found.worse_without) == (
        (6, 6),
        (6, 6),
        (0, 0),
    )


def test_one_more_rating_than_before_leaves_only_the_bounds() -> None:
    rated: dict[tuple[int, int, Rating], int] = {(1, 2, "better"): 10, (1, 0, "better"): 6}
    rated[1, 1, "same"] = 9
    _, item = design(rated, (10, 9, 6), RatingCounts(16, 9, 0, 25))
    near = DesignFigures("a", rated=rated, told_rated=(Out(24),))
    found = only(PartFigures(designs=(near,)), item).designs[0].parted
    assert found is not None
    assert found.better_without == (6, 15)


def test_a_small_cell_leaves_only_what_the_shown_totals_tell_anyway() -> None:
    told = set()
    for opposite in (0, 1, 2):
        rated: dict[tuple[int, int, Rating], int] = {
            (1, 2, "better"): 10 - opposite,
            (1, 2, "same"): opposite,
            (1, 0, "better"): opposite,
            (1, 0, "same"): 6 - opposite,
            (1, 1, "same"): 9,
            (1, 1, "worse"): 1,
        }
        found = only(*design(rated, (10, 10, 6), RatingCounts(10, 15, 1, 26))).designs[0].parted
        told.add(found)
    assert len(told) == 1


def test_what_people_remember_is_shown_beside_and_never_added() -> None:
    remembered = moved(3, 4, 8)
    figures = DesignFigures("a", remembered=remembered, recalled=moved(2, 1, 0))
    item = protect(TableSet((ItemFigures("a", "health", moved(9, 2, 1)),)), "steering", K).items[0]
    found = protect_design(figures, item, "steering", K)
    assert found.remembered == protect_outcome(Outcome(3, 4, 8), "steering", K)
    assert found.recalled == protect_outcome(Outcome(2, 1, 0), "steering", K)
    assert (item.n, item.up) == (12, 9)


def test_the_parts_make_a_release_exempt_like_its_items_do() -> None:
    figures = DesignFigures("a", remembered=moved(3, 4, 8))
    item = ItemFigures("a", "health", moved(9, 9, 9))
    assert not released(PartFigures(), item).is_exempt
    assert released(PartFigures(designs=(figures,)), item).is_exempt


SWAPS = {"up": "down", "rising": "falling", "u": "d"}
SWAPS |= {after: before for before, after in SWAPS.items()}


Told = tuple[str, frozenset[tuple[str, int | str]]]
"""The key of a message, with its fields."""


def turned(message: Told) -> Told:
    """Return a message with getting better and getting worse changed over."""
    key, fields = message
    parts = (SWAPS.get(part, part) for part in key.split("."))
    return ".".join(parts), frozenset((SWAPS.get(name, name), n) for name, n in fields)


def told(up: int, same: int, down: int, last: int) -> set[Told]:
    """Everything told of the parts, where so many people moved in each of them."""
    outcome, table = Outcome(up, same, down), moved(up, same, down)
    series = SeriesFigures(
        "a", (PointFigures("review", outcome),), {(1, 1, last): 20, (1, 1, 1): 5}
    )
    totals = {(1, 2): up, (1, 1): same, (1, 0): down}
    n = up + same + down
    item = ItemFigures("a", "health", table), ItemFigures("b", "health", table)
    parts = PartFigures(
        designs=(DesignFigures("a", table, table),),
        series=(series,),
        knowledge=KnowledgeFigures(("a", "b"), totals=totals),
        scales=(ScaleFigures("s", ("a", "b"), totals, Moments(n, (n, n), ((n, n), (n, n)))),),
    )
    shown = release(TableSet(item, parts=parts), "steering").parts
    return {
        (message.key, frozenset(message.fields.items()))
        for each in shown.told.values()
        for part in (each.headline, each.said, each.cautions, each.technical)
        for message in part
        if "technical" not in message.key and message.key != "knowledge.means"
    }


@pytest.mark.parametrize(("up", "same", "down"), [(20, 6, 4), (5, 2, 1), (6, 6, 6), (2, 1, 1)])
def test_parts_tell_worse_exactly_as_strongly_as_better(up: int, same: int, down: int) -> None:
    better, worse = told(up, same, down, 2), told(down, same, up, 0)
    assert ("waves.rising", frozenset({("n", 25)})) in better
    assert set(map(turned, better)) == worse
