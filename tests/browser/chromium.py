"""Where Debian's Chromium is, and how its absence is said so that nobody can overlook it."""

import os
import shutil

import pytest

MISSING = (
    "Chromium is missing, so the pages were not tried in a browser. On Debian: "
    "apt-get install chromium, or set HEARD_CHROMIUM to where it is."
)


def find_chromium() -> str | None:
    """The path of the browser to drive; None where there is none."""
    named = os.environ.get("HEARD_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one loud line how many tests needed a browser that is not here."""
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(MISSING in str(report.longrepr) for report in skipped)
    if count:
        line = f"SKIPPED {count} BROWSER TESTS. {MISSING}"
        terminalreporter.write_line(line, red=True, bold=True)
