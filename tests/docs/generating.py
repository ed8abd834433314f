"""The reference pages that follow from the code: `python -m tests.docs.generating` writes them.

It stands among the tests because it looks into everything, and because a test fails when a page is
stale.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import click
from litestar.handlers import HTTPRouteHandler
from piccolo.columns import ForeignKey
from piccolo.table import Table

import app
import easy_read.tables
import forums.tables
import involvement.tables
import surveys.tables
from involvement import settings
from surveys.sentences import SENTENCES
from tests.docs.easy_read_page import easy_read_page
from tests.docs.message_families import FAMILIES
from tests.docs.settings_told import TOLD
from tests.spec.page import statistics_page
from tests.world import settings as test_settings

ROOT = Path(__file__).parent.parent.parent
REFERENCE = ROOT / "docs" / "reference"
MARK = "<!-- Written by `make docs` from the code. Change the code, not this page. -->\n"
KEYS = [
    import_module(f"{layer}.migrations.{path.stem}")
    for layer in ("involvement", "easy_read", "surveys", "forums")
    for path in sorted((ROOT / layer / "migrations").glob("*_keys.py"))
]


def head(title: str, *paragraphs: str) -> str:
    """The beginning of a generated page."""
    return "\n\n".join((MARK + f"\n# {title}", *paragraphs)) + "\n"


def commands_page() -> str:
    """Every command with its arguments, options and first sentence."""
    page = head(
        "Commands",
        "`make` puts the command `heard` into `.venv/bin`. It reads the same "
        "[settings](settings.md) as the pages do, and works on the same database.",
    )
    for words, command in walk(app.commands, ("heard",)):
        usage = " ".join([*words, *command.collect_usage_pieces(click.Context(command))])
        page += f"\n## {' '.join(words)}\n\n{command.help}\n\n```text\n{usage}\n```\n"
        rows = [row for row in map(option_row, command.params) if row]
        if rows:
            page += "\n| option | meaning |\n|---|---|\n" + "".join(rows)
    return page


def walk(group: click.Group, before: tuple[str, ...]) -> Iterator[tuple[list[str], click.Command]]:
    """Every command below a group, with the words that call it, by name."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from walk(command, (*before, name))
        else:
            yield [*before, name], command


def option_row(parameter: click.Parameter) -> str:
    """An option as a row of a table; "" for an argument, which stands in the usage."""
    if not isinstance(parameter, click.Option):
        return ""
    words = [parameter.help or ""]
    if isinstance(parameter.type, click.Choice):
        words.append("One of: " + ", ".join(f"`{each}`" for each in parameter.type.choices) + ".")
    if parameter.required:
        words.append("Needed.")
    if parameter.multiple:
        words.append("May be given several times.")
    if parameter.show_default and isinstance(parameter.default, str):
        words.append(f"`{parameter.default}` when left out.")
    return f"| `{parameter.opts[0]}` | {' '.join(filter(None, words))} |\n"


def settings_page() -> str:
    """Every environment variable, its default and what it does."""
    page = head(
        "Settings",
        "Heard reads its settings from the environment once, when it starts.",
    )
    page += "\n| variable | when left out | meaning |\n|---|---|---|\n"
    for name in settings_named():
        default, meaning = TOLD[name]
        page += f"| `{name}` | {default} | {meaning} |\n"
    return page


def settings_named() -> list[str]:
    """The variables that `involvement/settings.py` reads, in its order."""
    source = inspect.getsource(settings.read_settings)
    return sorted(set(re.findall(r'"(HEARD_[A-Z_]+)"', source)))


def database_page() -> str:
    """Every table with its columns and unique keys."""
    page = head(
        "Database tables",
        "The same on SQLite and on PostgreSQL. What stands behind them is told in "
        "[architecture](../explanation/architecture.md).",
    )
    # By name: a later migration may have put another key in the place of one.
    keys = {name: on.split(" ", 1) for made in KEYS for name, on in made.INDEXES.items()}
    for module in (involvement.tables, easy_read.tables, surveys.tables, forums.tables):
        for table in tables_of(module):
            name = table._meta.tablename
            page += f"\n## {name}\n\n{inspect.getdoc(table)}\n\n"
            page += "| column | type | refers to | may be null |\n|---|---|---|---|\n"
            page += "".join(column_row(column) for column in table.all_columns())
            mine = [columns for of, columns in keys.values() if of == name]
            page += "".join(f"\nOnce only: `{columns}`.\n" for columns in mine)
    return page


