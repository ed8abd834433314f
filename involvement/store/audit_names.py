"""What the things in the audit are called now. Its rows hold keys, which never change."""

from collections import defaultdict
from collections.abc import Iterable

from involvement.audit_entry import AuditEntry
from involvement.tables import AuditEvent

# By name, so that tables of any folder can stand here: the table, and its columns of key and name.
# None is here whose name would be personal text of a participant.
_ORGANISATION = ("inv_organisation", "slug", "name")
_SERVICE = ("inv_service", "slug", "name")
_SURVEY = ("svy_survey", "slug", "title")
NAMED = {
    "organisation": _ORGANISATION,
    "privacy text": _ORGANISATION,
    "accessibility text": _ORGANISATION,
    "retention rules": _ORGANISATION,
    "support service": _SERVICE,
    "participants": _SERVICE,
    "programme": ("inv_programme", "slug", "name"),
    "partner agency": ("inv_agency", "slug", "name"),
    "account": ("inv_account", "key", "name"),
    "survey": _SURVEY,
    "data protection of survey": _SURVEY,
    "kiosk": ("svy_device", "key", "name"),
    "forum": ("frm_forum", "slug", "name"),
    "hard word": ("er_term", "id", "words"),
}
"""Kind of thing → where its name stands."""


async def find_names(entries: Iterable[AuditEntry]) -> dict[tuple[str, str], str]:
    """(noun, key) → name, of what these entries are about; what has no name is left out. For a
    caller who may read the entries."""
    wanted = defaultdict(set)
    for each in entries:
        if each.noun in NAMED:
            wanted[NAMED[each.noun]].add(each.noun_key)
    found = {place: await _names(*place, keys) for place, keys in wanted.items()}
    return {
        (noun, key): name
        for noun, place in NAMED.items()
        for key, name in found.get(place, {}).items()
    }


async def _names(table: str, key: str, name: str, keys: set[str]) -> dict[str, str]:
    marks = ", ".join("{}" for _ in keys)
    query = (
        f"SELECT CAST({key} AS TEXT) AS key, {name} AS name FROM {table}"  # noqa: S608 - our own words
        f" WHERE CAST({key} AS TEXT) IN ({marks})"
    )
    return {row["key"]: row["name"] for row in await AuditEvent.raw(query, *sorted(keys))}
