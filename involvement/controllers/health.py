"""Whether we are well, for programs that watch: alive, ready, and figures for those who may."""

import asyncio
from typing import Any

from litestar import Controller, MediaType, Response, Router, get
from prometheus_client import CONTENT_TYPE_LATEST

from involvement.controllers.page import AnyRequest, metrics_of
from involvement.guards import OPEN_TO_ALL, Permits, StaffSessionOrScraper
from involvement.permissions import may_watch
from involvement.store.migrations import list_missing_migrations

PATIENCE_SECONDS = 2.0


class HealthController(Controller):
    """`/health/live` and `/health/ready`."""

    path = "/health"
    opt = OPEN_TO_ALL

    @get("/live", media_type=MediaType.TEXT)
    async def live(self) -> str:
        """The process answers."""
        return "alive"

    @get("/ready", media_type=MediaType.TEXT)
    async def ready(self) -> Response[str]:
        """The database answers within two seconds, and has the tables of this version."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                missing = await list_missing_migrations()
        except Exception:  # whatever it is, nobody should be sent here now
            return _text("the database does not answer", 503)
        return _text("migrations are missing", 503) if missing else _text("ready", 200)


@get("/")
async def metrics(request: AnyRequest) -> Response[Any]:
    """Requests, answers and the queue, in the text format of Prometheus."""
    return Response(metrics_of(request).to_text(), media_type=CONTENT_TYPE_LATEST)


def watching() -> Router:
    """`/metrics`, for administrators of the whole place and for a scraper with the token."""
    return Router(
        path="/metrics",
        middleware=[StaffSessionOrScraper],
        guards=[Permits(may_watch)],
        route_handlers=[metrics],
    )


def _text(said: str, status_code: int) -> Response[str]:
    return Response(said, status_code=status_code, media_type=MediaType.TEXT)
