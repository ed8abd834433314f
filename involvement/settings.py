"""Settings, read from the environment once into one frozen object."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from involvement import seal_keys
from involvement.key_ring import is_key
from involvement.speech import ESPEAK, is_command

SHORTEST_SECRET = 24
KEPT_SECRET = "secret-key"  # noqa: S105 - the name of its file
LOG_FORMATS = ("text", "json")
LEAVE_TO = "https://www.bbc.co.uk/weather"


class SettingsMistake(ValueError):
    """A setting is missing or wrong; the sentence says which, and what to write."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that differs between one place where Heard runs and another.

    `base_url` has no trailing slash; `offer_pseudo_languages` is for checking, never for people.
    `fresh_secret` says that the secret key was made just now and is kept nowhere yet; `proxies` are
    addresses or networks that may name somebody else's address; `metrics_token` is "" where no
    scraper may read the metrics; `leave_to` is where people go who leave at once, "" for the first
    page; `gallery` shows every part of a page, for developers.
    `seal_keys` are those of the environment, newest first; without any they stand in a file.
    `speak` is the command of the computer voice, "" for none.
    """

    database_url: str
    secret_key: str
    base_url: str
    port: int
    data_dir: Path
    example: bool
    offer_pseudo_languages: bool
    fresh_secret: bool = False
    log: str = "text"
    proxies: tuple[str, ...] = ()
    metrics_token: str = ""
    leave_to: str = LEAVE_TO
    gallery: bool = False
    seal_keys: tuple[str, ...] = ()
    speak: str = ""

    @property
    def secure(self) -> bool:
        """Whether people reach us over https, so that cookies may be marked Secure."""
        return self.base_url.startswith("https://")

    @property
    def seal_key_file(self) -> Path:
        """Where the keys of sealed text are kept, unless the environment has them."""
        return self.data_dir / seal_keys.NAME

    @property
    def media_dir(self) -> Path:
        """Where recordings of questions lie, in a folder for each organisation."""
        return self.data_dir / "media"

    @property
    def short_address(self) -> str:
        """The address as it is printed on a card: no scheme, no trailing slash."""
        return self.base_url.split("://", 1)[1]


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Settings from environment variables named HEARD_*. Raises SettingsMistake."""
    data_dir = Path(environment.get("HEARD_DATA_DIR", "data"))
    port = _port(environment.get("HEARD_PORT", "8000"))
    base_url = environment.get("HEARD_BASE_URL", f"http://localhost:{port}").rstrip("/")
    if urlsplit(base_url).scheme not in {"http", "https"} or not urlsplit(base_url).netloc:
        raise SettingsMistake(
            "HEARD_BASE_URL must be a whole address, such as https://heard.example.org"
        )
    secret = environment.get("HEARD_SECRET_KEY") or _kept_secret(data_dir)
    return Settings(
        database_url=environment.get("HEARD_DATABASE_URL", f"sqlite:///{data_dir}/heard.sqlite"),
        secret_key=secret or _made_secret(data_dir),
        base_url=base_url,
        port=port,
        data_dir=data_dir,
        example=environment.get("HEARD_EXAMPLE", "") == "1",
        offer_pseudo_languages=environment.get("HEARD_PSEUDO_LANGUAGES", "") == "1",
        fresh_secret=not secret,
        log=_log_format(environment.get("HEARD_LOG", LOG_FORMATS[0])),
        proxies=read_proxies(environment.get("HEARD_PROXIES", "")),
        leave_to=_leave_to(environment.get("HEARD_LEAVE_TO", LEAVE_TO)),
        gallery=environment.get("HEARD_GALLERY", "") == "1",
        metrics_token=_metrics_token(environment.get("HEARD_METRICS_TOKEN", "")),
        seal_keys=_seal_keys(environment.get("HEARD_SEAL_KEYS", ""), data_dir),
        speak=_speak(environment.get("HEARD_SPEAK", ESPEAK)),
    )


def check_secret(settings: Settings) -> None:
    """Raises SettingsMistake when the secret key is too short to protect codes and cookies."""
    if len(settings.secret_key) < SHORTEST_SECRET:
        raise SettingsMistake(
            f"HEARD_SECRET_KEY must be at least {SHORTEST_SECRET} characters. "
            "Leave it out and Heard makes one and keeps it in its data folder."
        )


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise SettingsMistake(f"HEARD_PORT must be a number from 1 to 65535, not {text!r}")


def _log_format(text: str) -> str:
    if text in LOG_FORMATS:
        return text
    raise SettingsMistake(f"HEARD_LOG must be text or json, not {text!r}")


def read_proxies(text: str) -> tuple[str, ...]:
    """Addresses and networks: a name or a star would trust whoever can take it. Raises
    SettingsMistake."""
    proxies = tuple(each.strip() for each in text.split(",") if each.strip())
    for each in proxies:
        try:
            ip_network(each)
        except ValueError:
            raise SettingsMistake(
                "HEARD_PROXIES must be network addresses with commas between them, such as "
                f"127.0.0.1, 10.0.0.0/8; {each!r} is none"
            ) from None
    return proxies


def _leave_to(text: str) -> str:
    if text and not text.startswith(("https://", "http://")):
        raise SettingsMistake(
            f"HEARD_LEAVE_TO must be a whole address, or empty for the first page, not {text!r}"
        )
    return text


def _metrics_token(text: str) -> str:
    if text and len(text) < SHORTEST_SECRET:
        raise SettingsMistake(f"HEARD_METRICS_TOKEN must be at least {SHORTEST_SECRET} characters")
    return text


def _speak(text: str) -> str:
    if text and not is_command(text):
        raise SettingsMistake(
            "HEARD_SPEAK must be a command with {file}, where it writes what it read from its "
            f"input and spoke, or empty for no computer voice, not {text!r}"
        )
    return text


def _kept_secret(data_dir: Path) -> str:
    """The secret made at an earlier start: without it, every printed card would be void."""
    path = data_dir / KEPT_SECRET
    return path.read_text().strip() if path.exists() else ""


@cache
def _made_secret(_data_dir: Path) -> str:
    """A new secret, the same one however often this process reads its settings."""
    return secrets.token_urlsafe(48)


def keep_secret(settings: Settings) -> None:
    """Write a secret that was made just now into the data folder. Raises SettingsMistake where
    another process was faster."""
    path = settings.data_dir / KEPT_SECRET
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        if path.read_text().strip() == settings.secret_key:
            return  # this process kept it already, for an earlier piece of work
        raise SettingsMistake(
            "Another process made a secret key at the same moment. Please start this one again."
        ) from None
    path.write_text(settings.secret_key)


def _seal_keys(listed: str, data_dir: Path) -> tuple[str, ...]:
    """The keys that the environment lists; otherwise none: they are in the file, which is made
    when the database is opened."""
    keys = tuple(key.strip() for key in listed.split(",") if key.strip())
    file = data_dir / seal_keys.NAME
    try:
        kept = keys or seal_keys.read_keys(file)
    except OSError as error:
        raise SettingsMistake(f"{file} cannot be used: set HEARD_SEAL_KEYS instead.") from error
    if not all(map(is_key, kept)):
        where = "HEARD_SEAL_KEYS" if keys else file
        raise SettingsMistake(f"{where} holds something that is no key: heard keys make makes one.")
    return keys
