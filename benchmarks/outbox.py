"""A thousand responses of a tablet, through a proxy of bad will to a server that is killed again
and again: `make bench-outbox`. It fails where one is lost, or stored twice."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import outbox_trial, tablet
from tests.browser.chromium import MISSING, find_chromium

RESPONSES, KILLS, MOST_ROUNDS = 1_000, 10, 20_000


def main() -> int:
    """Run it; 0 where every response is stored exactly once."""
    if find_chromium() is None:
        print(MISSING)
        return 1
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        folder = Path(name)
        trial = outbox_trial.run(browser, folder, RESPONSES, KILLS, MOST_ROUNDS)
        apart = tablet.count(folder, "svy_quarantine")
        browser.close()
    wanted = {f"number {number}": 1 for number in range(RESPONSES)}
    once = sum(trial.stored[text] == 1 for text in wanted)
    print(f"{once} of {RESPONSES} responses are stored exactly once, {trial.left} still wait,")
    print(f"{apart} were kept apart; the server was killed {trial.kills} times;")
    print(f"what was sent: {dict(sorted(trial.met.items()))}; {trial.seconds:.0f} s.")
    return int(trial.stored != wanted or trial.left != 0 or apart != 0)


if __name__ == "__main__":
    sys.exit(main())
