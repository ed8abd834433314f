"""A new key for everything that is sealed, while people use the pages of a real server."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import httpx

from involvement import seal_keys
from involvement.database import Engine
from involvement.site import utc_now
from involvement.store import accounts, sessions
from tests import sealed, world
from tests.command_line import free_port, until_alive
from tests.page import Page
from tests.sealed import SOMEBODY
from tests.site_settings import SECRET

HEARD = Path(sys.executable).with_name("heard")


async def signed_in(client: httpx.AsyncClient) -> Page:
    """A worker's browser on the real server, whose clock is the real one."""
    found = await accounts.find_password_hash("worker@riverside.test")
    assert found
    token = await sessions.start_session(found[0], utc_now(), None)
    client.cookies.set("session", token, domain="127.0.0.1")
    return Page(client)


async def rotate(environment: dict[str, str], *options: str) -> str:
    """Run `heard keys rotate` beside the server; what it says."""
    command = await asyncio.create_subprocess_exec(
        HEARD, "keys", "rotate", *options, env=environment, stdout=subprocess.PIPE
    )
    said = (await command.communicate())[0].decode()
    assert command.returncode == 0, said
    return said


async def test_a_server_that_runs_reads_and_writes_on_while_the_key_changes(
    database: Engine, tmp_path: Path
) -> None:
    port = free_port()
    environment = {
        **os.environ,
        "HEARD_DATA_DIR": str(tmp_path),
        "HEARD_PORT": str(port),
        "HEARD_SECRET_KEY": SECRET,
    }
    del environment["HEARD_SEAL_KEYS"]
    (tmp_path / "seal-keys").write_text(f"{world.secrecy().ring.keys[0]}\n")
    await world.riverside()
    (code,) = await world.cards(references=["AB"])
    key = await sealed.person(code)
    await sealed.contact(person=key)
    server = await asyncio.create_subprocess_exec(HEARD, "serve", env=environment)
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            await until_alive(client)
            page = await signed_in(client)
            person = f"/desk/services/floating/participants/{key}"
            await page.get(person)
            assert page.heading == "AB"
            said = await rotate(environment)
            assert "2 texts are sealed anew" in said
            await page.get(person)
            assert page.heading == "AB"
            await page.fill_and_submit("Save the reference", {"Your reference": "CD"})
            said = await rotate(environment, "--drop-old")
            assert "Taken out of the file, since nothing needs them" in said
            assert len(seal_keys.read_keys(tmp_path / "seal-keys")) == 1
            await page.get(person)
            assert page.heading == "CD"
            await page.press("Show contact details")
            assert SOMEBODY.phone in page.text
    finally:
        server.terminate()
        await server.wait()
