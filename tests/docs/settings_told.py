"""What each setting means, in words for `docs/reference/settings.md`."""

from involvement.settings import LEAVE_TO, SHORTEST_SECRET
from involvement.speech import ESPEAK

TOLD = {
    "HEARD_BASE_URL": (
        "`http://localhost:` and the port",
        "The whole address by which people reach Heard. It is printed on code cards, so it has to "
        "be right before the first card is made. When it begins with `https://`, cookies are "
        "marked Secure and browsers are told to stay with https.",
    ),
    "HEARD_DATABASE_URL": (
        "`sqlite:///`, then `heard.sqlite` in the data folder",
        "Where everything is kept. `sqlite:///data/heard.sqlite` is a file below the folder in "
        "which Heard was started, `sqlite:////srv/heard/heard.sqlite` (four slashes) one anywhere, "
        "`postgresql://name:password@host/database` a PostgreSQL database.",
    ),
    "HEARD_DATA_DIR": (
        "`data`",
        "The folder for the SQLite file, the secret key, the keys of sealed texts and recordings. "
        "Heard makes it.",
    ),
    "HEARD_EXAMPLE": (
        "off",
        "`1` loads the example data when `heard serve` starts on an empty database; "
        "`make run` does so by itself.",
    ),
    "HEARD_GALLERY": (
        "off",
        "`1` shows every part of a page in every state at `/gallery`, for developers and tests. "
        "Leave it off where people answer.",
    ),
    "HEARD_LEAVE_TO": (
        f"`{LEAVE_TO}`",
        "Where **Leave now** takes people who must leave at once: a website that everybody might "
        "look at. Empty leads to the first page of Heard.",
    ),
    "HEARD_LOG": (
        "`text`",
        "How the log is written to standard error: `text`, or `json` with an object on each line. "
        "Neither ever holds an address, a code or anything typed.",
    ),
    "HEARD_METRICS_TOKEN": (
        "nobody but administrators of the whole place reads the metrics",
        f"At least {SHORTEST_SECRET} characters: whoever sends them as a bearer token may read "
        "`/metrics`.",
    ),
    "HEARD_PORT": ("`8000`", "The port to listen at, from 1 to 65535."),
    "HEARD_PROXIES": (
        "none",
        "Network addresses of the proxies in front of Heard, with commas between them, such as "
        "`127.0.0.1` or `10.0.0.0/8`. Only what they say in `X-Forwarded-For` is believed; without "
        "them everybody behind a proxy counts as one address when wrong codes are slowed down.",
    ),
    "HEARD_PSEUDO_LANGUAGES": (
        "off",
        "`1` offers two made-up languages, one written from right to left, to find texts that "
        "nobody can translate. For checking only.",
    ),
    "HEARD_SEAL_KEYS": (
        "they are in the file `seal-keys` in the data folder, made at the first start with one key",
        "Keys of sealed texts, the newest first, with commas between them: the first seals, all of "
        "them open. `heard keys make` writes a new one. Where several machines serve one database, "
        "set it to the same on each. See "
        "[A new key for sealed texts](../how-to/rotate-keys.md).",
    ),
    "HEARD_SECRET_KEY": (
        "one is made at the first start and kept as `secret-key` in the data folder",
        f"At least {SHORTEST_SECRET} characters that nobody can guess. Codes, cookies and "
        "recovery codes depend on it: with another key every printed card stops working. So Heard "
        "does not start with another key than the one its database was used with, and does not "
        "make a new one for a database that was used. What was sealed before there were keys of "
        "sealed texts opens with it too.",
    ),
    "HEARD_SPEAK": (
        f"`{ESPEAK}`, where that program is installed",
        "The command of the computer voice, which finds the text in its input and writes WAV to "
        "`{file}`. Empty for none. See [Read questions aloud](../how-to/read-aloud.md).",
    ),
}
