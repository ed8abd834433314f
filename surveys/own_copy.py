"""What a participant told us and agreed to: a copy for themselves, never kept."""

from dataclasses import dataclass
from datetime import date

from translations.formats import format_date
from translations.language import gettext as _


@dataclass(frozen=True, slots=True)
class CopiedAnswer:
    """What was asked, and what was answered: words in the reader's language."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class CopiedResponse:
    """One finished response: of which survey, in which wave, and finished when."""

    survey: str
    wave: str
    finished_on: date
    answers: tuple[CopiedAnswer, ...]


@dataclass(frozen=True, slots=True)
class CopiedEvent:
    """Something that was agreed to, confirmed or taken back, and the words that it was about."""

    on: date
    what: str
    action: str
    how: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """Everything, oldest first."""

    organisation: str
    made_on: date
    responses: tuple[CopiedResponse, ...]
    events: tuple[CopiedEvent, ...]

    def as_text(self) -> str:
        """The copy as plain text, a line for each thing."""
        lines = [
            self.organisation,
            _(
                "A copy of what you told us and agreed to, made on %(date)s",
                date=format_date(self.made_on),
            ),
        ]
        for response in self.responses:
            heading = _("Finished on %(date)s", date=format_date(response.finished_on))
            lines += ["", f"== {response.survey}: {response.wave}", heading]
            for each in response.answers:
                lines += ["", each.question, f"  {each.answer}"]
        lines += ["", "== " + _("What you agreed to")]
        for event in self.events:
            lines += ["", f"{format_date(event.on)}: {event.what}", f"{event.action} ({event.how})"]
            lines += [f"  {line}" for line in event.lines]
        return "\r\n".join("\r\n".join(line.splitlines()) for line in lines) + "\r\n"
