"""Who could answer, who did, and why the others are missing: counts for a release, unprotected."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from analysis.reach_gate import ReachFigures, Wanted
from involvement.participant import State
from surveys.compared import Compared
from surveys.store.reach_figures import Reached
from surveys.wave import Wave, may_be_asked
from surveys.wave_names import wave_keys

MONTHS_OF_A_QUARTER = 3


def reach_figures(what: Compared, reached: Iterable[Reached], today: date) -> ReachFigures:
    """How far the waves of a release reached: everybody whose time to answer had come, and who
    answered without that."""
    could = [each for each in reached if _could(what, each, today)]
    first = [each for each in could if what.before.id in each.finished]
    asked = [each for each in could if each.invited or what.before.id in each.finished]
    keys = wave_keys(what.survey.waves)
    later = [wave for wave in what.asked_at_the_time if wave != what.before]
    lost = [each for each in first if what.after.id not in each.finished]
    return ReachFigures(
        could=_people(could),
        invited=_people(asked) if any(each.invited for each in could) else None,
        first=_people(first),
        again={keys[w.id]: _people(p for p in first if w.id in p.finished) for w in later},
        compared=keys[what.after.id],
        reasons=_reasons(what.after, lost, today),
        groups={
            "needs": _groups(what, could, lambda each: "need" if each.has_need else "no_need"),
            "joined": _groups(what, could, _quarter),
        },
    )


def _people(some: Iterable[Reached]) -> int:
    return sum(each.people for each in some)


def _could(what: Compared, each: Reached, today: date) -> bool:
    """Whether they answered the first wave, or it was their time while the survey was there."""
    if what.before.id in each.finished:
        return True
    window, survey = what.before.window, what.survey
    opens, closes = window.opens_on(each.joined_on), window.closes_on(each.joined_on)
    return opens <= min(today, survey.closes_on or today) and closes >= survey.opens_on


def _reasons(wave: Wave, lost: Iterable[Reached], today: date) -> dict[str, int]:
    """Why people did not answer `wave`: a state on record, not yet, still can, or not known."""
    found = dict.fromkeys((*(state.value for state in State), "not_due", "still_due", "unknown"), 0)
    for each in lost:
        found[_reason(wave, each, today)] += each.people
    return found


def _reason(wave: Wave, each: Reached, today: date) -> str:
    if not may_be_asked(each.state.value, wave.kind):
        return each.state.value
    if today < wave.window.opens_on(each.joined_on):
        return "not_due"
    return "still_due" if today <= wave.window.closes_on(each.joined_on) else "unknown"


def _groups(
    what: Compared, could: Sequence[Reached], key: Callable[[Reached], str]
) -> tuple[Wanted, ...]:
    """Everybody who could answer, in groups: who did at the start and who did not."""
    found: dict[str, list[int]] = {}
    for each in could:
        counts = found.setdefault(key(each), [0, 0])
        counts[what.before.id not in each.finished] += each.people
    return tuple(Wanted(name, *counts) for name, counts in sorted(found.items()))


def _quarter(each: Reached) -> str:
    """The quarter of the year in which they joined: "2026 4"."""
    quarter = (each.joined_on.month + MONTHS_OF_A_QUARTER - 1) // MONTHS_OF_A_QUARTER
    return f"{each.joined_on.year} {quarter}"
