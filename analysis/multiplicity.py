"""What several tests at once do to each p."""

from collections.abc import Sequence


def holm(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return p adjusted for several tests by Holm's steps, in the order given.

    None (nothing to test) stays None and does not count as a test. Source: Holm 1979.
    """
    ranked = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    largest = 0.0
    for rank, (p, place) in enumerate(ranked):
        largest = max(largest, min(1.0, p * (len(ranked) - rank)))
        adjusted[place] = largest
    return tuple(adjusted)


def benjamini_hochberg(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return p adjusted for exploring, in the order given; None stays None.

    Source: Benjamini and Hochberg 1995.
    """
    ranked = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    smallest = 1.0
    for rank, (p, place) in reversed(list(enumerate(ranked, start=1))):
        smallest = min(smallest, p * len(ranked) / rank)
        adjusted[place] = smallest
    return tuple(adjusted)
