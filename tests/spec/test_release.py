"""What a steering group is shown

Counts are measured, pass the one gate, and become sentences, in this order for each question: who answered, how the answers moved, the net change and how far chance may reach, both ends of the scale, what people said themselves, cautions, and a technical note.
Pages, easy read, files and `heard analyse` all show what came through the gate, and nothing else.

What is claimed was fixed before any answer came in: the claim is about the net change, its evidence is the exact sign test, adjusted for the number of main questions.
Where another figure would allow stronger words, the weaker words win.
"""

from itertools import chain

from analysis.figures import RatingCounts
from tests.spec.answers import item, told
from tests.spec.section import Examples, Rows, rows


def moved(up: int, same: int, down: int, left: int = 0) -> Rows:
    """People who were in the middle of three levels at the start."""
    people = {"3": up, "2": same, "1": down, "missing": left}
    return [
        {"before": "2", "after": after, "people": str(count)}
        for after, count in people.items()
        if count
    ]


def test_nobody_answered_both_times(show: Examples) -> None:
    """Nobody answered both times

    There is no such thing as 0 out of 0.
    """
    given = moved(0, 0, 0, left=8)
    show(
        given,
        told(item(given)),
        "We cannot say yet whether things changed: nobody has answered both times.",
    )


def test_one_to_four_people(show: Examples) -> None:
    """One to four people

    Nothing is said of them, to anybody. A worker may talk with a person about that person's own answers.
    """
    given = moved(3, 1, 0)
    show(
        given,
        told(item(given)),
        """
        Fewer than 5 people answered both times. Answers from so few people are not shown,
          so that nobody can be recognised.
        """,
    )


def test_five_to_nine_people(show: Examples) -> None:
    """Five to nine people

    Words instead of numbers. x of n is "around half" where it is within one person of half, so that every band stands for two counts at least.
    There is no claim and no p.
    """
    given = moved(6, 2, 1)
    show(
        given,
        told(item(given)),
        """
        All 9 people who answered at the start answered again later.
        More than half of them gave a better answer.
        Fewer than half of them gave a worse answer.
        """,
    )


def test_ten_people_and_more(show: Examples) -> None:
    """Ten people and more

    Numbers of people, the claim, and the range. The range is the interval of the net change in people of every ten, rounded outwards.
    From 30 people on, whole percentages may stand beside the numbers: never alone, and halves are rounded up.
    """
    given = moved(8, 1, 1)
    show(
        given,
        told(item(given)),
        """
        All 10 people who answered at the start answered again later.
        Of these 10 people, 8 gave a better answer, 1 the same and 1 a worse one.
          That is more getting better than chance alone would explain. It does not tell us why.
        7 more people got better than got worse.
        From these answers we can say only this: in every 10 people like these, between 1 and 10
          more would get better than would get worse.
        How many gave the best answer is not shown, to protect people.
        How many gave the lowest answer is not shown, to protect people.
        """,
    )


CLAIMS = {
    "nobody moved": (0, 12, 0),
    "clearly better": (9, 2, 1),
    "better, but it could be chance": (4, 6, 0),
    "balanced: one person apart at most": (5, 1, 4),
    "worse, but it could be chance": (0, 6, 4),
    "clearly worse": (1, 2, 9),
}


