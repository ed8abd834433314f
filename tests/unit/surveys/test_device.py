"""Rules about tablets: PINs, times, and what their pages know of them."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from involvement.policies import may_change_kiosk, may_set_up_kiosk, may_start_again
from involvement.screen import OWN
from involvement.service import Organisation
from surveys.device import Device, DeviceState, Setup, is_pin

NOW = datetime(2027, 1, 4, tzinfo=UTC)
OWNER = Organisation(2, "riverside", "Riverside", "", "", "")
SETUP = Setup("Lobby", frozenset({7}), ("en", "cy"), 40, 20)


def device(**times: datetime) -> Device:
    """A tablet."""
    return Device(1, UUID(int=1), 2, SETUP, **times)  # type: ignore[arg-type]


@pytest.mark.parametrize("pin", ["1234", "12345678"])
def test_a_pin_has_four_to_eight_digits(pin: str) -> None:
    assert is_pin(pin)


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "12 34", "١٢٣٤", "12\n4"])
def test_anything_else_is_no_pin(pin: str) -> None:
    assert not is_pin(pin)


def test_a_tablet_waits_is_used_and_ends() -> None:
    assert device().state is DeviceState.WAITING
    assert device(enrolled_at=NOW).state is DeviceState.ENROLLED
    assert device(enrolled_at=NOW, ended_at=NOW).state is DeviceState.ENDED
    assert may_change_kiosk(None)
    assert not may_change_kiosk(NOW)


def test_pages_of_a_tablet_know_that_somebody_comes_next() -> None:
    screen = device().screen(OWNER)
    assert (screen.base, screen.idle_seconds, screen.warning_seconds) == ("/kiosk", 40, 20)
    assert screen.is_shared
    assert screen.owner is OWNER
    assert screen.cookie_path == "/kiosk"
    assert not OWN.is_shared
    assert OWN.cookie_path == "/"


def test_a_tablet_starts_again_after_a_minute_at_the_earliest() -> None:
    assert may_start_again(30, 30)
    assert may_start_again(40, 20)
    assert not may_start_again(30, 29)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_on_the_machine_itself_a_tablet_needs_no_https(host: str) -> None:
    assert may_set_up_kiosk(secure=False, host=host)


@pytest.mark.parametrize("host", ["heard.example.org", "192.168.1.7", "localhost.example.org", ""])
def test_anywhere_else_it_does(host: str) -> None:
    assert not may_set_up_kiosk(secure=False, host=host)
    assert may_set_up_kiosk(secure=True, host=host)
