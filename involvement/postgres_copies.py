"""Copies of a PostgreSQL database, made and put back by its own programs."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from secrets import token_hex
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import asyncpg

from involvement.backup import NotCopied
from involvement.snapshot import TABLES, Snapshot, snapshot


async def copy_out(taken: Snapshot, part: Path, url: str) -> None:
    """Dump what the snapshot sees into `part`, in pg_dump's own format. Raises NotCopied."""
    name = await taken.connection.fetchval("SELECT pg_export_snapshot()")
    await _run("pg_dump", "--format=custom", f"--snapshot={name}", f"--file={part}", url=url)


async def copy_in(backup: Path, url: str) -> None:
    """Restore the backup into the database of `url`, all or nothing. Raises NotCopied where it has
    tables already."""
    async with snapshot(url) as target:
        if tables := await target.fetch(TABLES["postgres"]):
            raise NotCopied(
                f"The database is not empty: it has {len(tables)} tables. "
                "Restoring never overwrites anything."
            )
    await _run("pg_restore", "--single-transaction", "--exit-on-error", str(backup), url=url)


@asynccontextmanager
async def empty_database(url: str) -> AsyncIterator[str | None]:
    """The address of an empty database on the same server, gone with the block; None where this
    account may not make one."""
    name = f"heard_tried_out_{token_hex(6)}"
    connection = await asyncpg.connect(url)
    try:
        try:
            await connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        except asyncpg.InsufficientPrivilegeError:
            yield None
            return
        try:
            yield urlsplit(url)._replace(path=f"/{name}").geturl()
        finally:
            await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await connection.close()


async def _run(program: str, *options: str, url: str) -> None:
    """Run one of PostgreSQL's programs on a database. Raises NotCopied with what it said."""
    path = shutil.which(program)
    if path is None:
        raise NotCopied(
            f"The program {program} is missing; on Debian it comes with postgresql-client, of the "
            "server's version or a newer one."
        )
    address, password = _without_password(url)
    command = [path, *options, "--no-owner", "--no-privileges", f"--dbname={address}"]
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    done = await asyncio.to_thread(
        subprocess.run, command, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotCopied(f"{program} did not succeed: {_why(done.stderr, done.returncode)}")


def _why(said: str, code: int) -> str:
    """What a program said as it failed: the first line names the error, the last one the detail."""
    lines = said.strip().splitlines() or [f"it ended with {code}"]
    return " ".join(line.strip() for line in dict.fromkeys((lines[0], lines[-1])))


def _without_password(url: str) -> tuple[str, str]:
    """The address without its password, which everybody on the machine could read in a list of
    processes, and the password or ""."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    password = query.pop("password", None) or unquote(parts.password or "")
    names, at, host = parts.netloc.rpartition("@")
    netloc = names.partition(":")[0] + at + host
    return parts._replace(netloc=netloc, query=urlencode(query)).geturl(), password