def test_the_claim(show: Examples) -> None:
    """The claim

    Getting worse is told in the same words as getting better, with the same evidence, never softer.
    In the second case of the worked examples 4 went up and nobody down: Tango's interval leaves 0 out, the sign test does not (p 0.125), so the weaker words are used.

    Formula: let u people go up and d down. u = d = 0: nobody moved. |u − d| ≤ 1: balanced. Otherwise clear where the adjusted p of the sign test is below 0.05, else it could be chance.
    Source: fixed for Heard. Of all 5,855 tables with 10 to 40 people, the sign test is below 0.05 only where Tango's interval leaves 0 out.
    Used: for every question with 10 people or more who answered both times.
    Refused: below 10 people, and for questions that are not the same.
    Code: `analysis/change.py`, `analysis/words.py`
    """
    given = [
        {"case": name, "better": str(up), "same": str(same), "worse": str(down)}
        for name, (up, same, down) in CLAIMS.items()
    ]
    lines = chain.from_iterable(
        list(told(item(moved(*moves)), parts=("headline",)))[1:] for moves in CLAIMS.values()
    )
    show(
        given,
        lines,
        """
        All 12 people gave the same answer both times.
        Of these 12 people, 9 gave a better answer, 2 the same and 1 a worse one. That is more
          getting better than chance alone would explain. It does not tell us why.
        Of these 10 people, 4 gave a better answer, 6 the same and 0 a worse one. More got better
          than got worse, but with only 4 of them changing, this could be chance.
        Of these 10 people, 5 gave a better answer, 1 the same and 4 a worse one. About as many
          got better as got worse.
        Of these 10 people, 4 gave a worse answer, 6 the same and 0 a better one. More got worse
          than got better, but with only 4 of them changing, this could be chance.
        Of these 12 people, 9 gave a worse answer, 2 the same and 1 a better one. That is more
          getting worse than chance alone would explain. It does not tell us why.
        """,
    )


def test_what_people_said_themselves(show: Examples) -> None:
    """What people said themselves

    Asked whether things changed, people may say more than their answers show. Both stand there, and neither is put right by the other.
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

    Who is missing comes first. Below 80 in 100 who answered again, the best and the worst case are told for better and for worse alike.
    Somebody at an end of the scale could not move further: told where more than 15 in 100 stood there (Terwee and others 2007, Journal of Clinical Epidemiology 60:34).
    """
    given = rows("""
        before | after              | people
        2      | 3                  | 14
        2      | 2                  | 6
        3      | 3                  | 8
        2      | 1                  | 6
        2      | missing            | 12
        2      | dont want to say   | 5
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

    Folded away on pages. The signed-rank test is a check: where it points the other way than the people who moved, a caution says so.
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


def test_everybody_reads_less(show: Examples) -> None:
    """Everybody reads less

    For the public every count that is shown, and all that it leaves, is 0 or 5 people at least; where one is not, words take the place of all three. An exact p would tell the counts, so it is only said whether it is below 0.05.
    """
    parts = ("headline", "range", "technical")
    given = moved(8, 1, 1)
    show(
        given,
        told(item(given), "public", parts),
        """
        All 10 people who answered at the start answered again later.
        More than half of them gave a better answer.
        Fewer than half of them gave a worse answer.
        A person is counted once: their first answer at the start and their last answer later,
          where both are levels of the same scale.
        """,
    )
    given = moved(18, 10, 6)
    show(
        given,
        told(item(given), "public", parts),
        """
        All 34 people who answered at the start answered again later.
        Of these 34 people, 18 gave a better answer, 10 the same and 6 a worse one. That is more
          getting better than chance alone would explain. It does not tell us why.
        12 more people got better than got worse.
        From these answers we can say only this: in every 10 people like these, between 0 and 6
          more would get better than would get worse.
        The best answer was given by 0 of 34 at the start and 18 later.
        The lowest answer was given by 0 of 34 at the start and 6 later.
        Exact sign test, two-sided, adjusted: p is below 0.05.
        The range in every 10 people is Tango's 95-in-100 score interval for the net change,
          rounded outwards.
        A person is counted once: their first answer at the start and their last answer later,
          where both are levels of the same scale.
        """,
    )


def test_easy_read(show: Examples) -> None:
    """Easy read

    The same figures, one idea a line. Numbers of people stand beside drawn people; there are no percentages.
    """
    given = moved(9, 2, 1, left=7)
    show(
        given,
        told(item(given), parts=("easy_read",)),
        """
        12 people answered our questions 2 times.
        9 people gave a better answer.
        2 people gave the same answer.
        1 person gave a worse answer.
        This is probably more than luck.
        We do not know why it happened.
        7 people did not answer this question the second time.
        We do not know how they feel.
        """,
    )
