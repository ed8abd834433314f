"""What stands beside the claim

What people said, who is missing, and what else could mislead a reader.
"""

from analysis.comparability import PairKinds, tell_comparability
from analysis.figures import RatingCounts
from surveys.sentences import say_all
from tests.spec.answers import item, told
from tests.spec.movers import moved
from tests.spec.section import Examples, rows


def test_what_people_said_themselves(show: Examples) -> None:
    """What people said themselves

    Asked whether things changed, people may say more than their answers show. Both stand there,
    and neither is put right by the other.
    """
    given = moved(8, 10, 3)
    show(
        given,
        told(item(given, said=RatingCounts(18, 2, 1, 21)), parts=("said",)),
        """
        We also asked people whether things had changed. 21 people replied: 18 said better,
          2 said the same and 1 said worse.
        18 people said things got better, while the answers went up for 8. We show both,
          because they measure different things.
        """,
    )


def test_cautions(show: Examples) -> None:
    """Cautions

    Who is missing comes first. Below 80 in 100 who answered again, the best and the worst case
    are told for better and for worse alike.
    Somebody at an end of the scale could not move further: told where more than 15 in 100 stood
    there (Terwee and others 2007, Journal of Clinical Epidemiology 60:34).
    """
    given = rows("""
        before | after              | people
        2      | 3                  | 14
        2      | 2                  | 6
        3      | 3                  | 8
        2      | 1                  | 6
        2      | missing            | 12
        2      | did not want to say | 5
    """)
    show(
        given,
        told(item(given), parts=("cautions",)),
        """
        51 people answered at the start. We have no second answer from 17 of them.
        If we knew every answer, the number who got better could be anything from 14 to 31 of
          51.
        If we knew every answer, the number who got worse could be anything from 6 to 23 of 51.
        The second time, 5 people did not want to say.
        8 of 34 people gave the best answer at the start, so their answer could not go up.
        There is no other group to compare with, so we cannot say what led to this.
        """,
    )


def test_memory_is_no_measurement(show: Examples) -> None:
    """Memory is no measurement

    Where the first answer was given from memory, that is said with every figure.
    """
    given = moved(9, 8, 7)
    lines = [*told(item(given, looking_back=True), parts=("cautions",))]
    show(
        given,
        lines[:1],
        """
        People were asked to remember how things were at the start. Memory changes, so this is
          not the same as asking at the time.
        """,
    )


def test_the_technical_note(show: Examples) -> None:
    """The technical note

    Folded away on pages. The signed-rank test is a check: where it points the other way than the
    people who moved, a caution says so.
    """
    given = rows("""
        before | after | people
        2      | 3     | 9
        5      | 1     | 7
        3      | 3     | 15
    """)
    show(
        given,
        told(item(given, levels=5), parts=("cautions", "technical")),
        """
        The people who moved the other way were fewer, but they moved further. So it depends on
          how the steps are weighed which way all of them moved together.
        7 of 31 people gave the best answer at the start, so their answer could not go up.
        There is no other group to compare with, so we cannot say what led to this.
        Exact sign test, two-sided. p: 0.8
        Signed-rank test with ties and unchanged answers (Pratt), exact, two-sided. p: 0.86
        The range in every 10 people is Tango's 95-in-100 score interval for the net change,
          rounded outwards.
        A person is counted once: their first answer at the start and their last answer later,
          where both are levels of the same scale.
        """,
    )


def test_asked_otherwise(show: Examples) -> None:
    """Asked otherwise the second time

    In another format, way or language, or for whom somebody else answered at one of the two times
    only (`analysis/comparability.py`).
    """
    given = rows("""
        pairs | other format | other way | other language | somebody else once
        26    | 8            | 2         | 0              | 24
    """)
    people = [int(cell) for cell in given[0].values()]
    show(
        given,
        say_all(tell_comparability(PairKinds(*people), k=5)),
        """
        8 of 26 people answered in another format the second time, such as easy read or audio.
          Part of the difference may come from that.
        A few people answered in another way the second time, such as on paper or with help.
        For nearly all people, somebody else answered at one of the two times only.
        """,
    )
