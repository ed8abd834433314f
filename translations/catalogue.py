"""The catalogue of all messages: taken from code and templates, and checked in each language.

    python -m translations extract     write translations/locale/heard.pot anew
    python -m translations check       say what is wrong, for people and for the tests

WTForms' own messages are taken over from the template that it ships, so that one language pack
holds every sentence that a page can show.
"""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import wtforms
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from translations.packs import LOCALE_DIR

ROOT = Path(__file__).parent.parent
POT = LOCALE_DIR / "heard.pot"
NO_PAGES = {"tests", "benchmarks", "docs", "build", "migrations"}
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_noop": None,
    "lazy_gettext": None,
    "_l": None,
}
JINJA = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}

# Plural forms where Babel's count is not CLDR's, which our packs follow.
PLURAL_FORMS = {"cy": 6}

PLACEHOLDER = re.compile(r"%\(\w+\)[#0\- +]?[\d.]*[diouxXeEfFgGcrsa]")
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")


def extract(root: Path = ROOT) -> Catalog:
    """Return the messages of all Python modules and templates under `root`, and WTForms' own.

    They stand in the order of their files, without line numbers and dates, so that the written
    template only changes when a message does.
    """
    catalogue = Catalog(project="Heard", charset="utf-8", fuzzy=False)
    for path in sorted(_modules(root)):
        _add(catalogue, path, root, "python", {})
    for path in sorted((root / "templates").rglob("*.*")):
        if path.suffix in (".html", ".txt", ".svg", ".xml"):
            _add(catalogue, path, root, "jinja2", JINJA)
    for message in _of_wtforms():
        catalogue.add(message.id, context=message.context, locations=[("wtforms", 0)])
    return catalogue


def _modules(root: Path) -> Iterator[Path]:
    yield from root.glob("*.py")
    for package in root.glob("*/__init__.py"):
        if package.parent.name not in NO_PAGES:
            yield from (
                path
                for path in package.parent.rglob("*.py")
                if not NO_PAGES & {*path.relative_to(root).parts}
            )


def _add(catalogue: Catalog, path: Path, root: Path, method: str, options: dict[str, str]) -> None:
    found = extract_from_file(
        method, path, keywords=KEYWORDS, comment_tags=["TRANSLATORS:"], options=options
    )
    for _, message, comments, context in found:
        where = [(path.relative_to(root).as_posix(), 0)]
        catalogue.add(message, auto_comments=comments, context=context, locations=where)


def _of_wtforms() -> Iterator[Message]:
    template = Path(wtforms.__file__).parent / "locale" / "wtforms.pot"
    with template.open("rb") as lines:
        yield from (message for message in read_po(lines) if message.id)


def write(catalogue: Catalog, path: Path = POT) -> None:
    """Write the catalogue as a template for translators (.pot), sorted and without dates."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_po(catalogue))


def as_po(catalogue: Catalog) -> bytes:
    """Return the catalogue as the bytes of a .po file, the same for the same messages."""
    lines = BytesIO()
    write_po(lines, catalogue, omit_header=True, include_lineno=False, sort_by_file=True)
    head = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return head + lines.getvalue()


def check(root: Path = ROOT) -> list[str]:
    """Return a sentence for everything that is wrong with the messages; none if all is well.

    Whether the template holds the messages of the code, no more and no less; whether a message
    could break when filled in; and for each `heard.po` what `check_pack` finds.
    """
    wanted = extract(root)
    locale_dir = root / "translations" / "locale"
    faults = [fault for message in wanted if message.id for fault in _unsafe(message)]
    template = locale_dir / POT.name
    faults += _differences(wanted, _read(template) if template.exists() else Catalog())
    for path in sorted(locale_dir.glob("*/LC_MESSAGES/heard.po")):
        tag = path.parent.parent.name
        faults += [f"{tag}: {fault}" for fault in check_pack(_read(path, tag), wanted)]
    return faults


def check_pack(pack: Catalog, wanted: Catalog) -> list[str]:
    """Return what is wrong with a language's messages: plural forms, placeholders and markup.

    Messages not translated yet are no fault: they are shown in English. Fuzzy ones count as such.
    """
    forms = PLURAL_FORMS.get(str(pack.locale), get_plural(str(pack.locale)).num_plurals)
    faults = []
    if pack.num_plurals != forms:
        faults.append(
            f"the header names {pack.num_plurals} plural forms, this language has {forms}"
        )
    known = {_key(message) for message in wanted}
    for message in pack:
        if not message.id or message.fuzzy or not any(_strings(message.string)):
            continue
        if _key(message) not in known:
            faults.append(f"{_quoted(message)} is no message of ours any more")
        faults += _mistranslated(message, forms)
    return faults


def _read(path: Path, tag: str | None = None) -> Catalog:
    with path.open("rb") as lines:
        return read_po(lines, locale=tag, abort_invalid=True)


def _key(message: Message) -> tuple[str | None, tuple[str, ...]]:
    return message.context, tuple(_strings(message.id))


def _quoted(message: Message) -> str:
    return f'"{_strings(message.id)[0]}"'


def _strings(text: Any) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _differences(wanted: Catalog, written: Catalog) -> list[str]:
    keys = {_key(message): message for message in wanted if message.id}
    old = {_key(message): message for message in written if message.id}
    missing = [message for key, message in keys.items() if key not in old]
    gone = [message for key, message in old.items() if key not in keys]
    again = "; run `python -m translations extract`"
    return [
        *(
            f"{_quoted(each)} of {each.locations[0][0]} is not in heard.pot{again}"
            for each in missing
        ),
        *(f"{_quoted(each)} is in heard.pot and nowhere else{again}" for each in gone),
    ]


def _unsafe(message: Message) -> Iterator[str]:
    for text in _strings(message.id):
        if "%" in PLACEHOLDER.sub("", text) and message.locations[0][0] != "wtforms":
            yield f'"{text}" has a bare %: give it as a field, from format_percent'
        if text != text.strip():
            yield f'"{text}" begins or ends with a space: a message is a whole sentence'
    one, *many = (_placeholders(text) - _NUM for text in _strings(message.id))
    if any(fields != one for fields in many):
        yield f"{_quoted(message)} names other fields for one than for many"


def _mistranslated(message: Message, forms: int) -> Iterator[str]:
    sources, targets = _strings(message.id), _strings(message.string)
    if len(sources) > 1 and (len(targets) != forms or not all(targets)):
        yield f"{_quoted(message)} has not all {forms} plural forms"
    for target in filter(None, targets):
        if PLACEHOLDER.sub("", target).count("%") != PLACEHOLDER.sub("", sources[-1]).count("%"):
            yield f"{_quoted(message)}: a broken placeholder in {target!r}"
        lost = _placeholders(sources[-1]) - (_NUM if len(sources) > 1 else Counter())
        if not lost <= _placeholders(target) <= _placeholders(sources[-1]):
            yield f"{_quoted(message)}: other placeholders in {target!r}"
        if Counter(MARKUP.findall(sources[-1])) != Counter(MARKUP.findall(target)):
            yield f"{_quoted(message)}: other markup in {target!r}"


def _placeholders(text: str) -> Counter[str]:
    return Counter(PLACEHOLDER.findall(text))


_NUM = Counter({"%(num)s": 9, "%(num)d": 9})  # a form for exactly one may say "one" instead
