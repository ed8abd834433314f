"""Security headers on every response."""

from typing import Any

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
STATUS = "heard.status"


class SecurityHeaders:
    """A `before_send` hook, since middleware never sees an address that leads nowhere.

    Pages are never kept by a browser or a proxy; static files are. The status is left in the scope,
    for whoever counts.
    """

    def __init__(self, *, secure: bool) -> None:
        self._headers = [*ALWAYS, ONLY_HTTPS] if secure else ALWAYS

    async def __call__(self, message: Any, scope: Any) -> None:
        """Add the headers to the start of a response."""
        if message["type"] == "http.response.start":
            scope[STATUS] = message["status"]
            headers = message.setdefault("headers", [])
            headers.extend(self._headers)
            if not scope["path"].startswith("/static/"):
                headers.append(NOT_KEPT)
