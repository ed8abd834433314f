"""Published totals of groups that were never linked. They are public, so nothing is hidden."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.bounds import Bounds, bounds_subset, rating_conflict
from analysis.unpaired import UnlinkedBox, compare_unlinked
from analysis.words import Message, Told, short_p

Margin = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class AggregateFigures:
    """Published totals of one item: people by level, worst first; None = a count not published.

    `said_better` of `said_of` people said that things got better; both None when not asked.
    `inferred`: the numbers of people were worked out from published percentages.
    """

    key: str
    measure: str
    before: Margin
    after: Margin
    said_better: int | None = None
    said_of: int | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Overlap:
    """What holds if everybody counted after was counted before too: bounds, and the conflict.

    `said_without` people at least said "better" without a higher answer; 0 when none need have.
    """

    bounds: Bounds
    said_without: int


def tell_aggregates(figures: AggregateFigures) -> Told:
    """Return what published totals can honestly tell.

    Without every count of both times there are no bounds and no comparison, only what people
    said. More people after than before cannot all be among them: then there are no bounds.
    """
    before, after = _known(figures.before), _known(figures.after)
    if before is None or after is None or not sum(before) or not sum(after):
        return Told(
            (Message("unlinked.incomplete"), *_inferred(figures)),
            (),
            _said(figures, 0),
            _cautions(),
            (),
            (),
        )
    n0, n = sum(before), sum(after)
    overlap = _overlap(figures, before, after) if n <= n0 else None
    compared = compare_unlinked(before, after)
    boxes = (("bottom", compared.bottom), ("top", compared.top))
    return Told(
        headline=tuple(_headline(figures, n0, n, overlap)),
        range=tuple(message for end, box in boxes for message in _box(end, box)),
        said=_said(figures, overlap.said_without if overlap else 0),
        cautions=_cautions(Message("unlinked.people", {"N0": n0, "n": n})),
        technical=tuple(_technical(boxes, has_bounds=overlap is not None)),
        easy_read=tuple(_easy(figures, n0, n)),
    )


def _known(margin: Margin) -> tuple[int, ...] | None:
    """Return the counts when every one was published, else None."""
    known = tuple(count for count in margin if count is not None)
    return known if known and len(known) == len(margin) else None


def _overlap(figures: AggregateFigures, before: tuple[int, ...], after: tuple[int, ...]) -> Overlap:
    """Return the bounds for the case that all people counted after are among those before."""
    n, without = sum(after), 0
    if figures.said_better is not None and figures.said_of == n:
        without = rating_conflict(before, after, figures.said_better, n).at_least
    return Overlap(bounds_subset(before, after, n), without)


def _headline(
    figures: AggregateFigures, n0: int, n: int, overlap: Overlap | None
) -> Iterator[Message]:
    """Tell who answered, that they are not linked, and what holds all the same."""
    key = "unlinked.who_inferred" if figures.inferred else "unlinked.who"
    yield Message(key, {"N0": n0, "n": n})
    yield from _inferred(figures)
    if overlap is None:
        return
    yield Message("unlinked.overlap_unknown", {"N0": n0, "n": n})
    for direction, (low, high) in (("up", overlap.bounds.up), ("down", overlap.bounds.down)):
        yield Message(f"unlinked.bounds_{direction}", {"low": low, "high": high, "n": n})
    if n0 > n:
        yield Message("unlinked.missing", {"miss": n0 - n})


def _box(end: str, box: UnlinkedBox) -> Iterator[Message]:
    """Tell one end of the scale in both groups, and whether chance alone could do that."""
    counts = {"before": box.before, "N0": box.n_before, "after": box.after, "n": box.n_after}
    yield Message(f"unlinked.{end}", {**counts})
    told = "distinguishable" if box.distinguishable else "not_distinguishable"
    yield Message(f"unlinked.{end}_{told}")


def _said(figures: AggregateFigures, without: int) -> tuple[Message, ...]:
    """Tell what people said, and how many must have said so without a higher answer."""
    if figures.said_better is None or figures.said_of is None:
        return ()
    counts: dict[str, int | str] = {"g": figures.said_better, "of": figures.said_of}
    key = "unlinked.said_all" if figures.said_better == figures.said_of else "unlinked.said"
    if not without:
        return (Message(key, counts),)
    return Message(key, counts), Message("unlinked.said_without", {"g": without})


def _inferred(figures: AggregateFigures) -> tuple[Message, ...]:
    """Tell at once, beside the numbers of people, that nobody published them."""
    return (Message("unlinked.inferred_base"),) if figures.inferred else ()


def _cautions(*others: Message) -> tuple[Message, ...]:
    """Tell what could mislead a reader."""
    return *others, Message("caution.no_comparison_group")


def _technical(
    boxes: tuple[tuple[str, UnlinkedBox], ...], *, has_bounds: bool
) -> Iterator[Message]:
    """Tell how it was worked out."""
    for end, box in boxes:
        if box.fisher_p is not None:
            yield Message(f"technical.fisher_{end}", {"p": short_p(box.fisher_p)})
    yield Message("technical.separate_groups")
    if has_bounds:
        yield Message("technical.bounds")


def _easy(figures: AggregateFigures, n0: int, n: int) -> Iterator[Message]:
    """Tell the same in easy read."""
    yield Message("easy.started", {"N0": n0})
    yield Message("easy.later", {"n": n})
    yield Message("easy.not_linked")
    if figures.said_better is not None:
        yield Message("easy.said_better", {"g": figures.said_better})
