"""What stands beside the items in a release: who is missing, other ways of asking, all waves,
knowledge, scales. Each part has a gate of its own; `protect` calls them through this one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.designs_gate import DesignFigures, ProtectedDesign, protect_design
from analysis.figures import ItemFigures
from analysis.knowledge_gate import KnowledgeFigures, ProtectedKnowledge, protect_knowledge
from analysis.leavers import Leavers, tell_leavers_apart
from analysis.outcome import ProtectedOutcome
from analysis.over_time import ProtectedSeries, SeriesFigures, protect_every_series
from analysis.protected import Audience, ProtectedItem
from analysis.reach_gate import Earlier, ProtectedReach, ReachFigures, protect_reach
from analysis.scale_gate import ProtectedScale, ScaleFigures, protect_scale


@dataclass(frozen=True, slots=True)
class PartFigures:
    """The parts as counted, unprotected; None or empty for what there is nothing of.

    `earlier_reach` has the counts of who answered in earlier releases of the same waves.
    """

    reach: ReachFigures | None = None
    earlier_reach: Earlier = ()
    designs: tuple[DesignFigures, ...] = ()
    series: tuple[SeriesFigures, ...] = ()
    knowledge: KnowledgeFigures | None = None
    scales: tuple[ScaleFigures, ...] = ()


@dataclass(frozen=True, slots=True)
class ProtectedParts:
    """The parts after the gate. `reach` None: not shown, or not wanted."""

    reach: ProtectedReach | None = None
    leavers: tuple[Leavers, ...] = ()
    designs: tuple[ProtectedDesign, ...] = ()
    series: tuple[ProtectedSeries, ...] = ()
    knowledge: ProtectedKnowledge | None = None
    scales: tuple[ProtectedScale, ...] = ()

    def outcomes(self) -> list[ProtectedOutcome]:
        """Every outcome that is shown in any part."""
        found = [point.outcome for series in self.series for point in series.points]
        found += [each.total for each in self.scales]
        found += [o for each in self.designs for o in (each.remembered, each.recalled) if o]
        total = self.knowledge.total if self.knowledge else None
        return [*found, total] if total else found


def protect_parts(
    parts: PartFigures,
    figures: Sequence[ItemFigures],
    items: Sequence[ProtectedItem],
    audience: Audience,
    k: int,
) -> ProtectedParts:
    """Return what `audience` may see of the parts, beside `items` as they are shown."""
    shown = {item.key: item for item in items if item.comparable}
    return ProtectedParts(
        reach=protect_reach(parts.reach, parts.earlier_reach, k) if parts.reach else None,
        leavers=tell_leavers_apart(figures, {item.key: item for item in items})
        if parts.reach
        else (),
        designs=tuple(
            protect_design(each, shown[each.key], audience, k)
            for each in parts.designs
            if each.key in shown
        ),
        series=protect_every_series(parts.series, audience, k),
        knowledge=protect_knowledge(parts.knowledge, shown, audience, k)
        if parts.knowledge
        else None,
        scales=tuple(_scales(parts.scales, shown, audience, k)),
    )


def _scales(
    scales: Sequence[ScaleFigures], shown: Mapping[str, ProtectedItem], audience: Audience, k: int
) -> list[ProtectedScale]:
    """Return the scales of which every item may be compared, where they may be shown."""
    whole = [scale for scale in scales if all(key in shown for key in scale.items)]
    found = [protect_scale(scale, shown, audience, k) for scale in whole]
    return [scale for scale in found if scale is not None]
