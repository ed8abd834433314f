"""A new key for everything that is sealed: nothing forgotten, nothing lost, whatever happens."""

import asyncio
from pathlib import Path

import pytest
from piccolo.columns import Column

import forums.tables
import involvement.tables
import surveys.tables
from involvement import seal_keys
from involvement.database import Engine
from involvement.key_ring import UNOPENED, KeyRing, Opened, make_key, name_of
from involvement.rotating import rotate
from involvement.secrecy import Secrecy
from involvement.store import sealed
from involvement.tables import Account, Contact, Need, NeedEvent, Participant
from surveys.tables import KioskKey
from tests import sealed as made
from tests import stored, world
from tests.docs.generating import tables_of
from tests.site_settings import SECRET
from tests.world import START

TEXTS = {
    "inv_account.totp_sealed": "the secret of a second factor",
    "inv_contact.sealed": made.SOMEBODY.to_text(),
    "inv_invitation.reason_sealed": "No printer",
    "inv_need.note_sealed": "On yellow paper",
    "inv_need_event.reason_sealed": "No printer",
    "inv_participant.reference_sealed": "AB",
    "inv_participant.family_sealed": "Her sister would like a letter",
    "svy_kiosk_key.private_sealed": "the secret of tablets",
}


async def something_in_every_column() -> None:
    """A text in each sealed column, sealed with the usual key of tests."""
    await world.riverside()
    (code,) = await world.cards(references=["AB"])
    person = await made.person(code)
    await made.need(person=person, note="On yellow paper")
    await made.contact(person=person)
    await made.family_way(person=person)
    await made.invited(person=person, reason="No printer")
    totp = world.secrecy().seal(TEXTS["inv_account.totp_sealed"])
    tablets = world.secrecy().seal(TEXTS["svy_kiosk_key.private_sealed"])
    await KioskKey.insert(KioskKey(name="key", private_sealed=tablets, made_at=START))
    await Account.update({Account.totp_sealed: totp}, force=True)


async def texts(ring: KeyRing) -> dict[str, set[Opened]]:
    """What the ring opens in each sealed column."""
    found: dict[str, set[Opened]] = {}
    for table, column in sealed.COLUMNS:
        rows = await Participant.raw(f"SELECT {column} AS sealed FROM {table}")  # noqa: S608
        found[f"{table}.{column}"] = {ring.unseal(row["sealed"]) for row in rows} - {None}
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of keys with the one that the factories of tests seal with."""
    found = tmp_path / "seal-keys"
    found.write_text(f"{world.secrecy().ring.keys[0]}\n")
    return found


def ring_of(file: Path) -> KeyRing:
    """The ring of a process that starts now."""
    return Secrecy(SECRET, lambda: seal_keys.read_keys(file)).ring


def test_every_sealed_column_of_every_table_is_known() -> None:
    known = {f"{table}.{column}" for table, column in sealed.COLUMNS}
    assert known == set(TEXTS)
    assert sealed_columns(involvement.tables, surveys.tables, forums.tables) == known


def sealed_columns(*modules: object) -> set[str]:
    """Every column whose name says that it is sealed."""
    columns: list[Column] = [c for m in modules for t in tables_of(m) for c in t.all_columns()]
    return {
        f"{each._meta.table._meta.tablename}.{each._meta.name}"
        for each in columns
        if each._meta.name.endswith("sealed")
    }


async def test_everything_is_sealed_anew_and_reads_the_same(database: Engine, file: Path) -> None:
    await something_in_every_column()
    before = await texts(ring_of(file))
    assert before == {name: {text} for name, text in TEXTS.items()}
    running = ring_of(file)
    done = await rotate(ring_of(file), file, START)
    assert done.sealed_anew >= len(TEXTS)
    assert (done.unopened, done.dropped, len(done.spare)) == (0, False, 1)
    newest = seal_keys.read_keys(file)[0]
    assert await texts(KeyRing(lambda: [newest], make_key())) == before
    assert await texts(running) == before, "a server that ran meanwhile reads on"
    assert running.keys[0] == newest


async def test_an_interrupted_rotation_is_ended_by_the_next_one(
    database: Engine, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await something_in_every_column()
    before, columns = await texts(ring_of(file)), sealed.COLUMNS
    monkeypatch.setattr(sealed, "COLUMNS", [*columns[:2], ("inv_participant", "no_such_column")])
    with pytest.raises(Exception, match="no_such_column"):
        await rotate(ring_of(file), file, START)
    monkeypatch.setattr(sealed, "COLUMNS", columns)
    assert await texts(ring_of(file)) == before
    keys = seal_keys.read_keys(file)
    done = await rotate(ring_of(file), file, START)
    assert seal_keys.read_keys(file) == keys, "it went on with the same key"
    assert await texts(KeyRing(lambda: keys[:1], make_key())) == before
    assert done.spare == (name_of(keys[1]),)


async def test_old_keys_are_dropped_only_where_nothing_needs_them(
    database: Engine, file: Path
) -> None:
    await something_in_every_column()
    done = await rotate(ring_of(file), file, START, drop_old=True)
    assert done.dropped
    assert len(seal_keys.read_keys(file)) == 1
    assert await texts(ring_of(file)) == {name: {text} for name, text in TEXTS.items()}


async def test_a_text_that_is_written_while_the_key_changes_keeps_its_key(
    database: Engine, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that began before the new key was there writes after everything was sealed anew."""
    await something_in_every_column()
    late = ring_of(file).seal("Written late")

    async def write_late(_seconds: float) -> None:
        await Participant.update({Participant.reference_sealed: late}, force=True)

    monkeypatch.setattr(asyncio, "sleep", write_late)
    await rotate(ring_of(file), file, START, drop_old=True)
    assert len(seal_keys.read_keys(file)) == 1
    assert (await texts(ring_of(file)))["inv_participant.reference_sealed"] == {"Written late"}


