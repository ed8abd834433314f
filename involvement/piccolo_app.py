"""Registers the tables and migrations of involvement with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

NOUNS = ("organisation", "account", "participant", "picture_code", "consent", "retention", "audit")

APP_CONFIG = AppConfig(
    app_name="involvement",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(
        [f"involvement.tables.{noun}" for noun in NOUNS], exclude_imported=True
    ),
    migration_dependencies=[],
)
