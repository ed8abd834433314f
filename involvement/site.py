"""What every request may need of the place where Heard runs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from involvement.secrecy import Secrecy
from involvement.settings import Settings

LOCAL_TIME = ZoneInfo("Europe/London")


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def local_day(moment: datetime) -> date:
    """The day it is then where the support services are."""
    return moment.astimezone(LOCAL_TIME).date()


def local(moment: datetime) -> datetime:
    """The same moment by the clocks where the support services are."""
    return moment.astimezone(LOCAL_TIME)


@dataclass(frozen=True, slots=True)
class Site:
    """Settings, secrets and the clock; tests pass a clock of their own."""

    settings: Settings
    secrecy: Secrecy
    now: Callable[[], datetime] = utc_now

    def today(self) -> date:
        """The day it is where the support services are."""
        return local_day(self.now())
