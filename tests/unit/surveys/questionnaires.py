"""Hypothesis strategies that make questionnaires of every shape the reader accepts."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from msgspec.structs import replace

from easy_read.picture import PICTURES
from surveys.option import Option, Scale
from surveys.questionnaire import (
    KINDS,
    LARGEST_CODE,
    LARGEST_NUMBER,
    MEASURES,
    OFFERED_GAPS,
    Item,
    Questionnaire,
    Section,
    ShowIf,
)
from surveys.wording_format import Line, Recording

WORDS = (
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"),
        min_size=1,
        max_size=30,
    )
    .map(str.strip)
    .filter(bool)
)
KEYS = st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True).map(lambda key: f"k{key}")
NUMBERS = st.none() | st.integers(0, LARGEST_NUMBER)
PICTURE = st.just("") | st.sampled_from(sorted(PICTURES))
CLIPS = st.none() | st.builds(Recording, st.just("a-clip.mp3"), WORDS)
SIGNED = st.none() | st.builds(Recording, st.just("signed.mp4"), WORDS, st.just("signed.vtt"))
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def option_lists(draw: DrawFn, right: bool = False) -> tuple[Option, ...]:
    """Two to twelve options with their own codes and words; for knowledge items some are right."""
    labels = draw(
        st.lists(WORDS, min_size=2, max_size=12, unique_by=lambda w: " ".join(w.casefold().split()))
    )
    size = len(labels)
    codes = draw(
        st.just(list(range(size)))
        | st.lists(st.integers(0, LARGEST_CODE), min_size=size, max_size=size, unique=True)
    )
    correct = draw(st.integers(1, size - 1)) if right else 0
    return tuple(
        Option(
            code,
            label,
            place < correct,
            easy=draw(st.just("") | WORDS),
            picture=draw(PICTURE),
        )
        for place, (code, label) in enumerate(zip(codes, labels, strict=True))
    )


@st.composite
def rolled_up(draw: DrawFn, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The same options, of which the first one or two may count as the last one."""
    local = draw(st.integers(0, min(2, len(options) - 1)))
    last = options[-1].code
    return tuple(
        replace(option, counts_as=last) if place < local else option
        for place, option in enumerate(options)
    )


def fixed_options(*codes: int) -> SearchStrategy[tuple[Option, ...]]:
    """Options of a kind whose codes are fixed, with any words in any order."""
    return st.permutations(codes).flatmap(
        lambda order: st.lists(
            WORDS,
            min_size=len(order),
            max_size=len(order),
            unique_by=lambda w: " ".join(w.casefold().split()),
        ).map(lambda labels: tuple(Option(c, w) for c, w in zip(order, labels, strict=True)))
    )


@st.composite
def answers_of(draw: DrawFn, kind: str) -> tuple[tuple[Option, ...], tuple[int, ...]]:
    """Options and level codes of an item of that kind; a scale item takes its scale's instead."""
    if kind in {"choice", "several", "rank", "knowledge"}:
        return draw(option_lists(right=kind == "knowledge")), ()
    if kind == "yes_no":
        options = draw(fixed_options(1, 0, 2) | fixed_options(1, 0))
        return options, draw(st.sampled_from([(), (0, 1), (1, 0)]))
    if kind == "transition":
        return draw(fixed_options(2, 1, 0)), (0, 1, 2)
    return (), ()


@st.composite
def bounds_of(draw: DrawFn, kind: str) -> tuple[int | date | None, int | date | None]:
    """The smallest and largest answer of an item of that kind."""
    if kind == "number":
        low, high = draw(NUMBERS), draw(NUMBERS)
        return (high, low) if low is not None and high is not None and low > high else (low, high)
    if kind == "date":
        first, last = draw(DAYS), draw(DAYS)
        return (last, first) if first and last and first > last else (first, last)
    return None, None


