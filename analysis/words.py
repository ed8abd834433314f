"""What is told about an item: keys of messages with their fields, in no language.

The sentences stand elsewhere, one for each key. Here it is decided what is told, in which order,
and that getting worse is told exactly as strongly as getting better.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.hiding import ReleasedBox
from analysis.message import Message as Message
from analysis.message import Messages as Messages
from analysis.nobody import tell_nobody
from analysis.protected import ProtectedItem, ProtectedRating

# Above this share at one end of the scale, few are left who could move further
# (Terwee et al. 2007, Journal of Clinical Epidemiology 60:34-42).
CROWDED_PERCENT = 15


@dataclass(frozen=True, slots=True)
class Told:
    """Everything told about one item, in the order in which it is to be read.

    `headline` who answered and the claim; `range` how far it may reach, and the ends of the
    scale; `said` what people said themselves; `cautions`; `technical` for the folded note;
    `easy_read` the same in easy read, one idea each.
    """

    headline: Messages
    range: Messages
    said: Messages
    cautions: Messages
    technical: Messages
    easy_read: Messages


def tell(item: ProtectedItem) -> Told:
    """Return what is told about a protected item; it knows nothing that the gate held back."""
    if item.tier == "nobody":
        return _short(Message("who.nobody"), Message("easy.nobody"))
    if item.waits:
        return _short(Message("who.waits"), Message("easy.waits"), Message("easy.private"))
    if item.tier == "hidden":
        easy = Message("easy.hidden"), Message("easy.private")
        return _short(Message("who.hidden", {"k": item.k}), *easy)
    if not item.comparable:
        return _short(Message("who.not_comparable", _n(item)), Message("easy.not_comparable"))
    return Told(
        headline=(_who(item), *_claim(item)),
        range=tuple(_range(item)),
        said=tuple(_said(item)),
        cautions=tuple(_cautions(item)),
        technical=tuple(_technical(item)),
        easy_read=tuple(_easy(item)),
    )


def _short(headline: Message, *easy: Message) -> Told:
    """Return a headline and nothing else."""
    return Told((headline,), (), (), (), (), easy)


def _n(item: ProtectedItem) -> dict[str, int | str]:
    """Return the number of people who answered both times, as a field."""
    return {"n": item.n or 0}


def _who(item: ProtectedItem) -> Message:
    """Tell how many answered both times, and of how many who started where that may be told."""
    if item.started is None:
        return Message("who.both", _n(item))
    if item.lost == 0:
        return Message("who.all", _n(item))
    return Message("who.some", {**_n(item), "N0": item.started})


def _claim(item: ProtectedItem) -> Iterator[Message]:
    """Tell how the answers moved and how sure that is."""
    if item.up is not None and item.same is not None and item.down is not None:
        moves = {"u": item.up, "s": item.same, "d": item.down, "m": item.up + item.down}
        yield Message(f"change.{item.grade}", {**_n(item), **moves})
        return
    yield Message(f"band.up.{item.up_band}", _n(item))
    yield Message(f"band.down.{item.down_band}", _n(item))
    if item.grade is not None:
        yield Message(f"claim.{item.grade}")


def _range(item: ProtectedItem) -> Iterator[Message]:
    """Tell the net change, how far it may reach, what nobody did, and the ends of the scale."""
    if item.up is None or item.down is None:
        yield from tell_nobody(item.zeros, item.n or 0)
        return
    net = item.up - item.down
    if net > 0:
        yield Message("net.up", {"net": net, **_n(item)})
    elif net < 0:
        yield Message("net.down", {"net": -net, **_n(item)})
    if item.net_in_ten is not None:
        yield _reach(*item.net_in_ten)
    yield from tell_nobody(item.zeros, item.n or 0)
    if item.top is not None:
        yield _box("top", item.top, item)
    if item.bottom is not None:
        yield _box("bottom", item.bottom, item)


def _reach(low: int, high: int) -> Message:
    """Tell the range of the net change in people of every ten."""
    if low >= 0:
        return Message("range.up", {"low": low, "high": high})
    if high <= 0:
        return Message("range.down", {"low": -high, "high": -low})
    return Message("range.both", {"down": -low, "up": high})


def _box(end: str, box: ReleasedBox, item: ProtectedItem) -> Message:
    """Tell one end of the scale before and after."""
    if box.before is None and box.after is None:
        return Message(f"box.{end}.hidden")
    if box.before is None:
        return Message(f"box.{end}.start_hidden", {"after": box.after or 0, **_n(item)})
    if box.after is None:
        return Message(f"box.{end}.later_hidden", {"before": box.before, **_n(item)})
    return Message(f"box.{end}.shown", {"before": box.before, "after": box.after, **_n(item)})


def _said(item: ProtectedItem) -> Iterator[Message]:
    """Tell what people said themselves, and where it goes further than their answers moved."""
    said = item.said
    if said is None:
        return
    if said.n is None or said.better is None or said.same is None or said.worse is None:
        yield Message(f"said.better.{said.better_band}")
        yield Message(f"said.worse.{said.worse_band}")
        return
    counts = {"better": said.better, "same": said.same, "worse": said.worse, "of": said.n}
    yield Message("said.counts", {**counts})
    yield from _conflicts(item, said)


def _conflicts(item: ProtectedItem, said: ProtectedRating) -> Iterator[Message]:
    """Tell where more people said better (or worse) than answers moved that way."""
    if said.better is not None and item.up is not None and said.better > item.up:
        yield Message("conflict.better", {"g": said.better, "u": item.up})
    if said.worse is not None and item.down is not None and said.worse > item.down:
        yield Message("conflict.worse", {"g": said.worse, "d": item.down})


def _cautions(item: ProtectedItem) -> Iterator[Message]:
    """Tell what could mislead a reader, the missing people first."""
    yield from _missing(item)
    if item.looking_back:
        yield Message("caution.looking_back")
    if item.size_disagrees:
        yield Message("caution.size")
    yield from _crowded(item)
    if item.tests > 1 and item.grade is not None:
        yield Message("caution.several", {"tests": item.tests})
    yield Message("caution.no_comparison_group")


def _crowded(item: ProtectedItem) -> Iterator[Message]:
    """Tell who could not move further; on a scale of two levels that says nothing new."""
    top = item.top.before if item.top else None
    bottom = item.bottom.before if item.bottom else None
    if top is not None and bottom is not None and top + bottom == item.n:
        return
    if _is_crowded(top, item.n):
        yield Message("caution.ceiling", {"c": top or 0, **_n(item)})
    if _is_crowded(bottom, item.n):
        yield Message("caution.floor", {"c": bottom or 0, **_n(item)})


def _is_crowded(count: int | None, n: int | None) -> bool:
    """Tell whether more than 15 % of n people stood at one end of the scale at the start."""
    return count is not None and 100 * count > CROWDED_PERCENT * (n or 0)


def _missing(item: ProtectedItem) -> Iterator[Message]:
    """Tell about people who did not answer again, or did not want to say."""
    if item.lost_is_few:
        yield Message("caution.few_lost")
    elif item.attrition_is_large and item.started is not None and item.lost is not None:
        fields: dict[str, int | str] = {"N0": item.started, "miss": item.lost}
        yield Message("caution.attrition", fields)
        if item.up is not None and item.down is not None:
            ups = {"low": item.up, "high": item.up + item.lost, "N0": item.started}
            downs = {"low": item.down, "high": item.down + item.lost, "N0": item.started}
            yield Message("caution.attrition_up", {**ups})
            yield Message("caution.attrition_down", {**downs})
    for side, count in (("start", item.declined_before), ("later", item.declined_after)):
        if count is not None:
            few = Message(f"caution.declined_{side}_few")
            yield Message(f"caution.declined_{side}", {"count": count}) if count else few


def _technical(item: ProtectedItem) -> Iterator[Message]:
    """Tell how it was worked out, for the folded note."""
    if item.p is not None:
        yield Message("technical.sign", {"p": short_p(item.p)})
        if item.adjusted_p is not None and item.tests > 1:
            fields: dict[str, int | str] = {"p": short_p(item.adjusted_p), "tests": item.tests}
            yield Message(f"technical.adjusted_{'main' if item.primary else 'all'}", fields)
        if item.pratt_p is not None:
            yield Message("technical.pratt", {"p": short_p(item.pratt_p)})
    elif item.below_5_percent is not None:
        yield Message("technical.below" if item.below_5_percent else "technical.not_below")
    if item.net_in_ten is not None:
        yield Message("technical.interval")
    yield Message("technical.pairs")


def short_p(p: float) -> str:
    """Return p with the two digits that count: "0.26", "0.0078", "0.00003", "<0.00001"."""
    if p >= 0.995:
        return "1"
    if p >= 1e-4:
        return f"{p:.2g}"
    return f"{p:.5f}" if p >= 1e-5 else "<0.00001"


def _easy(item: ProtectedItem) -> Iterator[Message]:
    """Tell the same in easy read: one idea each, in the same order for better and worse."""
    yield Message("easy.both", _n(item))
    if item.up is not None and item.same is not None and item.down is not None:
        yield Message("easy.up", {"u": item.up})
        yield Message("easy.same", {"s": item.same})
        yield Message("easy.down", {"d": item.down})
    else:
        yield Message(f"easy.up.{item.up_band}")
        yield Message(f"easy.down.{item.down_band}")
    if item.grade in ("maybe_up", "maybe_down"):
        yield Message("easy.luck")
    elif item.grade in ("clearly_up", "clearly_down"):
        yield Message("easy.not_luck")
        yield Message("easy.not_why")
    if item.lost_is_few:
        yield Message("easy.few_lost")
    elif item.attrition_is_large and item.lost is not None:
        yield Message("easy.lost", {"miss": item.lost})
        yield Message("easy.lost_unknown")
    if item.looking_back:
        yield Message("easy.looking_back")
