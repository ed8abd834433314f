"""What came out of a file as plain text: the sentences that a steering group reads."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from analysis.comparing_words import tell_breakdown, tell_groups
from analysis.group_gate import ProtectedBreakdown
from analysis.message import Message, Messages
from analysis.protected_group import ProtectedGroup
from analysis.words import Told, tell
from surveys.analysing import Analysis
from surveys.sentences import say, say_all
from translations.language import N_, ngettext
from translations.language import gettext as _

WIDTH = 79
OF_ALL = ("technical.interval", "technical.pairs")
"""Notes that hold for every item. A p is of one item, also where that of another is the same."""
AUDIENCES = {
    "steering": N_("For the members of a steering group."),
    "public": N_("For everybody."),
    "worker": N_("For workers of the support service."),
}


def write_text(analysis: Analysis) -> str:
    """Everything that may be shown, as paragraphs of at most 79 letters a line.

    What is the same for every item is said once, at the end.
    """
    told = {item.key: tell(item) for item in analysis.released.items}
    compared = [each for each in told.values() if each.technical]
    cautions = _shared([each.cautions for each in compared])
    technical = _shared([each.technical for each in compared])
    technical = tuple(each for each in technical if each.key in OF_ALL)
    blocks = [*_opening(analysis)]
    for item, each in told.items():
        blocks += [_underlined(item, "="), *_item(each, cautions, technical)]
        for breakdown in analysis.released.breakdowns:
            blocks += _groups(breakdown, item, hides=breakdown.key in analysis.some_hidden)
    for breakdown in analysis.released.breakdowns:
        if breakdown.withheld is not None:
            blocks += [_underlined(breakdown.key, "="), _paragraph(tell_breakdown(breakdown))]
    blocks += _end(analysis, cautions, technical)
    return "\n\n".join(blocks) + "\n"


def _opening(analysis: Analysis) -> Iterator[str]:
    """For whom, and what is compared."""
    before, after = analysis.waves
    title = _("What changed from “%(before)s” to “%(after)s”", before=before, after=after)
    yield fill(title, WIDTH)
    protected = _(
        "Nothing is said of fewer than %(k)s people who answered both times.",
        k=analysis.released.k,
    )
    yield fill(f"{_(AUDIENCES[analysis.released.audience])} {protected}", WIDTH)
    if analysis.is_partial:
        yield fill(_("Lines of the file that could not be read are left out of all this."), WIDTH)


def _item(told: Told, cautions: Messages, technical: Messages) -> Iterator[str]:
    """One item, in the order in which a release shows it."""
    for part in (told.headline, told.range, told.said):
        if part:
            yield _paragraph(part)
    own = [each for each in told.cautions if each not in cautions]
    if own:
        yield _points(say_all(own))
    notes = [each for each in told.technical if each not in technical]
    if notes:
        yield _points(say_all(notes))


def _groups(breakdown: ProtectedBreakdown, item: str, *, hides: bool) -> Iterator[str]:
    """How the groups of one column moved in one item."""
    found = next((each for each in breakdown.items if each.item == item), None)
    if found is None:
        return
    yield _underlined(breakdown.key, "-")
    if found.groups:
        yield _points(map(_group, found.groups))
    notes = [*tell_groups(found), *([Message("groups.some_hidden")] if hides else [])]
    if notes:
        yield _paragraph(notes)


def _group(group: ProtectedGroup) -> str:
    """One group as a line."""
    fields = {"group": group.key, "n": group.n}
    counts = group.up, group.same, group.down
    if any(count is not None for count in counts):
        up, same, down = (_("hidden") if count is None else count for count in counts)
        return ngettext(
            "%(group)s, %(n)s person: better %(up)s, the same %(same)s, worse %(down)s",
            "%(group)s, %(n)s people: better %(up)s, the same %(same)s, worse %(down)s",
            group.n or 0,
            **fields,
            up=up,
            same=same,
            down=down,
        )
    who = ngettext("%(group)s, %(n)s person.", "%(group)s, %(n)s people.", group.n or 0, **fields)
    bands = (("up", group.up_band), ("down", group.down_band))
    said = [say(Message(f"band.{way}.{band}")) for way, band in bands if band is not None]
    return " ".join([who, *(said or [_("How they moved is not shown, to protect people.")])])


def _end(analysis: Analysis, cautions: Messages, technical: Messages) -> Iterator[str]:
    """What holds for every item."""
    if cautions:
        yield _underlined(_("Please bear in mind"), "=")
        yield _points(say_all(cautions))
    notes = [*say_all(technical)]
    if notes and analysis.without_ends:
        notes.append(
            _("Nothing is said of the best and the lowest answer where no scale was given.")
        )
    if notes:
        yield _underlined(_("How this was worked out"), "=")
        yield _points(notes)


def _shared(parts: list[Messages]) -> Messages:
    """The messages that all the parts have, in the order of the first."""
    return tuple(each for each in parts[0] if all(each in part for part in parts)) if parts else ()


def _paragraph(messages: Iterable[Message]) -> str:
    """Messages as one paragraph."""
    return fill(" ".join(say_all(messages)), WIDTH)


def _points(texts: Iterable[str]) -> str:
    """A list with a dash before each point."""
    return "\n".join(
        fill(text, WIDTH, initial_indent="- ", subsequent_indent="  ") for text in texts
    )


def _underlined(text: str, mark: str) -> str:
    """A heading."""
    return f"{text}\n{mark * min(len(text), WIDTH)}"
