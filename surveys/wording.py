"""What a person reads of a questionnaire, in the language of the page."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from easy_read.picture import faces_of
from involvement.look import Format
from involvement.service import ServiceState, SupportService
from surveys.hint import hint_on_screen
from surveys.option import Option
from surveys.questionnaire import GAP_CODES, Item, Questionnaire
from surveys.release import Release
from surveys.wording_format import Recording, formats_of
from translations import pseudo
from translations.language import N_, gettext, language, ngettext

GAP_LABELS = {
    "dont_want_to_say": N_("I don’t want to say"),
    "dont_know": N_("I don’t know"),
    "dont_understand": N_("I don’t understand the question"),
    "not_asked": N_("Not asked"),
}
EASY_GAP_LABELS = GAP_LABELS | {"dont_understand": N_("I don’t understand")}
FORMAT_LABELS: dict[Format, str] = {
    "standard": N_("Usual words"),
    "easy_read": N_("Easy read"),
    "pictures": N_("Pictures"),
    "sign_language": N_("Sign language"),
}
_GAP_OF_CODE = {code: name for name, code in GAP_CODES.items()}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its code, its words in the language of the page, and the key of the
    picture beside them, "" for none."""

    code: int
    label: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class LineWords:
    """One sentence of a question, and the key of its picture, "" for none."""

    text: str
    picture: str


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording whose file is there: the names of its files, and what it says in writing; or what
    a computer voice says, which stands on the page."""

    file: str
    captions: str
    transcript: str
    language: str
    computer: bool = False


@dataclass(frozen=True, slots=True)
class SectionWords:
    """A heading over the items that follow it."""

    title: str
    intro: str


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An item as a template shows it in one format. `lines` stand in the place of `text` where
    there are any; `section` is None except on the first item of a section."""

    key: str
    kind: str
    format: Format
    text: str
    lines: tuple[LineWords, ...]
    hint: str
    options: tuple[Choice, ...]
    gaps: tuple[Choice, ...]
    section: SectionWords | None
    sound: Clip | None
    video: Clip | None


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


def item_words(
    questionnaire: Questionnaire,
    item: Item,
    format_: Format = "standard",
    media: Collection[str] = (),
) -> ItemWords:
    """An item of a questionnaire in the language of the page and in a format that it has; `media`
    are the names of the files that can be played."""
    easy = format_ == "easy_read"
    labels = EASY_GAP_LABELS if easy else GAP_LABELS

    def clip(recording: Recording | None) -> Clip | None:
        if recording is None or recording.file not in media:
            return None
        captions = recording.captions if recording.captions in media else ""
        said = in_language(recording.transcript)
        return Clip(recording.file, captions, said, questionnaire.language)

    return ItemWords(
        key=item.key,
        kind=item.kind,
        format=format_,
        text=question_words(item, format_),
        lines=_lines(item, format_),
        hint=("" if easy else in_language(item.hint)) or hint_on_screen(item.kind),
        options=choices_of(item, format_),
        gaps=tuple(Choice(GAP_CODES[name], gettext(labels[name])) for name in item.gaps),
        section=None if easy else _opens_section(questionnaire, item),
        sound=clip(item.easy_audio if easy else item.audio),
        video=clip(item.sign_language) if format_ == "sign_language" else None,
    )


def other_formats(item: Item, format_: Format) -> list[tuple[Format, str]]:
    """The formats that somebody may change to, with their names in the language of the page."""
    return [(each, gettext(FORMAT_LABELS[each])) for each in formats_of(item) if each != format_]


def question_words(item: Item, format_: Format) -> str:
    """The question in one text, in the language of the page."""
    if format_ == "easy_read":
        return " ".join(in_language(line.text) for line in item.easy_read)
    return in_language(item.text)


def answer_words(
    item: Item, codes: tuple[int, ...], text: str | None, format_: Format = "standard"
) -> str:
    """What was answered to an item, as the check page shows it."""
    words = list(_words(item, codes, format_))
    if item.kind == "rank" and len(words) > 1:
        words = [f"{place}. {each}" for place, each in enumerate(words, start=1)]
    return "; ".join(words) or text or ""


def _words(item: Item, codes: tuple[int, ...], format_: Format) -> Iterator[str]:
    labels = {option.code: _label(option, format_) for option in item.options}
    gaps = EASY_GAP_LABELS if format_ == "easy_read" else GAP_LABELS
    for code in codes:
        yield (
            gettext(gaps[_GAP_OF_CODE[code]])
            if code in _GAP_OF_CODE
            else labels.get(code, str(code))
        )


def _lines(item: Item, format_: Format) -> tuple[LineWords, ...]:
    """The question in sentences with pictures; none where it is plain words."""
    if format_ == "easy_read":
        return tuple(LineWords(in_language(line.text), line.picture) for line in item.easy_read)
    pictured = format_ == "pictures" and item.picture
    return (LineWords(in_language(item.text), item.picture),) if pictured else ()


def choices_of(item: Item, format_: Format) -> tuple[Choice, ...]:
    """What may be chosen; faces stand beside a scale in every format, pictures in two of them."""
    pictures = {option.code: option.picture for option in item.options}
    if item.faces:
        pictures = dict(zip(item.level_codes, faces_of(len(item.options)), strict=True))
    elif format_ not in ("easy_read", "pictures"):
        pictures = {}
    return tuple(
        Choice(option.code, _label(option, format_), pictures.get(option.code, ""))
        for option in item.options
    )


def _label(option: Option, format_: Format) -> str:
    return in_language((format_ == "easy_read" and option.easy) or option.label)


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
