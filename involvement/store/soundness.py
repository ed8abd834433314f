"""Whether the database itself is whole: its file, its references, and what guards the audit."""

from typing import Any

from piccolo.columns import ForeignKey
from piccolo.conf.apps import Finder

from involvement.database import engine, fetch_all
from involvement.snapshot import REFERENCES

GUARDS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'inv_audit'",
    "postgres": "SELECT tgname::text FROM pg_trigger WHERE tgrelid = 'inv_audit'::regclass"
    " AND NOT tgisinternal AND tgenabled <> 'D'",
}
GUARD_NAMES = {
    "sqlite": {"inv_audit_no_UPDATE", "inv_audit_no_DELETE"},
    "postgres": {"inv_audit_no_change", "inv_audit_no_truncate"},
}
MOST_TOLD = 20


async def list_damage() -> list[str]:
    """What is wrong with the file of a SQLite database or with rows that refer to nothing; a
    sentence each, at most twenty of each kind. PostgreSQL looks after these by itself."""
    if engine().dialect != "sqlite":
        return []
    found = await fetch_all(f"PRAGMA integrity_check({MOST_TOLD})")
    damage = [f"The file is damaged: {row[0]}." for row in found if row[0] != "ok"]
    broken = await fetch_all("PRAGMA foreign_key_check")
    return damage + [
        f"Row {row} of {table} refers to a row of {parent} that is not there."
        for table, row, parent, _ in broken[:MOST_TOLD]
    ]


async def list_missing_references() -> list[str]:
    """Foreign keys that the tables should have and that the database does not keep."""
    kept = {tuple(row) for row in await fetch_all(REFERENCES[engine().dialect])}
    wanted = [
        (table._meta.tablename, column._meta.db_column_name, _parent(column))
        for table in Finder().get_table_classes()
        for column in table._meta.foreign_key_columns
    ]
    return [
        f"Nothing keeps {table}.{column} to rows of {parent} that are there."
        for table, column, parent in sorted(set(wanted) - kept)
    ]


async def list_missing_guards() -> list[str]:
    """Triggers that should refuse changes of the audit, and are gone or switched off."""
    dialect = engine().dialect
    kept = {row[0] for row in await fetch_all(GUARDS[dialect])}
    return [
        f"The audit can be rewritten: the trigger {name} is gone or switched off."
        for name in sorted(GUARD_NAMES[dialect] - kept)
    ]


def _parent(column: ForeignKey[Any]) -> str:
    name: str = column._foreign_key_meta.resolved_references._meta.tablename
    return name
