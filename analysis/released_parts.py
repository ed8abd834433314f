"""What stands beside the items, as released: after the gate, and put into messages."""

from dataclasses import dataclass, replace

from analysis.part_words import tell_design, tell_knowledge, tell_reach, tell_scale, tell_series
from analysis.parts import ProtectedParts
from analysis.words import Told

NOTHING = Told((), (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class ReleasedParts:
    """What stands beside the items as released: `figures`, and what is `told` of each.

    `told` has, where anything is told, the key "reach" or "knowledge", or that of an item or a
    scale behind "design ", "series " or "scale ".
    """

    figures: ProtectedParts
    told: dict[str, Told]


def tell_parts(parts: ProtectedParts, k: int) -> ReleasedParts:
    """Return protected parts with their words, and without the tests that these stand on: what is
    told of a p has two digits, and the exact one stays behind."""
    told = {f"design {each.key}": tell_design(each, k) for each in parts.designs}
    told |= {f"series {each.key}": tell_series(each) for each in parts.series}
    told |= {f"scale {each.key}": tell_scale(each) for each in parts.scales}
    if parts.reach is not None:
        told["reach"] = tell_reach(parts.reach)
    if parts.knowledge is not None:
        told["knowledge"] = tell_knowledge(parts.knowledge)
    series = tuple(replace(each, tests=None) for each in parts.series)
    some = {key: each for key, each in told.items() if each != NOTHING}
    return ReleasedParts(replace(parts, series=series), some)
