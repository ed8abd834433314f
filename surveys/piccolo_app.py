"""Registers the tables and migrations of surveys with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

APP_CONFIG = AppConfig(
    app_name="surveys",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(
        ["surveys.tables.survey", "surveys.tables.outbox", "surveys.tables.draft"],
        exclude_imported=True,
    ),
    migration_dependencies=["involvement.piccolo_app"],
)
