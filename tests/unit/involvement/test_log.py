"""A line of the log names no address, no code and nobody, whoever wrote it and whatever failed."""

import json
import logging
import sys

import pytest

from involvement.log import CALLED, FIELDS, TEXT, TIME, JsonLines, TextLines

SECRET = "ABCD-EFGH"
TEXT_LINES = TextLines(TEXT, TIME)
JSON_LINES = JsonLines(FIELDS, TIME, rename_fields=CALLED)


def record(name: str, message: str, *args: object, error: bool = False) -> logging.LogRecord:
    """What a logger hands to its handlers."""
    info = None
    if error:
        try:
            raise ValueError(f"{SECRET} is in the message")
        except ValueError:
            info = sys.exc_info()
    return logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, info)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (record("heard", "failed at %s", "surveys/x.py:1"), "failed at surveys/x.py:1"),
        (record("uvicorn.error", "%s asked for %s", "10.0.0.1", SECRET), "%s asked for %s"),
        (
            record("asyncio", f"Task exception was never retrieved\nfuture: {SECRET}"),
            "Task exception",
        ),
        (record("uvicorn.error", "Exception in ASGI application\n", error=True), "ValueError"),
        (record("heard", "odd", error=True), "odd at tests/unit/involvement/test_log.py:"),
        (record("other", ""), ""),
    ],
)
def test_what_may_be_somebodys_is_left_out(written: logging.LogRecord, said: str) -> None:
    line = TEXT_LINES.format(written)
    assert said in line
    assert len(line.splitlines()) == 1
    assert SECRET not in line
    assert "10.0.0.1" not in line
    told = json.loads(JSON_LINES.format(written))
    assert {*told} == {"at", "level", "logger", "message"}
    assert said in told["message"]
    assert SECRET not in str(told)
    assert written.exc_info is None or written.exc_info[1] is not None, "others still see it all"
