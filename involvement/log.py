"""The program's log, on standard error: a line for each failure, and for starting and stopping.

Never an address, a code, a name or anything typed. What a library says of an error may hold any of
these: so of other loggers only the first line of a message stands, with nothing filled in, and of
an error only its kind and where in our code it came through.
"""

import logging
import time
from pathlib import Path
from traceback import walk_tb

from pythonjsonlogger.json import JsonFormatter

LOG = logging.getLogger("heard")
OURS = f"{Path(__file__).parents[1]}/"
TIME = "%Y-%m-%dT%H:%M:%SZ"
TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
FIELDS = ("asctime", "levelname", "name", "message")
CALLED = {"asctime": "at", "levelname": "level", "name": "logger"}


def where(error: BaseException) -> str:
    """The last line of ours that an error came through, its kind, and the database's code for it
    where there is one: a line of a library would say little."""
    lines = [
        f"{frame.f_code.co_filename}:{number}" for frame, number in walk_tb(error.__traceback__)
    ]
    ours = [line for line in lines if line.startswith(OURS) and "site-packages" not in line]
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None)
    kind = " ".join(filter(None, (type(error).__name__, code)))
    return f"{(ours or lines or ['?'])[-1].removeprefix(OURS)} ({kind})"


class TextLines(logging.Formatter):
    """One line of text for each record."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without what may not be kept."""
        return super().format(_cleaned(record))


class JsonLines(JsonFormatter):
    """One JSON object on a line for each record."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without what may not be kept."""
        return super().format(_cleaned(record))


def _cleaned(record: logging.LogRecord) -> logging.LogRecord:
    cleaned = logging.makeLogRecord(record.__dict__)
    said = record.getMessage() if record.name == LOG.name else str(record.msg)
    error = record.exc_info[1] if record.exc_info else None
    cleaned.msg = (said.strip().splitlines() or [""])[0]
    if error is not None:
        cleaned.msg += f" at {where(error)}"
    cleaned.args = cleaned.exc_info = cleaned.exc_text = cleaned.stack_info = None
    return cleaned


def _tells_something(record: logging.LogRecord) -> bool:
    """Not a traceback as a text: the failure has had a line of ours."""
    return "Traceback (most recent call last)" not in str(record.msg)


def log_to_stderr(format_: str) -> None:
    """Write what every logger of this process has to say to standard error, as `text` or `json`."""
    formatter = (
        JsonLines(FIELDS, TIME, rename_fields=CALLED)
        if format_ == "json"
        else TextLines(TEXT, TIME)
    )
    formatter.converter = time.gmtime
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    handler.addFilter(_tells_something)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    LOG.setLevel(logging.INFO)
