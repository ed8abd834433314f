"""The trial of the outbox: responses sealed on a tablet, sent through a proxy of bad will to a
server that is killed meanwhile. Tests run a short one, `make bench-outbox` a thousand responses."""

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import tablet
from tests.browser.hostile import KilledServer, Proxy

BATCH = 50


@dataclass(frozen=True)
class Trial:
    """What came of it. `stored` says how often each response was stored, `left` how many were still
    on the tablet, `met` what became of what was sent, `kills` how often the server was killed."""

    stored: Counter[str]
    left: int
    met: Counter[str]
    kills: int
    rounds: int
    seconds: float


def run(browser: Browser, folder: Path, responses: int, kills: int, most_rounds: int) -> Trial:
    """Seal so many responses, and send until nothing waits."""
    server = KilledServer(folder)
    proxy = Proxy(server.port)
    began, rounds, left = time.monotonic(), 0, responses
    try:
        page = tablet.set_up(browser, proxy.address, server.token)
        for first in range(0, responses, BATCH):
            page.evaluate(tablet.FILL, [first, min(BATCH, responses - first)])
        while left and rounds < most_rounds:
            rounds += 1
            left = page.evaluate(tablet.SEND)
            if server.kills < kills and left < responses * (1 - (server.kills + 1) / (kills + 2)):
                server.kill()
                page.reload(wait_until="commit")
        page.context.close()
    finally:
        proxy.stop()
        server.stop()
    seconds = time.monotonic() - began
    return Trial(tablet.stored(folder), left, proxy.met, server.kills, rounds, seconds)
