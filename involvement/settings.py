"""Settings, read from the environment once into one frozen object."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from involvement import seal_keys
from involvement.key_ring import is_key

SHORTEST_SECRET = 24


class SettingsMistake(ValueError):
    """A setting is missing or wrong; the sentence says which, and what to write."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that differs between one place where Heard runs and another.

    `base_url` has no trailing slash; `offer_pseudo_languages` is for checking, never for people.
    `seal_keys` are those of the environment, newest first; without any they stand in a file.
    """

    database_url: str
    secret_key: str
    base_url: str
    port: int
    data_dir: Path
    example: bool
    offer_pseudo_languages: bool
    seal_keys: tuple[str, ...] = ()

    @property
    def secure(self) -> bool:
        """Whether people reach us over https, so that cookies may be marked Secure."""
        return self.base_url.startswith("https://")

    @property
    def seal_key_file(self) -> Path:
        """Where the keys of sealed text are kept, unless the environment has them."""
        return self.data_dir / seal_keys.NAME

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
    return Settings(
        database_url=environment.get("HEARD_DATABASE_URL", f"sqlite:///{data_dir}/heard.sqlite"),
        secret_key=environment.get("HEARD_SECRET_KEY") or _kept_secret(data_dir),
        base_url=base_url,
        port=port,
        data_dir=data_dir,
        example=environment.get("HEARD_EXAMPLE", "") == "1",
        offer_pseudo_languages=environment.get("HEARD_PSEUDO_LANGUAGES", "") == "1",
        seal_keys=_seal_keys(environment.get("HEARD_SEAL_KEYS", ""), data_dir),
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


def _kept_secret(data_dir: Path) -> str:
    """The secret made at the first start: without it, every card already printed would be void."""
    path = data_dir / "secret-key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text().strip()


def _seal_keys(listed: str, data_dir: Path) -> tuple[str, ...]:
    """The keys that the environment lists; otherwise none, and a file that has at least one."""
    keys = tuple(key.strip() for key in listed.split(",") if key.strip())
    file = data_dir / seal_keys.NAME
    try:
        if not keys:
            seal_keys.make_file(file)
        kept = keys or seal_keys.read_keys(file)
    except OSError as error:
        raise SettingsMistake(f"{file} cannot be used: set HEARD_SEAL_KEYS instead.") from error
    if not all(map(is_key, kept)):
        where = "HEARD_SEAL_KEYS" if keys else file
        raise SettingsMistake(f"{where} holds something that is no key: heard keys make makes one.")
    return keys
