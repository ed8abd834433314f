"""The language reaches handlers and templates of a real application."""

import asyncio
from typing import Any

import httpx
import pytest
from jinja2 import Environment
from litestar import Litestar, Request, get
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Template
from litestar.template import TemplateConfig

from translations import language as languages
from translations.language import ENGLISH, PSEUDO_LANGUAGES, gettext, set_language, set_language_of
from translations.templates import install

PAGE = '{{ language().tag }} {{ _("Stop") }}'


@get("/waits")
async def waits() -> str:
    await asyncio.sleep(0.001)
    return gettext("Stop")


@get("/plain", sync_to_thread=False)
def plain() -> str:
    return gettext("Stop")


@get("/threaded", sync_to_thread=True)
def threaded() -> str:
    return gettext("Stop")


@get("/shown")
async def shown() -> Template:
    return Template(template_str=PAGE)


def application(hook: Any) -> Litestar:
    environment = Environment(autoescape=True)
    install(environment)
    return Litestar(
        [waits, plain, threaded, shown],
        before_request=hook,
        template_config=TemplateConfig(
            engine=JinjaTemplateEngine(engine_instance=environment), directory=None
        ),
        openapi_config=None,
    )


def browser(app: Litestar) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]  # Litestar's own types
    return httpx.AsyncClient(transport=transport, base_url="http://heard.test")


async def read(app: Litestar, path: str, tag: str) -> str:
    async with browser(app) as client:
        return (await client.get(path, headers={"cookie": f"language={tag}"})).text


@pytest.fixture(autouse=True)
def _pseudo_languages_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "_offered", [ENGLISH, *PSEUDO_LANGUAGES])


@pytest.mark.parametrize("path", ["/waits", "/plain", "/threaded", "/shown"])
async def test_every_kind_of_handler_speaks_the_language_of_its_reader(path: str) -> None:
    assert "⟦Štóóp⟧" in await read(application(set_language), path, "en-XA")


async def test_readers_at_the_same_time_do_not_mix() -> None:
    app = application(set_language)
    tags = ["en", "en-XA", "ar-XB"] * 10
    said = await asyncio.gather(*(read(app, "/waits", tag) for tag in tags))
    assert said == ["Stop", "⟦Štóóp⟧", "⟦ستوپ⟧"] * 10


async def test_a_hook_that_is_not_async_would_lose_the_language() -> None:
    def sync_hook(request: Request[Any, Any, Any]) -> None:
        set_language_of(request)

    assert await read(application(sync_hook), "/waits", "en-XA") == "Stop"
