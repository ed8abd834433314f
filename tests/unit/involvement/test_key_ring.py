"""Keys of sealed text: the newest seals, all open; what none opens is never taken for nothing."""

from pathlib import Path

import pytest

from involvement import seal_keys
from involvement.key_ring import UNOPENED, KeyRing, is_key, make_key, name_of
from involvement.policies import may_write_over
from involvement.rule import NotNow
from involvement.secrecy import Secrecy, secrecy_of
from involvement.settings import SettingsMistake, read_settings

LAST = make_key()
SECRET = {"HEARD_SECRET_KEY": "a secret key for tests of settings"}


def ring(*keys: str) -> KeyRing:
    return KeyRing(lambda: keys, LAST)


def test_the_newest_key_seals_and_every_key_opens() -> None:
    old, new = make_key(), make_key()
    sealed_before, sealed_at_first = ring(old).seal("AB"), ring().seal("CD")
    now = ring(new, old)
    assert now.unseal(sealed_before) == "AB"
    assert now.unseal(sealed_at_first) == "CD", "the key from the secret stays behind the others"
    sealed = now.seal("EF")
    assert (now.place_of(sealed_at_first), now.place_of(sealed_before), now.place_of(sealed)) == (
        2,
        1,
        0,
    )
    assert ring(old).unseal(sealed) is UNOPENED


def test_what_no_key_opens_is_told_apart_from_what_is_not_there() -> None:
    sealed = ring(make_key()).seal("AB")
    stranger = ring(make_key())
    assert stranger.unseal(sealed) is UNOPENED
    assert stranger.unseal("no sealed text at all: ü") is UNOPENED
    assert stranger.unseal(None) is None
    assert stranger.unseal("") is None
    assert str(UNOPENED) == "Sealed with another key"


def test_nothing_is_written_over_what_cannot_be_read_unless_it_is_meant() -> None:
    for kept in (None, "AB"):
        assert may_write_over(kept, meant=False)
    assert may_write_over(UNOPENED, meant=True)
    with pytest.raises(NotNow, match="sealed with a key that is not there"):
        may_write_over.check(UNOPENED, meant=False)


def test_sealing_anew_changes_the_key_and_not_the_text() -> None:
    old, new = make_key(), make_key()
    sealed = ring(old).seal("AB")
    now = ring(new, old)
    again = now.reseal(sealed)
    assert again
    assert ring(new).unseal(again) == "AB"
    assert now.reseal(again) is None, "the newest key sealed it already"
    assert now.reseal(ring(make_key()).seal("AB")) is None, "nobody can read it"


def test_a_ring_that_runs_finds_keys_that_come_and_go(tmp_path: Path) -> None:
    file = tmp_path / "seal-keys"
    seal_keys.make_file(file)
    running = KeyRing(lambda: seal_keys.read_keys(file), LAST)
    sealed = running.seal("AB")
    seal_keys.add_key(file)
    other = KeyRing(lambda: seal_keys.read_keys(file), LAST)
    assert running.unseal(other.seal("CD")) == "CD", "it looked at its file once more"
    assert other.place_of(running.seal("EF")) == 0, "and it seals with the new key from then on"
    seal_keys.end_rotation(file, [seal_keys.read_keys(file)[1]])
    assert other.unseal(sealed) == "AB", "a key in memory still opens"
    assert KeyRing(lambda: seal_keys.read_keys(file), LAST).unseal(sealed) is UNOPENED


def test_the_file_is_made_once_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "data" / "seal-keys"
    for _ in range(2):
        seal_keys.make_file(file)
    (first,) = seal_keys.read_keys(file)
    assert is_key(first)
    seal_keys.add_key(file)
    assert seal_keys.read_keys(file)[1:] == [first]
    assert seal_keys.is_under_way(file)
    assert file.stat().st_mode & 0o777 == 0o600
    seal_keys.end_rotation(file, [first])
    assert not seal_keys.is_under_way(file)
    assert first not in file.read_text()
    assert [each.name for each in file.parent.iterdir()] == ["seal-keys"]


def test_keys_come_from_the_environment_or_else_from_the_file(tmp_path: Path) -> None:
    new, old = make_key(), make_key()
    folder = {**SECRET, "HEARD_DATA_DIR": str(tmp_path)}
    listed = read_settings({**folder, "HEARD_SEAL_KEYS": f" {new}, {old} "})
    assert listed.seal_keys == (new, old)
    assert secrecy_of(listed).ring.keys[:2] == (new, old)
    assert list(tmp_path.iterdir()) == [], "then no file is made"
    kept = read_settings(folder)
    assert kept.seal_keys == ()
    assert list(tmp_path.iterdir()) == [], "it is made once the database was looked at"
    seal_keys.make_file(kept.seal_key_file)
    secrecy_of(kept).ring.look_again()
    assert secrecy_of(kept).ring.keys[0] == seal_keys.read_keys(tmp_path / "seal-keys")[0]


def test_what_was_sealed_before_there_was_a_ring_still_opens(tmp_path: Path) -> None:
    before = Secrecy(SECRET["HEARD_SECRET_KEY"]).seal("AB")
    assert (
        secrecy_of(read_settings({**SECRET, "HEARD_DATA_DIR": str(tmp_path)})).unseal(before)
        == "AB"
    )


def test_something_that_is_no_key_is_named_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(SettingsMistake, match="HEARD_SEAL_KEYS holds something that is no key"):
        read_settings({**SECRET, "HEARD_SEAL_KEYS": f"{make_key()},short"})
    (tmp_path / "seal-keys").write_text("short\n")
    with pytest.raises(SettingsMistake, match="seal-keys holds something that is no key"):
        read_settings({**SECRET, "HEARD_DATA_DIR": str(tmp_path)})


def test_a_key_has_a_name_that_says_nothing_about_it() -> None:
    key = make_key()
    assert len(name_of(key)) == 8
    assert name_of(key) not in key
    assert name_of(key) == name_of(key) != name_of(make_key())
