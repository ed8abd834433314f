"""What a person reads of a questionnaire, in the language of the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from involvement.service import ServiceState, SupportService
from surveys.questionnaire import GAP_CODES, Item, Questionnaire
from surveys.release import Release
from translations import pseudo
from translations.language import N_, gettext, language, ngettext

GAP_LABELS = {
    "dont_want_to_say": N_("I don’t want to say"),
    "dont_know": N_("I don’t know"),
    "dont_understand": N_("I don’t understand the question"),
    "not_asked": N_("Not asked"),
}
_GAP_OF_CODE = {code: name for name, code in GAP_CODES.items()}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its code and its words in the language of the page."""

    code: int
    label: str


@dataclass(frozen=True, slots=True)
class SectionWords:
    """A heading over the items that follow it."""

    title: str
    intro: str


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An item as a template shows it. `section` is None except on the first item of a section."""

    key: str
    kind: str
    text: str
    hint: str
    options: tuple[Choice, ...]
    gaps: tuple[Choice, ...]
    section: SectionWords | None


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """What people read who come to a support service that takes nobody new. `elsewhere` are places
    where they can get help instead."""

    service: str
    ended: bool
    notice: str
    elsewhere: tuple[str, ...]


def in_language(text: str) -> str:
    """What an author wrote, in the language of the page."""
    tag = language().tag
    return pseudo.translate(text, tag) if tag in pseudo.TAGS else text


def turned_away(service: SupportService) -> TurnedAway | None:
    """What to tell people who come to this support service; None while it takes them."""
    if service.state is ServiceState.OPEN:
        return None
    return TurnedAway(
        service=service.name,
        ended=service.state is ServiceState.ENDED,
        notice=in_language(service.notice),
        elsewhere=tuple(in_language(line) for line in service.elsewhere.splitlines() if line),
    )


def item_words(questionnaire: Questionnaire, item: Item) -> ItemWords:
    """An item of a questionnaire in the language of the page."""
    return ItemWords(
        key=item.key,
        kind=item.kind,
        text=in_language(item.text),
        hint=in_language(item.hint),
        options=tuple(Choice(option.code, in_language(option.label)) for option in item.options),
        gaps=tuple(Choice(GAP_CODES[name], gettext(GAP_LABELS[name])) for name in item.gaps),
        section=_opens_section(questionnaire, item),
    )


def answer_words(item: Item, codes: tuple[int, ...], text: str | None) -> str:
    """What was answered to an item, as the check page shows it."""
    return "; ".join(_words(item, codes)) if codes else text or ""


def _words(item: Item, codes: tuple[int, ...]) -> Iterator[str]:
    for code in codes:
        if code in _GAP_OF_CODE:
            yield gettext(GAP_LABELS[_GAP_OF_CODE[code]])
        elif code in item.option_labels:
            yield in_language(item.option_labels[code])
        else:
            yield str(code)


def _opens_section(questionnaire: Questionnaire, item: Item) -> SectionWords | None:
    section = questionnaire.sections_by_key.get(item.section)
    first = next((each for each in questionnaire.items if each.section == item.section), None)
    if section is None or first is not item:
        return None
    return SectionWords(in_language(section.title), in_language(section.intro))


WAVE_NAMES = {
    "baseline": N_("Start"),
    "review": N_("Review"),
    "follow_up": N_("Follow-up"),
    "tracking": N_("Tracking"),
    "looking_back": N_("Looking back"),
}


def wave_name(kind: str) -> str:
    """What a wave is called in the language of the page."""
    return gettext(WAVE_NAMES[kind])


def too_soon(needed: int) -> str:
    """Why a release has to wait. The number is the same however many people there are now."""
    return ngettext(
        "Too few people make the difference to an earlier release: at least %(num)s person must"
        " have answered since. The two together could show what those few said, so please wait.",
        "Too few people make the difference to an earlier release: at least %(num)s people must"
        " have answered since. The two together could show what those few said, so please wait.",
        needed,
    )


def group_name(young: bool) -> str:
    """Which people something is about."""
    return gettext("People under 18") if young else gettext("Adults")


def released_group(release: Release) -> str:
    """Which people a release is about; "" where there was only one group."""
    return group_name(release.young) if release.young or release.content.apart else ""
