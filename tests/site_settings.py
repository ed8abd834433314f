"""Where and when a test application runs: its settings, its secrets, and a clock."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from involvement.secrecy import Secrecy, secrecy_of
from involvement.settings import Settings

START = datetime(2027, 1, 4, 10, 30, tzinfo=UTC)
FIRST_DAY = START.date()
SECRET = "test-secret-key-that-is-long-enough"
SEAL_KEY = "a-made-up-key-for-tests-that-seals-nothing-="


@dataclass(slots=True)
class Clock:
    """The time, which moves only when a test says so."""

    now: datetime = START

    def __call__(self) -> datetime:
        """The time now, in UTC."""
        return self.now

    def move(self, *, days: int = 0, hours: int = 0, minutes: int = 0) -> None:
        """Let time pass."""
        self.now += timedelta(days=days, hours=hours, minutes=minutes)


def settings(*, base_url: str = "http://heard.test", pseudo: bool = False) -> Settings:
    """Settings of a test application; its database is that of the `database` fixture."""
    return Settings(
        database_url="",
        secret_key=SECRET,
        base_url=base_url,
        port=8000,
        data_dir=Path(),
        example=False,
        offer_pseudo_languages=pseudo,
        seal_keys=(SEAL_KEY,),
    )


def secrecy() -> Secrecy:
    """The secrets of a test application."""
    return secrecy_of(settings())
