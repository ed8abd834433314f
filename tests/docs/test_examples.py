"""The files for systemd, proxies and containers fit each other, the guide and the program.

Nothing of them is started here: there is no systemd, no proxy and no container engine to do it.
"""

import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from app import commands
from involvement.settings import read_settings
from tests.command_line import heard
from tests.docs.generating import settings_named
from tests.rules import sources

EXAMPLES = sources.ROOT / "docs" / "examples"
GUIDE = (sources.ROOT / "docs" / "how-to" / "run-for-real.md").read_text("utf-8")
SERVICES = ("heard.service", "heard@.service", "heard-backup.service")
FILES = sorted(path.name for path in EXAMPLES.iterdir())
PROGRAM = "/opt/heard/app/.venv/bin/heard"
DIFFERS = {
    "Type",
    "ExecStart",
    "ExecStartPost",
    "Environment",
    "ReadWritePaths",
    "Restart",
    "RestartSec",
    "TimeoutStopSec",
}
Unit = dict[str, list[str]]


def read(name: str) -> str:
    """An example file."""
    return (EXAMPLES / name).read_text("utf-8")


def unit(name: str) -> dict[str, Unit]:
    """Section → directive → values, as systemd reads them."""
    sections: dict[str, Unit] = {}
    for line in read(name).splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), {})
        elif line and not line.startswith(("#", ";")):
            key, equals, value = line.partition("=")
            assert equals, f"{name}: {line}"
            section.setdefault(key, []).append(value)
    return sections


def environment() -> dict[str, str]:
    """The settings of the example."""
    lines = [line for line in read("heard.env").splitlines() if line and line[0] != "#"]
    return dict(line.split("=", 1) for line in lines)


def words_of(command: str) -> list[str]:
    """The words of a command after the program."""
    program, *words = shlex.split(command)
    assert program == PROGRAM
    return words


@pytest.mark.parametrize("name", FILES)
def test_the_guide_links_every_file(name: str) -> None:
    guides = GUIDE + (sources.ROOT / "docs" / "how-to" / "back-up-and-restore.md").read_text(
        "utf-8"
    )
    assert f"(../examples/{name})" in guides or f"docs/examples/{name}" in guides


@pytest.mark.parametrize("name", SERVICES)
def test_a_unit_runs_a_command_that_exists_as_nobody_special(name: str) -> None:
    service = unit(name)["Service"]
    (start,) = service["ExecStart"]
    command = commands.get_command(None, words_of(start)[0])  # type: ignore[arg-type]  # unused
    assert command is not None
    assert service["User"] == service["Group"] == ["heard"]
    assert service["WorkingDirectory"] == ["/opt/heard/app"]
    assert service["EnvironmentFile"] == ["/etc/heard.env"]
    assert f"/var/lib/{service['StateDirectory'][0]}" == environment()["HEARD_DATA_DIR"]
    for path in ("/opt/heard", "/etc/heard.env", "/var/lib/heard", "/var/backups/heard"):
        assert path in GUIDE


def test_all_units_are_shut_off_from_the_machine_in_the_same_way() -> None:
    hardened = [
        {key: value for key, value in unit(name)["Service"].items() if key not in DIFFERS}
        for name in SERVICES
    ]
    assert hardened[0] == hardened[1] == hardened[2]
    expected = {"NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes"}
    expected |= {"PrivateTmp": "yes", "UMask": "0077", "CapabilityBoundingSet": ""}
    expected |= {"SystemCallFilter": "@system-service", "StateDirectoryMode": "0700"}
    assert {key: hardened[0][key] for key in expected} == {
        key: [value] for key, value in expected.items()
    }


def test_the_backup_writes_to_the_one_place_it_may_write_to() -> None:
    service = unit("heard-backup.service")["Service"]
    assert words_of(service["ExecStart"][0]) == ["backup", *service["ReadWritePaths"]]
    assert service["ReadWritePaths"][0] in service["ExecStartPost"][0]
    assert unit("heard-backup.timer")["Timer"]["OnCalendar"]


def test_each_of_several_processes_has_a_port_of_its_own() -> None:
    assert unit("heard@.service")["Service"]["Environment"] == ["HEARD_PORT=%i"]
    assert "heard@8001 heard@8002" in GUIDE


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze")
def test_systemd_has_nothing_to_say_but_that_the_program_is_not_installed(tmp_path: Path) -> None:
    for name in (*SERVICES, "heard-backup.timer"):
        shutil.copy(EXAMPLES / name, tmp_path / name.replace("@", "@8001"))
    paths = [f"./{path.name}" for path in sorted(tmp_path.iterdir())]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *paths],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if f"Command {PROGRAM} is not" not in line]
    assert said == []


