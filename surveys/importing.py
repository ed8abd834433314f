"""Reading a questionnaire from a TOML file, with every mistake named by its line and key."""

import re
import tomllib
from collections.abc import Mapping
from typing import Final, get_args

from surveys.item_reading import read_item
from surveys.mistakes import Mistake, QuestionnaireMistakes, Table
from surveys.option import Direction, Scale
from surveys.option_reading import read_options
from surveys.questionnaire import Item, Questionnaire, Section
from surveys.source_lines import SourceLines
from translations.language import gettext as _

__all__ = ["Mistake", "QuestionnaireMistakes", "read_questionnaire", "read_unfinished"]

TOP_KEYS: Final = (
    "key", "title", "about", "language", "source", "invented", "section", "scale", "item",
)  # fmt: skip
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def read_questionnaire(text: str, filename: str) -> Questionnaire:
    """The questionnaire that a TOML text describes.

    `filename` is only named in messages. Raises QuestionnaireMistakes with everything that is
    wrong; a text that is not TOML at all has one mistake, the first.
    """
    questionnaire, mistakes = read_unfinished(text, filename)
    if mistakes:
        raise QuestionnaireMistakes(filename, mistakes)
    return questionnaire


def read_unfinished(text: str, filename: str) -> tuple[Questionnaire, list[Mistake]]:
    """The same of a text that somebody is still writing, beside everything that is wrong with it;
    harmless values stand where mistakes were noted. Raises QuestionnaireMistakes for a text that is
    not TOML at all."""
    text = text.removeprefix("\ufeff")
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise QuestionnaireMistakes(filename, [_syntax_mistake(text, str(error))]) from error
    mistakes: list[Mistake] = []
    return _read(Table(values, "", 0, SourceLines(text), mistakes)), mistakes


def _syntax_mistake(text: str, message: str) -> Mistake:
    """What the TOML reader stumbled over, at its line; the last line where the text ends early."""
    found = _AT_LINE.search(message)
    line = int(found[1]) if found else text.count("\n") + 1
    sentence = _(
        "This line is not written as TOML asks. The reader says: %(message)s",
        message=message.partition(" (at ")[0],
    )
    return Mistake(line, "", sentence)


def _read(top: Table) -> Questionnaire:
    """The whole file; harmless values stand where mistakes were noted."""
    top.allow(TOP_KEYS)
    language = _read_language(top)
    section_tables, scale_tables = top.tables("section"), top.tables("scale")
    sections = tuple(_read_section(table) for table in section_tables)
    scales = tuple(_read_scale(table, language) for table in scale_tables)
    _note_repeated(section_tables)
    _note_repeated(scale_tables)
    return Questionnaire(
        key=top.own_key(),
        title=top.text("title", required=True, longest=200),
        about=top.text("about", required=True),
        language=language,
        items=_read_items(top, language, sections, scales),
        sections=sections,
        scales=scales,
        source=top.text("source"),
        invented=top.flag("invented"),
    )


def _read_language(top: Table) -> str:
    """The language tag of the wording."""
    language = top.text("language", required=True)
    if language and not _LANGUAGE.fullmatch(language):
        top.note("language", _("Please write a language tag, for example en or pa-Arab."))
    return language


def _read_section(table: Table) -> Section:
    """One heading."""
    table.allow(("key", "title", "intro"))
    return Section(table.own_key(), table.text("title", required=True), table.text("intro"))


def _read_scale(table: Table, language: str) -> Scale:
    """One response scale; which of its ends is the better one has to be said."""
    table.allow(("key", "direction", "options"))
    direction = table.one_of("direction", get_args(Direction))
    if "direction" not in table.values:
        table.note(
            "direction",
            _(
                "The order of the levels is missing. Please write direction = “up_is_better” "
                "when the last option is the best, or “down_is_better” when the first is."
            ),
        )
    better: Direction = "down_is_better" if direction == "down_is_better" else "up_is_better"
    return Scale(table.own_key(), read_options(table, "scale", language), better)


def _read_items(
    top: Table, language: str, sections: tuple[Section, ...], scales: tuple[Scale, ...]
) -> tuple[Item, ...]:
    """All items in order; each may ask about those before it."""
    tables = top.tables("item")
    if not tables:
        top.note("item", _("There is no item yet. Please write at least one [[item]]."))
    all_keys = {str(table.values.get("key")): place for place, table in enumerate(tables)}
    shared = {scale.key: scale for scale in scales}
    headings = {section.key for section in sections}
    items: dict[str, Item | None] = {}
    read = []
    for table in tables:
        item = read_item(table, language, headings, shared, items, all_keys)
        read.append(item)
        items.setdefault(item.key, item if _is_usable(table, item) else None)
    _note_repeated(tables)
    _check_about(tables, items)
    return tuple(read)


def _is_usable(table: Table, item: Item) -> bool:
    """Whether other items can be checked against it; else its own mistake is enough."""
    return table.values.get("kind") == item.kind and (item.kind != "scale" or item.level_count > 0)


def _note_repeated(tables: list[Table]) -> None:
    """Note every key that an earlier table of the same name already has."""
    seen: set[str] = set()
    for table in tables:
        key = table.values.get("key")
        if isinstance(key, str):
            if key in seen:
                table.note("key", _("Another [[%(name)s]] already has this key.", name=table.name))
            seen.add(key)


def _check_about(tables: list[Table], items: Mapping[str, Item | None]) -> None:
    """Every transition item asks about an item whose change can be measured."""
    for table in tables:
        about = table.values.get("about")
        if table.values.get("kind") != "transition" or not isinstance(about, str) or not about:
            continue
        if about not in items:
            table.note("about", _("There is no item with the key “%(key)s”.", key=about))
        elif (item := items[about]) is not None and not item.is_analysable:
            table.note(
                "about", _("The answers to “%(key)s” have no order, so none is better.", key=about)
            )
