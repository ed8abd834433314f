"""Several questions, and groups beside each other"""

from analysis.breakdown import Breakdown, Group
from analysis.change import measure_change
from analysis.comparing_words import tell_groups
from analysis.disclosure import ReleasedSet, TableSet, protect
from analysis.groups import compare_groups
from analysis.multiplicity import benjamini_hochberg, holm
from analysis.protected import ProtectedItem
from analysis.spread import tell_spread
from analysis.transition import TransitionTable
from surveys.sentences import say, say_all
from tests.spec.answers import number, shown
from tests.spec.section import Examples, Rows, rows
from tests.unit.analysis.tables import item as item_of
from tests.unit.analysis.tables import moved


def table(row: dict[str, str]) -> TransitionTable:
    """The people of one row: better, the same, worse, and those who did not answer again."""
    up, same, down = (int(row[name]) for name in ("better", "the same", "worse"))
    return moved(up, same, down, lost=int(row.get("left", 0)))


def grouped(given: Rows) -> ReleasedSet:
    """Groups and all of them together, after the gate."""
    tables = {row["group"]: table(row) for row in given}
    whole = sum(tables.values(), TransitionTable.empty(3))
    groups = tuple(Group(key, {"knows": each}) for key, each in tables.items())
    return protect(TableSet((item_of(whole),), (Breakdown("group", groups),)), "steering")


def test_holm(show: Examples) -> None:
    """Main questions (Holm)

    The more questions are looked at, the more often chance alone shows something. The main
    questions, chosen beforehand, are adjusted among themselves, in one release.

    Formula: with m tests, the smallest p times m, the next times m − 1 and so on; none below the
    one before, none above 1.
    Source: Holm 1979, Scandinavian Journal of Statistics 6:65.
    Used: the claims about main questions.
    Refused: questions that were not tested (fewer than 10 people, or not the same question) do
    not count; hidden answers cannot shine through.
    Code: `analysis/multiplicity.py`, `analysis/figures.py`
    """
    given = rows("""
        question | p
        home     | 0.004
        health   | 0.030
        money    | 0.021
        letters  | none
    """)
    tests = [None if row["p"] == "none" else float(row["p"]) for row in given]
    lines = [f"{row['question']}: {number(p)}" for row, p in zip(given, holm(tests), strict=True)]
    show(
        given,
        lines,
        """
        home: 0.012
        health: 0.042
        money: 0.042
        letters: none
        """,
    )


def test_benjamini_hochberg(show: Examples) -> None:
    """Other questions, and groups (Benjamini and Hochberg)

    For exploring: of what is called a difference, at most 5 in 100 are expected to be chance.

    Formula: with m tests in order, the smallest over all later ones of p · m/rank.
    Source: Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57:289.
    Used: the claims about the other questions, among all questions; whether groups differ, among
    the questions of a breakdown.
    Refused: as above.
    Code: `analysis/multiplicity.py`
    """
    given = rows("""
        question | p
        home     | 0.004
        health   | 0.030
        money    | 0.021
    """)
    found = benjamini_hochberg([float(row["p"]) for row in given])
    lines = [f"{row['question']}: {number(p)}" for row, p in zip(given, found, strict=True)]
    show(
        given,
        lines,
        """
        home: 0.012
        health: 0.030
        money: 0.030
        """,
    )


def test_stronger_evidence(show: Examples) -> None:
    """Stronger evidence for several questions

    The same answers, asked alone and among five.
    """
    given = rows("""
        better | the same | worse
        8      | 3        | 1
    """)
    alone = item_of(table(given[0]))
    among = protect(TableSet((alone,) * 5), "steering").items[0]
    lines = [
        f"alone: p {number(shown(alone).adjusted_p)}, {_claim(shown(alone))}",
        f"among five: p {number(among.adjusted_p)}, {_claim(among)}",
    ]
    show(
        given,
        lines,
        """
        alone: p 0.039, clearly up
        among five: p 0.195, maybe up
        """,
    )


