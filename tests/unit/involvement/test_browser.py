"""A session is called by its browser, in words that its owner knows."""

import pytest

from involvement.browser import in_words, recognise

MOZILLA = "Mozilla/5.0"
SEEN = {
    f"{MOZILLA} (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0": (
        "Firefox on Windows"
    ),
    f"{MOZILLA} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0": "Edge on Windows",
    f"{MOZILLA} (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
    "Safari/537.36": "Chrome on Linux",
    f"{MOZILLA} (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36": "Chrome on ChromeOS",
    f"{MOZILLA} (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) "
    "SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36": "Samsung Internet on Android",
    f"{MOZILLA} (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/18.1 Mobile/15E148 Safari/604.1": "Safari on iPhone",
    f"{MOZILLA} (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1": "Chrome on iPad",
    f"{MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Safari/605.1.15": "Safari on Mac",
}


@pytest.mark.parametrize("user_agent", SEEN)
def test_a_browser_is_called_as_people_call_it(user_agent: str) -> None:
    assert recognise(user_agent) == SEEN[user_agent]
    assert in_words(SEEN[user_agent]) == SEEN[user_agent]


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        ("", "A browser that we do not know"),
        ("curl/8.5.0", "A browser that we do not know"),
        ("Firefox/1.0 (Plan 9)", "Firefox on a device that we do not know"),
        ("Lynx/2.9 (Linux)", "A browser that we do not know, on Linux"),
    ],
)
def test_what_is_not_known_is_said_to_be_so(user_agent: str, words: str) -> None:
    assert in_words(recognise(user_agent)) == words


def test_however_long_a_browser_talks_what_is_kept_is_short() -> None:
    assert len(recognise("SamsungBrowser/ Android " + "x" * 10_000)) <= 80
