"""Published figures of people who were followed up: better, the same or worse."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.interval import clopper_pearson
from analysis.percent import percent_half_up
from analysis.words import Message, Told


@dataclass(frozen=True, slots=True)
class TrackedFigures:
    """Published outcome of one item: `followed` of `of` people were followed up.

    `better`, `same` and `worse` count people; None = not published. `not_stated` were followed
    up but have no outcome for this item. Raises ValueError when the counts exceed `followed`.
    """

    key: str
    followed: int
    of: int
    better: int | None = None
    same: int | None = None
    worse: int | None = None
    not_stated: int = 0

    def __post_init__(self) -> None:
        """Refuse counts that cannot belong together."""
        known = [x for x in (self.better, self.same, self.worse) if x is not None]
        if min(*known, self.not_stated, self.followed, 0) < 0 or self.followed > self.of:
            raise ValueError(f"{self.followed} of {self.of} people cannot have been followed up")
        if sum(known) + self.not_stated > self.followed:
            raise ValueError(f"more outcomes than the {self.followed} people followed up")

    @property
    def n(self) -> int:
        """How many of the people followed up have an outcome for this item."""
        return self.followed - self.not_stated


def tell_tracked(figures: TrackedFigures) -> Told:
    """Return what can honestly be told of people who were followed up."""
    limits = tuple(_limits(figures))
    return Told(
        headline=tuple(_headline(figures)),
        range=limits,
        said=(),
        cautions=(*_missing(figures), Message("caution.no_comparison_group")),
        technical=(Message("technical.clopper_pearson"),) if limits else (),
        easy_read=tuple(_easy(figures)),
    )


def _headline(figures: TrackedFigures) -> Iterator[Message]:
    """Tell the share followed up first: it stands beside every figure."""
    if figures.of == 0:
        yield Message("who.nobody")
        return
    percent = percent_half_up(figures.followed, figures.of)
    counts: dict[str, int | str] = {"followed": figures.followed, "of": figures.of}
    yield Message("tracked.followed", {**counts, "percent": percent})
    for name, count in _outcomes(figures):
        yield Message(f"tracked.{name}", {"count": count, "n": figures.n})


def _outcomes(figures: TrackedFigures) -> Iterator[tuple[str, int]]:
    """Return the published outcomes by name, better first."""
    counts = (("better", figures.better), ("same", figures.same), ("worse", figures.worse))
    return ((name, count) for name, count in counts if count is not None)


def _limits(figures: TrackedFigures) -> Iterator[Message]:
    """Tell how much "none" leaves open, alike for none worse and for none better."""
    for name, count in _outcomes(figures):
        found = clopper_pearson(count, figures.n)
        if name != "same" and count == 0 and found is not None:
            percent = percent_half_up(round(found.high * 1_000_000), 1_000_000)
            yield Message(f"tracked.none_{name}", {"n": figures.n, "percent": percent})


def _missing(figures: TrackedFigures) -> Iterator[Message]:
    """Tell about people not followed up, and outcomes not stated or not published."""
    if figures.followed < figures.of:
        fields: dict[str, int | str] = {"miss": figures.of - figures.followed, "of": figures.of}
        yield Message("tracked.not_followed", fields)
    if figures.not_stated:
        yield Message("tracked.not_stated", {"count": figures.not_stated})
    unknown = figures.n - sum(count for _, count in _outcomes(figures))
    if unknown:
        yield Message("tracked.unpublished", {"count": unknown})


def _easy(figures: TrackedFigures) -> Iterator[Message]:
    """Tell the same in easy read."""
    if figures.of == 0:
        yield Message("easy.nobody")
        return
    yield Message("easy.followed", {"followed": figures.followed, "of": figures.of})
    for name, count in _outcomes(figures):
        yield Message(f"easy.followed_{name}", {"count": count})
    if figures.followed < figures.of:
        yield Message("easy.not_followed", {"miss": figures.of - figures.followed})
        yield Message("easy.not_followed_unknown")
