"""Registers the tables and migrations of easy read with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

APP_CONFIG = AppConfig(
    app_name="easy_read",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(["easy_read.tables"], exclude_imported=True),
    migration_dependencies=["involvement.piccolo_app"],
)
