"""What stands beside the items of a release, in the words of the reader's language: who answered
and who is missing, every wave, right answers, and several questions together."""

from collections.abc import Sequence
from typing import Any

from analysis.leavers import Leavers
from analysis.outcome import ProtectedOutcome
from analysis.over_time import ProtectedPoint, ProtectedSeries
from analysis.part_words import tell_point
from analysis.reach_gate import ProtectedReach, Stage
from analysis.released_parts import ReleasedParts
from analysis.words import Message, Told
from surveys.sentences import say, say_all
from surveys.sentences.reaching import (
    group_words,
    leavers_words,
    list_words,
    reason_words,
    step_words,
)
from surveys.store.questionnaires import PublishedVersion
from surveys.wave_names import wave_label
from surveys.wording import in_language
from translations.formats import format_percent
from translations.language import gettext as _

NOTHING: dict[str, Any] = {"reach": None, "over_time": None, "knowledge": None, "scales": []}
COUNTED = {"easy.reach_asked": "of", "easy.started": "N0", "easy.later": "n"}
FIRST = 3
"""Questions over time that stand open where none is a main one."""
NO_WORDS = Told((), (), (), (), (), ())


def beside(parts: ReleasedParts | None, version: PublishedVersion) -> dict[str, Any]:
    """The parts of a release; nothing for one from before there were any."""
    if parts is None:
        return NOTHING
    figures = parts.figures
    return {
        "reach": _reach(parts, figures.reach, version) if figures.reach else None,
        "over_time": _over_time(parts, version) if figures.series else None,
        "knowledge": _knowledge(parts, version) if figures.knowledge else None,
        "scales": [
            {
                "titles": [_title(version, key) for key in each.items],
                "technical": say_all(_told(parts, f"scale {each.key}").technical),
            }
            for each in figures.scales
        ],
    }


def looking_back(parts: ReleasedParts | None, item: str) -> tuple[str, ...]:
    """What people remember of the start in one item; empty where they were not asked."""
    return say_all(_told(parts, f"design {item}").headline)


def also_said(parts: ReleasedParts | None, item: str) -> tuple[str, ...]:
    """Where what people said and what their answers did part, in one item."""
    return say_all(_told(parts, f"design {item}").said)


def easy_reach(parts: ReleasedParts | None) -> list[dict[str, Any]]:
    """Who answered, in easy read: a list of one, or empty."""
    told = _told(parts, "reach").easy_read
    rows = [{"text": say(each), "people": _people(each), "picture": None} for each in told]
    return [{"key": "reach", "title": _("Who answered"), "lines": rows}] if rows else []


def _people(message: Message) -> dict[str, Any] | None:
    """The people of a line about who answered, drawn among all of whom it is told."""
    field = COUNTED.get(message.key)
    if field is None:
        return None
    count, total = message.fields[field], message.fields["of"]
    return {"count": count, "total": total, "kind": "answered"}


def easy_over_time(parts: ReleasedParts | None, item: str) -> list[dict[str, Any]]:
    """What is told in easy read of one item over all waves: lines, may be empty."""
    texts = say_all(_told(parts, f"series {item}").easy_read)
    return [{"text": text, "people": None, "picture": None} for text in texts]


def _told(parts: ReleasedParts | None, key: str) -> Told:
    return parts.told.get(key, NO_WORDS) if parts else NO_WORDS


def _title(version: PublishedVersion, key: str) -> str:
    return in_language(version.content.item(key).text)


def _reach(
    parts: ReleasedParts, reach: ProtectedReach, version: PublishedVersion
) -> dict[str, Any]:
    told = _told(parts, "reach")
    return {
        "sentences": say_all(told.headline),
        "steps": [_step(step_words(each.key), each) for each in reach.stages],
        "reasons": [{"label": reason_words(key), "people": n} for key, n in reach.reasons],
        "groups": [
            {"title": list_words(name), "rows": [_step(group_words(r.key), r) for r in rows]}
            for name, rows in reach.groups
        ],
        "leavers": _leavers(parts.figures.leavers, version),
        "cautions": say_all(told.cautions),
        "technical": say_all(told.technical),
    }


