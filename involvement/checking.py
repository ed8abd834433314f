"""Checking that a database is whole: for `heard check`, and at the end of `heard restore`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from involvement import audit
from involvement.database import engine, fetch_all, not_migrated
from involvement.opening import check_key
from involvement.secrecy import secrecy_of
from involvement.settings import Settings, SettingsMistake
from involvement.snapshot import Census, take_census
from involvement.store import migrations, soundness
from involvement.store.sealed import count_by_key


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found. `faults` are whole sentences, none where everything is well."""

    census: Census
    faults: tuple[str, ...]


async def check_database(settings: Settings) -> Checked:
    """Look at all that a mistake or a failing disk could have changed in the open database."""
    census = await take_census(engine().dialect, fetch_all)
    faults = [
        *await _faults_of(_migrations),
        *await _faults_of(soundness.list_damage),
        *await _faults_of(soundness.list_missing_references),
        *await _faults_of(soundness.list_missing_guards),
        *await _faults_of(lambda: _record(settings)),
        *await _faults_of(lambda: _sealed(settings)),
    ]
    return Checked(census, tuple(dict.fromkeys(faults)))


async def _faults_of(look: Callable[[], Awaitable[list[str]]]) -> list[str]:
    """The faults that one look finds; it may stumble over a table that is missing."""
    try:
        return await look()
    except Exception as error:
        if not not_migrated(error):
            raise
        return ["Tables of this version are missing: run heard migrate."]


async def _migrations() -> list[str]:
    missing = await migrations.list_missing_migrations()
    foreign = await migrations.list_foreign_migrations()
    faults = []
    if missing:
        faults.append(
            f"{len(missing)} of this version's migrations have not run: run heard migrate."
        )
    if foreign:
        faults.append(
            f"{len(foreign)} migrations are not of this version: a newer Heard was here before."
        )
    return faults


async def _sealed(settings: Settings) -> list[str]:
    """Sealed texts that none of the keys opens, as after restoring without the file of keys."""
    unopened = (await count_by_key(secrecy_of(settings).ring))[None]
    place = f"{settings.seal_key_file} or in HEARD_SEAL_KEYS"
    sentence = f"{unopened} sealed texts open with no key here: put the missing one into {place}."
    return [sentence] if unopened else []


async def _record(settings: Settings) -> list[str]:
    """The secret key, and the chain that only it can follow."""
    try:
        await check_key(settings)
    except SettingsMistake as mistake:
        return [str(mistake)]
    try:
        await audit.check_chain()
    except audit.ChainBroken as broken:
        return [f"The audit is not as it was written: {broken}."]
    return []
