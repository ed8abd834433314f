"""Unique keys as plain indexes: they hold on both engines, where Piccolo's `Unique` does not."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T03:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Unique keys"

INDEXES = {
    "svy_questionnaire_organisation_key_once": "svy_questionnaire (organisation, key)",
    "svy_version_questionnaire_number_once": "svy_version (questionnaire, number)",
    "svy_item_version_key_once": "svy_item (version, key)",
    "svy_survey_slug_once": "svy_survey (slug)",
    "svy_wave_survey_position_once": "svy_wave (survey, position)",
    "svy_response_key_once": "svy_response (key)",
    "svy_response_wave_participant_once": "svy_response (wave, participant) WHERE participant IS NOT NULL",
    "svy_answer_response_item_position_once": "svy_answer (response, item, position)",
    "svy_release_survey_number_once": "svy_release (survey, number)",
    "svy_published_service_key_once": "svy_published (service, key)",
}


class Raw(Table):
    """Lends `raw` its engine; never created."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="surveys", description=DESCRIPTION)

    async def add() -> None:
        for name, on in INDEXES.items():
            await Raw.raw(f"CREATE UNIQUE INDEX {name} ON {on}")

    async def drop() -> None:
        for name in INDEXES:
            await Raw.raw(f"DROP INDEX {name}")

    manager.add_raw(add)
    manager.add_raw_backwards(drop)
    return manager
