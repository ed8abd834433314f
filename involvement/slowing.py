"""Slowing down whoever guesses codes of cards, or passwords, by address. Each is counted apart.

A whole day centre may stand behind one address: a right code is never held up, and a wrong one
waits some seconds at the most.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass, field

FREE_MISTAKES = 5
LONGEST_WAIT_SECONDS = 4.0
FORGOTTEN_AFTER_SECONDS = 600.0
MOST_ADDRESSES = 10_000


@dataclass(slots=True)
class Slowing:
    """How many mistakes each address made lately, in this process."""

    longest_wait_seconds: float = LONGEST_WAIT_SECONDS
    _mistakes: OrderedDict[str, tuple[int, float]] = field(default_factory=OrderedDict)

    def wait_seconds(self, address: str) -> float:
        """Count one more mistake from `address`; how long its answer should be held back."""
        now = time.monotonic()
        count, last = self._mistakes.pop(address, (0, now))
        count = 1 if now - last > FORGOTTEN_AFTER_SECONDS else count + 1
        self._mistakes[address] = (count, now)
        if len(self._mistakes) > MOST_ADDRESSES:
            self._mistakes.popitem(last=False)
        extra = count - FREE_MISTAKES
        if extra <= 0:
            return 0.0
        return float(min(self.longest_wait_seconds, 0.25 * 2 ** min(extra, 8)))