def _claim(item: ProtectedItem) -> str:
    """The claim of an item."""
    return str(item.grade).replace("_", " ")


def test_groups(show: Examples) -> None:
    """Whether groups moved alike (Fisher)

    Groups are held back first; only those that are shown are compared, with their net change and
    its range.

    Formula: Fisher's exact test of group by worse, same and better; drawn with a fixed seed, with
    its error, where not all tables can be listed.
    Source: Fisher 1935, The Design of Experiments; Freeman and Halton 1951, Biometrika 38:141.
    Used: groups of one characteristic, two of them at least with all their counts.
    Refused: hidden groups are neither tested nor told; two characteristics are crossed only from
    100 people on.
    Code: `analysis/groups.py`, `analysis/contingency.py`, `analysis/group_gate.py`
    """
    given = rows("""
        group    | better | the same | worse
        under 40 | 20     | 8        | 7
        40 plus  | 6      | 12       | 19
    """)
    found = grouped(given).breakdowns[0].items[0]
    lines = [
        *(
            f"{each.key}: {each.up} better, {each.same} the same, {each.down} worse;"
            f" net of every ten from {each.net_in_ten[0]} to {each.net_in_ten[1]}"
            for each in found.groups
            if each.net_in_ten
        ),
        f"p {number(found.p, 4)}",
        *say_all(tell_groups(found)),
    ]
    show(
        given,
        lines,
        """
        under 40: 20 better, 8 the same, 7 worse; net of every ten from 0 to 6
        40 plus: 6 better, 12 the same, 19 worse; net of every ten from -6 to 0
        p 0.0010
        The groups moved differently, more than chance alone would explain.
        """,
    )


def test_reversal(show: Examples) -> None:
    """When the whole misleads about its groups (Simpson)

    Simpson's reversal: every group moved one way and all together the other. It is noticed behind
    the gate; in full it can only be when some people are in no group, because the parts add up to
    the whole.
    A mix of groups that shifted by 20 in 100 or more between those who left and those who stayed
    is told too.

    Formula: the sign of u − d of each group against that of all; the largest difference between a
    group's share of those who left and of those who answered twice.
    Source: Simpson 1951, Journal of the Royal Statistical Society B 13:238.
    Used: a caution beside groups.
    Refused: fewer than two groups with anybody; 1 to 4 who left a group.
    Code: `analysis/groups.py`
    """
    given = rows("""
        group        | better | the same | worse | left
        north        | 6      | 10       | 14    | 5
        south        | 7      | 9        | 13    | 30
        in no group  | 30     | 8        | 8     | 0
    """)
    tables = {row["group"]: table(row) for row in given}
    whole = sum(tables.values(), TransitionTable.empty(3))
    found = compare_groups({key: tables[key] for key in ("north", "south")}, whole)
    change = measure_change(whole)
    lines = [
        f"all together: {change.up} better, {change.down} worse",
        f"each group the other way: {'yes' if found.is_reversed else 'no'}",
        f"the mix shifted by {found.mix_shift} in 100",
    ]
    show(
        given,
        lines,
        """
        all together: 43 better, 35 worse
        each group the other way: yes
        the mix shifted by 37 in 100
        """,
    )


def test_services_apart(show: Examples) -> None:
    """How far support services lie apart

    Between which shares they lie, never who is where, and never added up
    (`analysis/spread.py`). With fewer than five services nothing is said, because each knows its
    own figures.
    """
    given = rows("""
        better | worse | of
        8      | 2     | 20
        15     | 3     | 30
        6      | 6     | 24
        12     | 1     | 16
        9      | 4     | 22
    """)
    moves = [(int(row["better"]), int(row["worse"]), int(row["of"])) for row in given]
    show(
        given,
        [say(tell_spread(moves)), say(tell_spread(moves[:4]))],
        """
        In these 5 support services, between 3 and 8 in every 10 people gave a better answer,
          and between 1 and 3 a worse one.
        Fewer than 5 support services have numbers here, so we do not say how far they lie
          apart.
        """,
    )
