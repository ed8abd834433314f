"""Unique keys of the tables of trust, and an audit that the database itself keeps append-only."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

from involvement.database import engine

ID = "2026-11-24T08:10:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Unique keys of trust; the audit is append-only"

INDEXES = {
    "inv_recovery_code_once": "inv_recovery_code (code_hash)",
    "inv_one_time_link_once": "inv_one_time_link (token_hash)",
    "inv_agency_slug_once": "inv_agency (slug)",
    "inv_public_text_once": "inv_public_text (organisation, kind, language, number)",
    "inv_contact_once": "inv_contact (participant)",
    "inv_need_key_once": "inv_need (key)",
    "inv_consent_key_once": "inv_consent (key)",
    "inv_consent_text_once": "inv_consent_text (organisation, purpose, number, language, format)",
    "inv_retention_rule_once": "inv_retention_rule (organisation, data_class)",
    "inv_audit_number_once": "inv_audit (number)",
}
REFUSAL = "the audit is append-only"
ON_SQLITE = [
    f"CREATE TRIGGER inv_audit_no_{verb} BEFORE {verb} ON inv_audit "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for verb in ("UPDATE", "DELETE")
]
ON_POSTGRES = [
    "CREATE FUNCTION inv_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    "CREATE TRIGGER inv_audit_no_change BEFORE UPDATE OR DELETE ON inv_audit "
    "FOR EACH ROW EXECUTE FUNCTION inv_audit_refuse()",
    "CREATE TRIGGER inv_audit_no_truncate BEFORE TRUNCATE ON inv_audit "
    "FOR EACH STATEMENT EXECUTE FUNCTION inv_audit_refuse()",
]


class Raw(Table):
    """Lends `raw` its engine; never created."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="involvement", description=DESCRIPTION)

    async def add() -> None:
        for name, on in INDEXES.items():
            await Raw.raw(f"CREATE UNIQUE INDEX {name} ON {on}")
        on_sqlite = engine().dialect == "sqlite"
        for statement in ON_SQLITE if on_sqlite else ON_POSTGRES:
            await engine().run_ddl(statement)

    manager.add_raw(add)
    return manager
