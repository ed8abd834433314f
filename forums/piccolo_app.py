"""Registers the tables and migrations of forums with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

APP_CONFIG = AppConfig(
    app_name="forums",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(["forums.tables"], exclude_imported=True),
    migration_dependencies=["involvement.piccolo_app"],
)