async def test_a_text_that_no_key_opens_stays_as_it_is(database: Engine, file: Path) -> None:
    await something_in_every_column()
    foreign = KeyRing(lambda: [make_key()], make_key()).seal("Nobody can read this here")
    await Contact.update({Contact.sealed: foreign}, force=True)
    done = await rotate(ring_of(file), file, START, drop_old=True)
    assert done.unopened == 1
    assert [row["sealed"] for row in await Contact.select(Contact.sealed)] == [foreign]
    assert (await texts(ring_of(file)))["inv_contact.sealed"] == {UNOPENED}


async def test_a_text_that_changes_meanwhile_is_left_alone(database: Engine, file: Path) -> None:
    await something_in_every_column()
    ring = ring_of(file)
    (row,) = await Need.select(Need.id, Need.note_sealed.as_alias("sealed"))
    seal_keys.add_key(file)
    changed = ring.seal("Changed meanwhile")
    await Need.update({Need.note_sealed: changed}, force=True)
    await sealed._seal_one_anew(ring, "inv_need", "note_sealed", row)
    assert (await texts(ring))["inv_need.note_sealed"] == {"Changed meanwhile"}


async def test_many_texts_are_sealed_anew_in_batches(
    database: Engine, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed, "BATCH", 3)
    await something_in_every_column()
    (need,) = await Need.select(Need.id)
    reasons = [f"Reason {number}" for number in range(10)]
    ring = ring_of(file)
    for reason in reasons:
        await NeedEvent.insert(
            NeedEvent(
                need=need["id"],
                happened_on=START.date(),
                met=False,
                reason_sealed=ring.seal(reason),
            )
        )
    await rotate(ring_of(file), file, START)
    newest = seal_keys.read_keys(file)[0]
    found = await texts(KeyRing(lambda: [newest], make_key()))
    assert found["inv_need_event.reason_sealed"] == {*reasons, "No printer"}


async def test_a_rotation_is_on_record_without_any_key(database: Engine, file: Path) -> None:
    await something_in_every_column()
    await rotate(ring_of(file), file, START, drop_old=True)
    everything = repr(await stored.rows("inv_audit"))
    newest = seal_keys.read_keys(file)[0]
    assert [noun for _, _, noun in (await stored.audit())[-2:]] == ["seal key", "seal key"]
    assert name_of(newest) in everything
    assert newest not in everything