def test_the_settings_are_ones_that_heard_reads(tmp_path: Path) -> None:
    named = set(re.findall(r"^#?(HEARD_[A-Z_]+)=", read("heard.env"), re.MULTILINE))
    assert named <= set(settings_named())
    settings = read_settings({**environment(), "HEARD_DATA_DIR": str(tmp_path)})
    assert settings.secure
    assert settings.proxies == ("127.0.0.1",)


def nginx() -> list[tuple[list[str], list[str]]]:
    """(names of the blocks around, words) of every directive."""
    text = re.sub(r"#[^\n]*", "", read("nginx.conf"))
    found: list[tuple[list[str], list[str]]] = []
    around: list[str] = []
    for piece in re.findall(r"[^;{}]*[;{}]", text):
        words = piece[:-1].split()
        if piece[-1] == "{":
            around.append(words[0])
        elif piece[-1] == "}":
            assert not words, f"{words} does not end with a semicolon"
            around.pop()
        else:
            found.append(([*around], words))
    assert around == [], "a block of nginx.conf is not closed"
    return found


def test_nginx_keeps_no_log_and_says_who_visits_whatever_they_say_themselves() -> None:
    directives = nginx()
    servers = [words for around, words in directives if around == ["server"]]
    assert servers.count(["access_log", "off"]) == servers.count(
        ["server_name", "heard.example.org"]
    )
    inner = [words for around, words in directives if around == ["server", "location"]]
    assert ["proxy_set_header", "X-Forwarded-For", "$remote_addr"] in inner
    assert ["proxy_pass", "http://heard"] in inner
    upstream = [words for around, words in directives if around == ["upstream"]]
    assert ["server", f"127.0.0.1:{environment()['HEARD_PORT']}"] in upstream


def test_caddy_keeps_no_log_and_leads_to_the_port_of_the_settings() -> None:
    lines = [line.strip() for line in read("Caddyfile").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    assert sum(line.endswith("{") for line in lines) == lines.count("}")
    assert not [line for line in lines if line.startswith(("log", "trusted_proxies"))]
    assert f"reverse_proxy 127.0.0.1:{environment()['HEARD_PORT']} {{" in lines
    assert environment()["HEARD_BASE_URL"] == f"https://{lines[0].split()[0]}"


def instructions() -> list[tuple[str, list[str]]]:
    """(instruction, words) of the Containerfile."""
    text = re.sub(r"^#.*\n", "", read("Containerfile"), flags=re.MULTILINE).replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip()]
    return [(line.split()[0], line.split()[1:]) for line in lines]


def test_the_container_has_every_folder_and_module_that_is_installed() -> None:
    copied = {word for name, words in instructions() if name == "COPY" for word in words[:-1]}
    tool = tomllib.loads((sources.ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    packages = {name.rstrip("*") for name in tool["packages"]["find"]["include"]}
    modules = {f"{name}.py" for name in tool["py-modules"]}
    assert packages | modules | {"static", "templates", "requirements.lock"} <= copied


def test_the_container_runs_a_python_and_a_command_that_are_ours() -> None:
    made = dict(instructions())
    project = tomllib.loads((sources.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    version = re.search(r"\d+\.\d+", made["FROM"][0])
    assert version is not None
    assert project["requires-python"] == ">=3.11,<3.14"
    assert version.group() in ("3.11", "3.12", "3.13")
    assert made["CMD"] == ['["heard",', '"serve",', '"--host",', '"0.0.0.0"]']
    serve = commands.commands["serve"]
    assert "--host" in [option for parameter in serve.params for option in parameter.opts]


async def test_what_the_container_copies_is_there_and_enough(tmp_path: Path) -> None:
    for name, words in instructions():
        if name != "COPY":
            continue
        *from_, to = words
        for source in from_:
            path = sources.ROOT / source
            assert path.exists(), source
            if path.is_dir():
                shutil.copytree(path, tmp_path / to, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(path, tmp_path / to / source)
    place = {
        "PYTHONPATH": str(tmp_path),
        "HEARD_DATA_DIR": str(tmp_path / "data"),
        "HEARD_DATABASE_URL": f"sqlite:///{tmp_path}/data/heard.sqlite",
        "HEARD_SECRET_KEY": "",
    }
    for command in ("migrate", "example", "check"):
        ended = await heard(command, **place)
        assert ended.code == 0, ended.said
    assert "Everything is well." in ended.said
