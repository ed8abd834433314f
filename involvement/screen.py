"""Whose screen pages stand on: somebody's own, or a tablet that one person uses after another."""

from typing import Final, NamedTuple

from involvement.service import Organisation

KIOSK: Final = "/kiosk"
"""What the addresses of a shared screen begin with: its cookies go nowhere else."""


class Screen(NamedTuple):
    """`base` stands before every address on a page, "" on somebody's own device. A shared screen
    asks after `idle_seconds` whether anybody is still there, and starts again `warning_seconds`
    later; both are 0 on somebody's own. `owner` is whose tablet it is, None on somebody's own."""

    base: str = ""
    idle_seconds: int = 0
    warning_seconds: int = 0
    owner: Organisation | None = None

    @property
    def is_shared(self) -> bool:
        """Whether another person comes after this one."""
        return bool(self.base)

    @property
    def cookie_path(self) -> str:
        """Where what belongs to a visit is kept."""
        return self.base or "/"


OWN: Final = Screen()