def tables_of(module: object) -> list[type[Table]]:
    """The tables that a module defines, or a folder of them, in its order."""
    mine = f"{getattr(module, '__name__', '')}."
    found = [each for each in vars(module).values() if isinstance(each, type)]
    tables = [each for each in found if issubclass(each, Table)]
    return [each for each in tables if f"{each.__module__}.".startswith(mine)]


def column_row(column: object) -> str:
    """A column as a row of a table."""
    meta = column._meta  # type: ignore[attr-defined]
    to = ""
    if isinstance(column, ForeignKey):
        to = f"`{column._foreign_key_meta.resolved_references._meta.tablename}`"
    null = "yes" if meta.null else ""
    return f"| `{meta.name}` | {type(column).__name__} | {to} | {null} |\n"


class Named(int):
    """A number that says which field it fills in, where a sentence is drawn without one."""

    field: str

    def __str__(self) -> str:
        return f"‹{self.field}›"

    def __format__(self, _spec: str) -> str:
        return str(self)


def messages_page() -> str:
    """Every message key of a release with its English sentence."""
    page = head(
        "Message keys of releases",
        "A release keeps keys with their fields, not sentences: see "
        "[the decision](../decisions/0005-message-keys-not-sentences.md). Each key says this in "
        "English, here for more than one person; ‹n› and its like are numbers that the release "
        "holds.",
    )
    fields = fields_named()
    seen: set[str] = set()
    for family, title in {**FAMILIES, "": "Published figures"}.items():
        rows = [key for key in SENTENCES if key not in seen and key.startswith(f"{family}.")]
        if not family:
            rows = [key for key in SENTENCES if key not in seen]
        seen.update(rows)
        page += f"\n## {title}\n\n| key | sentence |\n|---|---|\n"
        page += "".join(f"| `{key}` | {SENTENCES[key](dict(fields))} |\n" for key in rows)
    return page


def fields_named() -> dict[str, Named]:
    """Every field that a sentence has, as a number that shows its own name."""
    folder = REFERENCE.parent.parent / "surveys" / "sentences"
    text = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))
    fields = {}
    for name in sorted(set(re.findall(r"%\((\w+)\)s|\[\"(\w+)\"\]", text))):
        field = name[0] or name[1]
        fields[field] = Named(1_234)
        fields[field].field = field
    return fields


def addresses_page() -> str:
    """Every address with what it shows, from the routes of the application."""
    page = head(
        "Addresses",
        "No answer ever stands in an address. A code stands in `/join/{code}` only, which leads "
        "on at once and is never logged. Who may see what stands under [roles](roles.md).",
    )
    page += "\n| address | method | what it does |\n|---|---|---|\n"
    made = app.make_app(test_settings(base_url="http://localhost"))
    rows: list[str] = []
    for route in made.routes:
        for handler in getattr(route, "route_handlers", []):
            if isinstance(handler, HTTPRouteHandler):
                rows.extend(address_rows(route.path, handler))
    return page + "".join(sorted(set(rows)))


def address_rows(path: str, handler: HTTPRouteHandler) -> Iterator[str]:
    """A row of the table for each method of a handler."""
    shown = re.sub(r"\{(\w+):\w+\}", r"{\1}", path)
    told = " ".join((inspect.getdoc(handler.fn) or "").split("\n\n")[0].split())
    for method in sorted(handler.http_methods - {"HEAD", "OPTIONS"}):
        yield f"| `{shown}` | {method} | {told} |\n"


PAGES: dict[str, Callable[[], str]] = {
    "addresses.md": addresses_page,
    "commands.md": commands_page,
    "easy-read-rules.md": lambda: easy_read_page(head("Rules of easy read")),
    "database.md": database_page,
    "messages.md": messages_page,
    "settings.md": settings_page,
    "statistics.md": lambda: statistics_page(head("Statistics")),
}


def write() -> None:
    """Write every generated page."""
    for name, make in PAGES.items():
        (REFERENCE / name).write_text(make(), "utf-8")
        print(REFERENCE / name)


if __name__ == "__main__":
    write()
