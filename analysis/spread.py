"""How far support services lie apart on one question, without ranking or adding them up."""

from collections.abc import Sequence

from analysis.message import Message

SERVICES_FROM = 5
"""Fewer services than this are not told of together: each knows its own figures, so that with two
or three of them a range would be a figure about the others."""


def tell_spread(moved: Sequence[tuple[int, int, int]]) -> Message:
    """Tell between which shares the services lie: (up, down, n) of each, people, n above 0.

    Keys `services.spread` with {services} and in every ten people, rounded half up, {up_low},
    {up_high}, {down_low} and {down_high}; `services.too_few` for fewer than five services.
    """
    if len(moved) < SERVICES_FROM:
        return Message("services.too_few", {"services": SERVICES_FROM})
    ups = [_in_ten(up, n) for up, _down, n in moved]
    downs = [_in_ten(down, n) for _up, down, n in moved]
    fields: dict[str, int | str] = {
        "services": len(moved),
        "up_low": min(ups),
        "up_high": max(ups),
        "down_low": min(downs),
        "down_high": max(downs),
    }
    return Message("services.spread", fields)


def _in_ten(count: int, n: int) -> int:
    """Return a share in whole people of every ten, rounded half up."""
    return (20 * count + n) // (2 * n)
