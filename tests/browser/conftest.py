"""One server and one Chromium for all tests of this folder; a visitor of its own for each test."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGTERM
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from examples.loading import MEMBER, PASSWORD, WORKER
from involvement.guards import SESSION_COOKIE
from tests.browser import agreeing, seeding, tablet
from tests.browser.chromium import MISSING, find_chromium
from tests.browser.hostile import KilledServer, Proxy
from tests.browser.serving import DAYS
from tests.browser.visitor import DESK, PHONE, Size, Visitor, Windows
from tests.voices import tone_voice

HERE = Path(__file__).parent
SECRET = "test-secret-key-that-is-long-enough"
PICTURES = HERE.parent.parent / "docs" / "pictures"

ACCOUNTS = {
    "worker": (WORKER.email, PASSWORD),
    "member": (MEMBER.email, PASSWORD),
    "agency reader": (agreeing.READER, agreeing.PASSWORD),
    "outreach worker": (seeding.WORKER, seeding.PASSWORD),
    "outreach member": (seeding.MEMBER, seeding.PASSWORD),
    "administrator": (seeding.ADMINISTRATOR, seeding.PASSWORD),
}

Open = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies here, and skip it where there is no browser to drive."""
    missing = find_chromium() is None
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason=MISSING))


@dataclass(frozen=True)
class Served:
    """A running Heard: its address, its folder, the codes of cards that nobody has used, the
    recovery codes of the administrator, and the cookies of the tablets."""

    address: str
    folder: Path
    cards: list[str]
    recovery: list[str]
    kiosks: dict[str, str]
    sessions: dict[str, Any] = field(default_factory=dict)

    def move_clock(self, days: int) -> None:
        """Let it be so many days later than it is."""
        (self.folder / DAYS).write_text(str(days))


# Of the package, not of the session: while Playwright lives, no test of another folder can have an
# event loop.
@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real application in a process of its own, on a seeded database."""
    folder = tmp_path_factory.mktemp("served")
    (folder / DAYS).write_text("0")
    environment = os.environ | {
        "HEARD_DATABASE_URL": f"sqlite:///{folder / 'heard.sqlite'}",
        "HEARD_SECRET_KEY": SECRET,
        "HEARD_DATA_DIR": str(folder),
        "HEARD_PSEUDO_LANGUAGES": "1",
        "HEARD_GALLERY": "1",
        "HEARD_SPEAK": tone_voice(folder),
    }
    command = [sys.executable, "-W", "error", "-m", "tests.browser.serving", str(folder)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, "the server did not start; what it said stands above"
        yield Served(folder=folder, **json.loads(line))
        process.terminate()
        assert process.wait(10) in (0, -SIGTERM), "the server did not end well"


@pytest.fixture(scope="package")
def windows(served: Served) -> Iterator[Windows]:
    """One Chromium, Debian's."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium())
        yield Windows(chromium, served.address)
        chromium.close()


@pytest.fixture
def visit(windows: Windows, served: Served) -> Iterator[Open]:
    """Open a phone-sized window of somebody new: `visit("ar-XB", reduced_motion="reduce")`.

    The options are those of a Playwright context; `size` is the window's. At the end of the test
    nobody's window must have had mistakes in the console or asked anything of another place.
    """
    visitors: list[tuple[Visitor, dict[str, Any]]] = []

    def open_window(language: str = "en", size: Size = PHONE, **options: Any) -> Visitor:
        visitor = Visitor(windows.open(options), served.address, language, size)
        visitors.append((visitor, options))
        return visitor

    yield open_window
    faults = []
    for visitor, options in visitors:
        faults += visitor.close()
        windows.close(visitor.page, options)
    assert faults == []


@pytest.fixture
def sign_in(visit: Open, served: Served) -> Open:
    """Open a window on a desk, signed in: `sign_in("worker")`, `sign_in("member", "ar-XB")`."""

    def open_signed_in(who: str, language: str = "en", size: Size = DESK) -> Visitor:
        visitor = visit(language, size)
        if who not in served.sessions:
            visitor.sign_in(*ACCOUNTS[who])
            if who == "administrator":
                visitor.page.locator("[name=code]").fill(served.recovery.pop())
                visitor.press()
            cookies = visitor.page.context.cookies()
            served.sessions[who] = next(each for each in cookies if each["name"] == SESSION_COOKIE)
        visitor.set_cookie(SESSION_COOKIE, served.sessions[who]["value"])
        return visitor

    return open_signed_in


@pytest.fixture
def picture_folder(tmp_path: Path) -> Path:
    """Where pictures of pages go: into the docs when HEARD_SCREENSHOTS is 1."""
    return PICTURES if os.environ.get("HEARD_SCREENSHOTS") == "1" else tmp_path


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KilledServer]:
    """A Heard with one tablet."""
    made = KilledServer(tmp_path_factory.mktemp("outbox"))
    yield made
    made.stop()


@pytest.fixture
def proxy(server: KilledServer) -> Iterator[Proxy]:
    """What stands between the tablet and the server."""
    made = Proxy(server.port, hostile=False)
    yield made
    made.stop()


@pytest.fixture
def page(windows: Windows, server: KilledServer, proxy: Proxy) -> Iterator[Page]:
    """The tablet, at its first page, with all that it carries."""
    made = tablet.set_up(windows.browser, proxy.address, server.token)
    yield made
    made.context.close()
