"""Security headers on every response: plain ASGI, since every page passes here."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Any, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'"
)
ALWAYS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]
NOT_KEPT = (b"cache-control", b"no-store")
ONLY_HTTPS = (b"strict-transport-security", b"max-age=31536000")


class SecurityHeaders:
    """Adds the headers; pages are never kept by a browser or a proxy, static files are."""

    def __init__(self, app: App, *, secure: bool) -> None:
        self.app = app
        self.headers = [*ALWAYS, ONLY_HTTPS] if secure else ALWAYS

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Pass the request on, and add to the start of the response."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        kept = scope["path"].startswith("/static/")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message.setdefault("headers", [])
                headers.extend(self.headers)
                if not kept:
                    headers.append(NOT_KEPT)
            await send(message)

        await self.app(scope, receive, send_with_headers)
