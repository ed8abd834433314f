"""Which chapters the page of the statistics has, in which order, and what stands before them."""

from tests.spec import (
    test_answers,
    test_beside_the_claim,
    test_exact,
    test_hidden_groups,
    test_hidden_numbers,
    test_how_far,
    test_margins,
    test_missing_people,
    test_more_waves,
    test_not_linked,
    test_release,
    test_said,
    test_same_people,
    test_scales,
    test_several,
    test_shares,
)

CHAPTERS = (
    test_answers,
    test_release,
    test_beside_the_claim,
    test_same_people,
    test_how_far,
    test_margins,
    test_missing_people,
    test_said,
    test_several,
    test_shares,
    test_not_linked,
    test_more_waves,
    test_scales,
    test_hidden_groups,
    test_hidden_numbers,
    test_exact,
)

OPENING = """
What `analysis/` computes, from which counts, what it says where there is nothing to compute,
and what of it is shown.
Every function takes counts of people and returns frozen values; none knows a database, a page
or a sentence.

A section about a method has its formula, its source, when it is used, when it is refused, and
where its code is.
Each has a worked example: a small table of answers or counts, and what comes out of it.
The examples are tests (`tests/spec`), run by the real code each time, and this page is written
from them.
In tables of answers before and after, levels are numbered from 1, the worst.
"""
