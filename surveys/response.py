"""A response on its way to the database: whose it is, where it stands, and what it holds."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from surveys.mode import Mode


@dataclass(frozen=True, slots=True)
class Seat:
    """One visit to one response: what the signed cookie of the answering page says.

    `name` tells this visit's answers from those given on another device, which are never shown.
    """

    response: int
    version: int
    card: int
    name: str


@dataclass(frozen=True, slots=True)
class Given:
    """What one item holds: the codes in order (with several choices more than one) or the text."""

    codes: tuple[int, ...]
    text: str | None
    seat: str


@dataclass(frozen=True, slots=True)
class ResponseState:
    """A response as it stands: its status, its version, and what each item id holds."""

    status: str
    version: int
    answers: dict[int, Given]


@dataclass(frozen=True, slots=True)
class Started:
    """The response that a start led to: a new one, or the one that was there already."""

    id: int
    status: str
    version: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class NewResponse:
    """What a start form asks for. `key` is the form's own, so that pressing twice starts once;
    `notice` is the privacy notice in force, None where there is none; `mode` and `helper` are codes
    of `surveys/mode.py`."""

    key: UUID
    survey: int
    wave: int
    participant: int | None
    version: int
    language: str
    mode: str
    started_at: datetime
    notice: int | None = None
    helper: str = ""

    @property
    def is_helped(self) -> bool:
        """Whether somebody else is there from its start on."""
        return self.mode not in (Mode.ALONE, Mode.KIOSK)

    @property
    def row(self) -> tuple[object, ...]:
        """The values of its columns, in the order in which a statement inserts them."""
        return (
            self.key,
            self.survey,
            self.wave,
            self.participant,
            self.version,
            self.language,
            self.mode,
            self.helper,
            self.started_at,
            self.notice,
        )
