"""Whatever becomes of the connection and of the server, every response is stored exactly once."""

from pathlib import Path

from tests.browser import outbox_trial, tablet
from tests.browser.visitor import Windows

RESPONSES, KILLS, MOST_ROUNDS = 60, 2, 600


def test_a_hostile_connection_loses_nothing_and_doubles_nothing(
    windows: Windows, tmp_path: Path
) -> None:
    trial = outbox_trial.run(windows.browser, tmp_path, RESPONSES, KILLS, MOST_ROUNDS)
    assert trial.left == 0
    assert trial.stored == {f"number {number}": 1 for number in range(RESPONSES)}
    assert tablet.count(tmp_path, "svy_quarantine") == 0
    assert trial.kills == KILLS
    for fate in ("passed", "refused", "dropped", "reply dropped", "413", "429", "500", "503"):
        assert trial.met[fate] > 0, f"nothing was {fate}: {trial.met}"
