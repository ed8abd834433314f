"""What a steering group is shown

Counts are measured, pass the one gate, and become sentences, in this order for each question: who
answered, how the answers moved, the net change and how far chance may reach, both ends of the
scale, what people said themselves, cautions, and a technical note.
The steps are `analysis/pipeline.py`, and how much is said of how many people `analysis/tiers.py`.
Pages, easy read, files and `heard analyse` all show what came through the gate, and nothing else.

What is claimed was fixed before any answer came in: the claim is about the net change, its
evidence is the exact sign test, adjusted for the number of main questions.
Where another figure would allow stronger words, the weaker words win.
"""

from itertools import chain

from tests.spec.answers import item, told
from tests.spec.movers import moved
from tests.spec.section import Examples


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

    Nothing is said of them, to anybody. A worker may talk with a person about that person's own
    answers.
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

    Words instead of numbers. x of n is "around half" where it is within one person of half, so
    that every band stands for two counts at least.
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

    Numbers of people, the claim, and the range. The range is the interval of the net change in
    people of every ten, rounded outwards.
    From 30 people on, whole percentages may stand beside the numbers: never alone, and halves are
    rounded up.
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

    Getting worse is told in the same words as getting better, with the same evidence, never
    softer.
    In the third case below 4 went up and nobody down: Tango's interval leaves 0 out, the sign
    test does not say so (p 0.125), and the weaker words are used.

    Formula: let u people go up and d down. u = d = 0: nobody moved. |u − d| ≤ 1: balanced.
    Otherwise clear where the adjusted p of the sign test is below 0.05, else it could be chance.
    Source: fixed for Heard. Of the 12,121 tables with 10 to 40 people there is none in which the
    sign test is below 0.05 while Tango's interval holds 0, and 654 the other way round.
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


def test_everybody_reads_less(show: Examples) -> None:
    """Everybody reads less

    For the public every count that is shown, and all that it leaves, is 0 or 5 people at least;
    where one is not, words take the place of all three. An exact p would tell the counts, so it
    is only said whether it is below 0.05.
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

    The same figures, one idea a line. Numbers of people stand beside drawn people; there are no
    percentages.
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
