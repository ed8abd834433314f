"""How far the two answers of a pair were asked alike: cautions from counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.message import Message
from analysis.tiers import is_small


@dataclass(frozen=True, slots=True)
class PairKinds:
    """Of `pairs` people who answered both times, how many did so otherwise the second time.

    In another format (easy read, audio ...), another mode (on paper, helped, by proxy ...) or
    another language. `by_proxy`: somebody else answered for them at one of the two times only.
    """

    pairs: int
    other_format: int = 0
    other_mode: int = 0
    other_language: int = 0
    by_proxy: int = 0

    def __post_init__(self) -> None:
        """Refuse counts that cannot be among the pairs."""
        counts = (self.other_format, self.other_mode, self.other_language, self.by_proxy)
        if min(counts) < 0 or max(counts) > self.pairs:
            raise ValueError(f"{counts} people cannot be among {self.pairs} pairs")


def tell_comparability(kinds: PairKinds, k: int) -> Iterator[Message]:
    """Tell each way in which pairs were asked otherwise; 1 to k - 1 people are "a few".

    Nothing about fewer than k pairs (rule R1).
    Keys `caution.pairs.format`, `.mode`, `.language`, `.proxy` with {count} and {n}, or the same
    with `_few`. A count whose rest is 1 to k - 1 is told as `_most`.
    """
    counts = {
        "format": kinds.other_format,
        "mode": kinds.other_mode,
        "language": kinds.other_language,
        "proxy": kinds.by_proxy,
    }
    for name, count in counts.items() if kinds.pairs >= k else ():
        key = f"caution.pairs.{name}"
        if is_small(count, k):
            yield Message(f"{key}_few")
        elif is_small(kinds.pairs - count, k):
            yield Message(f"{key}_most")
        elif count:
            yield Message(key, {"count": count, "n": kinds.pairs})
