"""What is told about the parts beside the items: keys of messages with their fields."""

from collections.abc import Iterable, Iterator

from analysis.comparing_words import tell_parted
from analysis.designs_gate import ProtectedDesign
from analysis.knowledge_gate import ProtectedKnowledge
from analysis.message import Message
from analysis.outcome import ProtectedOutcome
from analysis.over_time import ProtectedPoint, ProtectedSeries
from analysis.reach_gate import ProtectedReach, Stage
from analysis.scale_gate import ProtectedScale
from analysis.tiers import COUNTS_FROM
from analysis.words import Told, short_p
from analysis.xmr import LIMITS_FROM


def tell_reach(reach: ProtectedReach) -> Told:
    """Tell who answered at the start, and who of them again: first of all, in whole sentences."""
    steps = {step.key: step for step in reach.stages}
    invited = "invited" in steps
    first, again = steps["first"], steps[reach.compared]
    headline = [
        _step("reach.of_invited" if invited else "reach.of_all", first),
        _step("reach.again", again),
    ]
    cautions = [Message("reach.few_lost")] if reach.lost_is_few else []
    cautions += [Message("reach.hidden")] if any(s.people is None for s in reach.stages) else []
    cautions += [Message("reach.withheld")] if reach.withheld else []
    easy = [Message("easy.reach_asked", {"of": first.of})] if first.of else []
    if first.people:
        easy.append(Message("easy.started", {"N0": first.people, "of": first.of or first.people}))
        if again.people:
            easy.append(Message("easy.later", {"n": again.people, "of": first.people}))
    shares = any(step.percent is not None for step in reach.stages)
    technical = (Message("technical.clopper_pearson"),) if shares else ()
    return _told([m for m in headline if m], cautions=cautions, technical=technical, easy=easy)


def _step(key: str, step: Stage) -> Message | None:
    """Tell one step with its share; nothing where it is not shown."""
    if step.people is None or step.of is None or step.percent is None:
        return None
    return Message(key, {"n": step.people, "of": step.of, "percent": step.percent})


def tell_design(design: ProtectedDesign, k: int) -> Told:
    """Tell what people remember, and where ratings and answers part; each for itself."""
    said = list(tell_parted(design.parted, design.rated, k)) if design.parted else []
    remembered = _moved("remembered", design.remembered)
    recalled = _moved("recalled", design.recalled)
    apart = [Message("remembered.apart")] if remembered else []
    cautions = [Message("caution.looking_back")] if remembered or recalled else []
    return _told([*remembered, *recalled, *apart], said=said, cautions=cautions)


def tell_series(series: ProtectedSeries) -> Told:
    """Tell whether the waves differ, and what is unusual at one of them."""
    tests = series.tests
    headline = [] if tests is None else [Message(f"waves.{tests.claim}", {"n": tests.n})]
    technical = list(_wave_tests(series)) + list(_limits(series))
    gaps = any(point.outcome.n == 0 for point in series.points)
    cautions = [Message("waves.gap")] if gaps else []
    moves = tests is not None and tests.claim in ("rising", "falling")
    easy = (
        [Message(f"easy.waves_{tests.claim}"), Message("easy.not_why")] if tests and moves else []
    )
    return _told(headline, cautions=cautions, technical=technical, easy=easy)


def tell_point(point: ProtectedPoint) -> Iterator[Message]:
    """Tell which rules of the chart a point belongs to, as strongly above as below."""
    side = "up" if point.is_above else "down"
    for flag in point.flags:
        yield Message(f"xmr.{flag}_{side}")


def _wave_tests(series: ProtectedSeries) -> Iterator[Message]:
    """Tell the tests of the waves together."""
    tests = series.tests
    if tests is None:
        return
    named = {
        "friedman": (tests.friedman_p, tests.complete),
        "skillings_mack": (tests.skillings_mack_p, tests.n),
        "page": (tests.page_p, tests.n),
    }
    for name, (p, n) in named.items():
        if p is not None and n >= COUNTS_FROM:
            yield Message(f"technical.{name}", {"p": short_p(p), "n": n})
    yield Message("technical.permuted" if tests.permuted else "technical.curves")


def _limits(series: ProtectedSeries) -> Iterator[Message]:
    """Tell the limits of the chart, or that there are too few points for them."""
    shown = sum(point.outcome.up is not None for point in series.points)
    if series.limits_in_ten is not None:
        low, high = (f"{each:.1f}" for each in series.limits_in_ten)
        yield Message("technical.xmr", {"low": low, "high": high, "points": shown})
    elif shown:
        yield Message("technical.xmr_few", {"points": shown, "least": LIMITS_FROM})


def tell_knowledge(knowledge: ProtectedKnowledge) -> Told:
    """Tell how many had more right answers, and that feeling sure is something else."""
    headline = _moved("knowledge", knowledge.total)
    if knowledge.means is not None and knowledge.total is not None:
        before, after = knowledge.means
        of, n = len(knowledge.items), knowledge.total.n or 0
        headline.append(
            Message("knowledge.means", {"before": before, "after": after, "of": of, "n": n})
        )
    cautions = [Message("knowledge.apart")] if knowledge.self_rated else []
    return _told(headline, cautions=cautions)


def tell_scale(scale: ProtectedScale) -> Told:
    """Tell how totals moved, and how far the items belong together: all for the folded note."""
    items = len(scale.items)
    technical = _moved("scale", scale.total, items=items)
    if scale.alpha is not None:
        alpha, low, high = scale.alpha
        technical.append(Message("technical.alpha", {"alpha": alpha, "low": low, "high": high}))
    if scale.omega is not None:
        technical.append(Message("technical.omega", {"omega": scale.omega}))
    if scale.looks_reversed:
        technical.append(Message("technical.reversed"))
    return _told(technical=technical)


def _moved(name: str, outcome: ProtectedOutcome | None, **more: int) -> list[Message]:
    """Tell an outcome in counts, in bands, or that it is hidden; nothing for nobody."""
    if outcome is None or outcome.tier == "nobody":
        return []
    if outcome.n is None:
        return [Message(f"{name}.hidden")]
    fields: dict[str, int | str] = {"n": outcome.n, **more}
    if outcome.up is not None and outcome.same is not None and outcome.down is not None:
        fields |= {"u": outcome.up, "s": outcome.same, "d": outcome.down}
        return [Message(f"{name}.counts", fields)]
    bands = (("up", outcome.up_band), ("down", outcome.down_band))
    return [Message(f"{name}.{way}.{band}", fields) for way, band in bands]


def _told(
    headline: Iterable[Message] = (),
    *,
    said: Iterable[Message] = (),
    cautions: Iterable[Message] = (),
    technical: Iterable[Message] = (),
    easy: Iterable[Message] = (),
) -> Told:
    """Return what is told, in the order in which it is to be read."""
    parts = headline, (), said, cautions, technical, easy
    return Told(*(tuple(part) for part in parts))
