"""Wiring: settings, database, routers, headers, errors and commands; nothing else."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import partial
from typing import Any

import click
from litestar import Litestar, Request, Router
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State

import examples.commands
import forums.commands
import involvement.commands
import surveys.commands
from easy_read.controllers.glossary import GlossaryController
from examples.loading import AlreadyThere, load_example
from forums.controllers.accounts import AccountsController
from forums.controllers.releases import ReleasesController
from forums.controllers.side_by_side import SideBySideController
from forums.controllers.steering import SteeringController
from involvement import audit
from involvement.controllers.account import AccountController
from involvement.controllers.admin import ADMIN
from involvement.controllers.consents import ConsentsController
from involvement.controllers.form_request import (
    MOST_BYTES,
    MOST_FIELDS,
    FormRequest,
    refuse_zero_in_address,
)
from involvement.controllers.health import HealthController, watching
from involvement.controllers.links import LinksController
from involvement.controllers.media import media_file
from involvement.controllers.page import CSRF_COOKIE
from involvement.controllers.public import PublicController
from involvement.controllers.second_factor import SecondFactorController
from involvement.controllers.shared import SharedController
from involvement.controllers.signing_in import SigningInController
from involvement.controllers.static import static_file
from involvement.controllers.texts import TextsController
from involvement.controllers.wordings import WordingsController
from involvement.database import engine
from involvement.guards import StaffSession
from involvement.headers import SecurityHeaders
from involvement.log import LOG, where
from involvement.metrics import Metrics, watched
from involvement.opening import opened
from involvement.secrecy import secrecy_of
from involvement.settings import Settings, check_secret, read_settings
from involvement.site import Site, utc_now
from involvement.slowing import Slowing
from involvement.version import VERSION
from surveys.controllers.answering import AnsweringController
from surveys.controllers.beginning import BeginningController
from surveys.controllers.code import CodeController
from surveys.controllers.desk import desk
from surveys.controllers.entering import EnteringController, stopped
from surveys.controllers.errors import HANDLERS
from surveys.controllers.finishing import FinishingController
from surveys.controllers.gallery import gallery_page
from surveys.controllers.kiosk import kiosk
from surveys.controllers.kiosk.enrolling import EnrollingController
from surveys.controllers.kiosk.scripts import ScriptsController
from surveys.controllers.leaving import LeavingController
from surveys.controllers.mine import MineController
from surveys.controllers.overview import OverviewController
from surveys.controllers.pictures import PicturesController
from surveys.controllers.retention import RetentionController
from surveys.controllers.texts import PublicTextsController
from surveys.library import Library
from surveys.speaking import speaking
from surveys.tidying import tidying
from translations.language import PSEUDO_LANGUAGES, offer, set_language

FOR_EVERYBODY = (
    EnteringController,
    CodeController,
    stopped,
    EnrollingController,
    BeginningController,
    AnsweringController,
    FinishingController,
    LeavingController,
    PicturesController,
    MineController,
    PublicController,
    PublicTextsController,
    SigningInController,
    HealthController,
    LinksController,
    ScriptsController,
    static_file,
    media_file,
)
FOR_STAFF = (
    GlossaryController,
    ReleasesController,
    SideBySideController,
    SteeringController,
    OverviewController,
    TextsController,
    RetentionController,
    AccountsController,
    AccountController,
    SecondFactorController,
    ConsentsController,
    SharedController,
    WordingsController,
    *ADMIN,
)

PIN_WAIT_SECONDS = 60.0
OWNER_ONLY = 0o077
"""The umask of every command: what it makes is for its own account only."""

commands = click.Group(
    callback=partial(os.umask, OWNER_ONLY),
    help="Heard: questionnaires, consultations and forums that people can really use.",
)
for group in (involvement.commands, surveys.commands, forums.commands, examples.commands):
    for command in group.COMMANDS:
        commands.add_command(command)


def make_app(settings: Settings | None = None, now: Callable[[], datetime] = utc_now) -> Litestar:
    """The application. Tests pass settings and a clock of their own."""
    settings = settings or read_settings(os.environ)
    check_secret(settings)
    secrecy = secrecy_of(settings)
    audit.seal_with(secrecy)
    site = Site(settings, secrecy, now)
    if settings.offer_pseudo_languages:
        offer(*PSEUDO_LANGUAGES)
    metrics = Metrics(lambda: engine().waiting)
    app = Litestar(
        route_handlers=[
            *FOR_EVERYBODY,
            *([gallery_page] if settings.gallery else []),
            watching(),
            kiosk(),
            Router(path="/", middleware=[StaffSession], route_handlers=[desk(), *FOR_STAFF]),
        ],
        before_request=_begin,
        request_class=FormRequest,
        request_max_body_size=MOST_BYTES,
        multipart_form_part_limit=MOST_FIELDS,
        csrf_config=_form_tokens(site),
        before_send=[SecurityHeaders(secure=settings.secure)],
        exception_handlers=HANDLERS,
        lifespan=[_open],
        openapi_config=None,
        logging_config=None,  # the default logs requests, and a code may stand in an address
        state=State(
            {
                "site": site,
                "voice_wanted": asyncio.Event(),
                "library": Library(settings.media_dir, settings.speak),
                "metrics": metrics,
                **_slowings(),
            }
        ),
    )
    app.asgi_handler = watched(app.asgi_handler, metrics.requests)  # no hook sees beginning and end
    return app


async def _begin(request: Request[Any, Any, Any]) -> None:
    await set_language(request)
    await refuse_zero_in_address(request)


def _form_tokens(site: Site) -> CSRFConfig:
    """A form is taken from a page of ours only."""
    return CSRFConfig(
        secret=site.secrecy.csrf_secret(),
        cookie_name=CSRF_COOKIE,
        cookie_httponly=True,
        cookie_samesite="lax",
        cookie_secure=site.settings.secure,
    )


def _slowings() -> dict[str, Slowing]:
    """Wrong passwords must never slow down the cards of people at the same address. PINs are short,
    so whoever guesses at one waits longest."""
    return {
        "slowing": Slowing(),
        "sign_in_slowing": Slowing(),
        "pin_slowing": Slowing(longest_wait_seconds=PIN_WAIT_SECONDS),
    }


@asynccontextmanager
async def _open(app: Litestar) -> AsyncIterator[None]:
    """The database is open while the application runs; at the end the answers' queue drains."""
    site: Site = app.state.site
    try:
        async with opened(site.settings):
            if site.settings.example:
                with suppress(AlreadyThere):
                    await load_example(site)
            async with tidying(site), speaking(site.settings, app.state.voice_wanted):
                LOG.info("started: Heard %s on %s", VERSION, engine().dialect)
                yield
    except Exception as error:
        LOG.error("failed at %s", where(error))  # what the server says of it may name somebody
        raise
    LOG.info("stopped")