def _leavers(leavers: Sequence[Leavers], version: PublishedVersion) -> list[dict[str, Any]]:
    """What people who are missing had answered, with the questions of which that is so; empty where
    it can be said of none."""
    if not any(each.claim for each in leavers):
        return []
    found: dict[str | None, list[str]] = {"lower": [], "higher": [], "alike": [], None: []}
    for each in leavers:
        found[each.claim].append(_title(version, each.key))
    return [{"words": leavers_words(c), "titles": some} for c, some in found.items() if some]


def _step(label: str, step: Stage) -> dict[str, Any]:
    """One step: people, "46% of 26", "26% to 67%"; None where a number is not shown."""
    share = limits = ""
    if step.percent is not None and step.low is not None and step.high is not None:
        share = _("%(percent)s of %(of)s", percent=format_percent(step.percent), of=step.of)
        ends = {"low": format_percent(step.low), "high": format_percent(step.high)}
        limits = _("%(low)s to %(high)s", **ends)
    return {"label": label, "people": step.people, "share": share, "limits": limits}


def _over_time(parts: ReleasedParts, version: PublishedVersion) -> dict[str, Any]:
    """The main questions over time, or the first three where there is none; then the others."""
    every = parts.figures.series
    main = [each for each in every if version.content.item(each.key).primary] or every[:FIRST]
    told = [_told(parts, f"series {each.key}").cautions for each in every]
    return {
        "first": [_series(parts, each, version) for each in main],
        "others": [_series(parts, each, version) for each in every if each not in main],
        "cautions": say_all({m.key: m for messages in told for m in messages}.values()),
    }


def _series(
    parts: ReleasedParts, series: ProtectedSeries, version: PublishedVersion
) -> dict[str, Any]:
    told = _told(parts, f"series {series.key}")
    return {
        "key": series.key,
        "title": _title(version, series.key),
        "sentences": say_all(told.headline),
        "rows": [_point(each) for each in series.points],
        "technical": say_all(told.technical),
    }


def _point(point: ProtectedPoint) -> dict[str, Any]:
    return {
        "wave": wave_label(point.wave),
        "gap": point.outcome.n == 0,
        **_counts(point.outcome),
        "notes": say_all(tell_point(point)),
    }


BANDS = {
    "fewer_than_half": lambda: _("fewer than half"),
    "around_half": lambda: _("around half"),
    "more_than_half": lambda: _("more than half"),
}


def _counts(outcome: ProtectedOutcome) -> dict[str, Any]:
    """People, better, the same and worse: numbers, words, or None for what is not shown."""
    if outcome.up_band is not None and outcome.down_band is not None:
        words = {"better": BANDS[outcome.up_band](), "worse": BANDS[outcome.down_band]()}
        return {"n": outcome.n, "same": None, **words}
    return {"n": outcome.n, "better": outcome.up, "same": outcome.same, "worse": outcome.down}


def _knowledge(parts: ReleasedParts, version: PublishedVersion) -> dict[str, Any]:
    found, told = parts.figures.knowledge, _told(parts, "knowledge")
    items = found.items if found else ()
    rated: Sequence[str] = found.self_rated if found else ()
    return {
        "sentences": say_all(told.headline),
        "rows": [
            {
                "title": _title(version, each.key),
                "before": _of(each.before, each.n),
                "after": _of(each.after, each.n),
            }
            for each in items
        ],
        "rated": [{"key": key, "title": _title(version, key)} for key in rated],
        "cautions": say_all(told.cautions),
    }


def _of(count: int | None, n: int | None) -> str | None:
    return None if count is None or n is None else _("%(count)s of %(n)s", count=count, n=n)