@st.composite
def conditions_on(draw: DrawFn, earlier: list[Item]) -> tuple[ShowIf, ...]:
    """No condition, or one or two on earlier items that have options."""
    choosable = [item for item in earlier if item.options]
    if not choosable or draw(st.booleans()):
        return ()
    conditions = []
    for _ in range(draw(st.integers(1, 2))):
        asked = draw(st.sampled_from(choosable))
        codes = st.sampled_from([option.code for option in asked.options])
        wanted = draw(st.lists(codes, min_size=1, max_size=3, unique=True))
        conditions.append(ShowIf(asked.key, tuple(wanted)))
    return tuple(conditions)


@st.composite
def formats_of(draw: DrawFn, faces: bool) -> dict[str, Any]:
    """How else an item can be shown; `faces`: it may have them."""
    easy_read = tuple(draw(st.lists(st.builds(Line, WORDS, PICTURE), max_size=3)))
    return {
        "faces": faces and draw(st.booleans()),
        "easy_read": easy_read,
        "picture": draw(PICTURE),
        "audio": draw(CLIPS),
        "easy_audio": draw(CLIPS) if easy_read else None,
        "sign_language": draw(SIGNED),
    }


@st.composite
def items(
    draw: DrawFn, key: str, earlier: list[Item], scales: list[Scale], sections: list[Section]
) -> Item:
    """One item that may follow `earlier`."""
    analysable = [item.key for item in earlier if item.is_analysable]
    impossible = {*(() if scales else ("scale",)), *(() if analysable else ("transition",))}
    kind = draw(st.sampled_from([kind for kind in KINDS if kind not in impossible]))
    options, level_codes = draw(answers_of(kind))
    scale = draw(st.sampled_from(scales)) if kind == "scale" else None
    if scale:
        options, level_codes = scale.options, scale.level_codes
    equality = kind == "choice" and draw(st.booleans())
    if equality:
        options = draw(rolled_up(options))
    smallest, largest = draw(bounds_of(kind))
    ordered = kind != "transition" and (bool(level_codes) or kind == "knowledge")
    return Item(
        key=key,
        kind=kind,
        text=draw(WORDS),
        hint=draw(st.just("") | WORDS),
        section=draw(st.sampled_from(["", *(section.key for section in sections)])),
        options=options,
        level_codes=level_codes,
        scale=scale.key if scale else "",
        measure=draw(st.sampled_from([None, *MEASURES])),
        about=draw(st.sampled_from(analysable)) if kind == "transition" else None,
        primary=ordered and draw(st.booleans()),
        required=draw(st.booleans()),
        sensitive=draw(st.booleans()),
        equality=equality,
        show_if=draw(conditions_on(earlier)),
        min=smallest,
        max=largest,
        gaps=tuple(gap for gap in OFFERED_GAPS if draw(st.booleans())),
        better=draw(st.just("") | WORDS),
        worse=draw(st.just("") | WORDS),
        continues=draw(st.sampled_from([None, "same", "comparable", "new"])),
        **draw(formats_of(faces=kind == "scale" and 3 <= len(options) <= 5)),
    )


@st.composite
def questionnaires(draw: DrawFn) -> Questionnaire:
    """A questionnaire of one to six items."""
    keys = draw(st.lists(KEYS, min_size=1, max_size=6, unique=True))
    sections = [
        Section(f"s{place}", draw(WORDS), draw(st.just("") | WORDS))
        for place in range(draw(st.integers(0, 2)))
    ]
    scales = [
        Scale(
            f"c{place}",
            draw(option_lists()),
            draw(st.sampled_from(["up_is_better", "down_is_better"])),
        )
        for place in range(draw(st.integers(0, 2)))
    ]
    made: list[Item] = []
    for key in keys:
        made.append(draw(items(key, made, scales, sections)))
    return Questionnaire(
        key=draw(KEYS),
        title=draw(WORDS),
        about=draw(WORDS),
        language=draw(st.sampled_from(["en", "en-GB", "pa-Arab", "so"])),
        items=tuple(made),
        sections=tuple(sections),
        scales=tuple(scales),
        source=draw(st.just("") | WORDS),
        invented=draw(st.booleans()),
    )
