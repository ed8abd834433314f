"""Somebody at a browser window: goes to pages, presses buttons, and notices what goes wrong."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
    Response,
    ViewportSize,
)

from translations.language import COOKIE

Size = ViewportSize

PHONE: Size = {"width": 390, "height": 844}
DESK: Size = {"width": 1280, "height": 860}
NARROW: Size = {"width": 320, "height": 256}
PATIENCE_MS = 15_000


class Windows:
    """The windows of one browser. A plain one is used again, without its cookies: quicker."""

    def __init__(self, browser: Browser, site: str) -> None:
        """None is open yet."""
        self.browser = browser
        self._site = site
        self._free: list[Page] = []

    def open(self, options: dict[str, Any]) -> Page:
        """An empty window without cookies; `options` are those of a Playwright context."""
        if self._free and not options:
            return self._free.pop()
        context = self.browser.new_context(base_url=self._site, locale="en-GB", **options)
        context.set_default_timeout(PATIENCE_MS)
        return context.new_page()

    def close(self, page: Page, options: dict[str, Any]) -> None:
        """Put it away."""
        if options:
            page.context.close()
            return
        page.goto("about:blank")
        page.emulate_media(media="null")
        page.context.clear_cookies()
        self._free.append(page)


class Visitor:
    """Somebody with a window of their own.

    `status` is that of the last page. Faults are collected: mistakes in the console (Chromium also
    reports there what the content security policy forbade), and requests to any other place.
    """

    def __init__(self, page: Page, site: str, language: str, size: Size) -> None:
        """Take the window; its cookie names the language."""
        self.page = page
        self.site = site
        self.status = 0
        self._faults: list[str] = []
        self._hearing: dict[Any, Any] = {
            "console": self._hear,
            "pageerror": self._hear_script,
            "request": self._see_request,
            "response": self._see_response,
        }
        for event, handler in self._hearing.items():
            page.on(event, handler)
        page.set_viewport_size(size)
        self.set_cookie(COOKIE, language)

    def set_cookie(self, name: str, value: str) -> None:
        """Have this cookie from now on."""
        self.page.context.add_cookies([{"name": name, "value": value, "url": self.site}])

    def go(self, path: str) -> "Visitor":
        """Open the page at this path."""
        self.page.goto(path)
        return self

    def press(self, words: str = "") -> "Visitor":
        """Press the button with these words; without words, the one main button of the page."""
        named = self.page.get_by_role("button", name=words, exact=True)
        return self.leave_by(
            named if words else self.page.locator("main button.button[type=submit]:not(.second)")
        )

    def follow(self, words: str) -> "Visitor":
        """Follow the link with these words."""
        return self.leave_by(self.page.get_by_role("link", name=words, exact=True))

    def leave_by(self, target: Locator) -> "Visitor":
        """Press what leads to another page, and wait until that is there."""
        with self.page.expect_navigation():
            target.click()
        return self

    def fill(self, label: str, text: str) -> "Visitor":
        """Type into the field with this label."""
        self.page.get_by_label(label, exact=True).fill(text)
        return self

    def choose(self, label: str) -> "Visitor":
        """Press the answer card with this label, as a thumb does."""
        self.page.locator("label.choice", has_text=label).first.click()
        return self

    def sign_in(self, email: str, password: str) -> "Visitor":
        """Sign in as this account."""
        self.go("/sign-in").page.locator("[name=email]").fill(email)
        self.page.locator("[name=password]").fill(password)
        return self.press()

    def use_card(self, code: str) -> "Visitor":
        """Scan the QR of a card."""
        return self.go(f"/join/{code}")

    @property
    def heading(self) -> str:
        """The words of the one h1."""
        return self.page.locator("h1").inner_text()

    @property
    def path(self) -> str:
        """Where the window is, from the first slash on."""
        return self.page.url.removeprefix(self.site)

    @property
    def main(self) -> Locator:
        """The main part of the page."""
        return self.page.locator("main")

    def run(self, script: str, argument: Any = None) -> Any:
        """What a script says about the page. The policy does not apply to it."""
        return self.page.evaluate(script, argument)

    def forgive(self) -> list[str]:
        """Forget what went wrong, which was done on purpose; returns it."""
        forgiven, self._faults = self._faults, []
        return forgiven

    def close(self) -> list[str]:
        """Leave the window; what went wrong in it."""
        for event, handler in self._hearing.items():
            self.page.remove_listener(event, handler)
        return self._faults

    def _hear_script(self, error: Error) -> None:
        self._faults.append(f"script at {self.page.url}: {error}")

    def _hear(self, message: ConsoleMessage) -> None:
        # Chromium calls every page with a status of 400 or more a mistake; ours are on purpose.
        own_page = message.location.get("url") == self.page.url
        if message.type == "error" and not (own_page and "the server responded" in message.text):
            self._faults.append(f"console at {self.page.url}: {message.text}")

    def _see_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "data:", "blob:")):
            self._faults.append(f"{self.page.url} asks for {request.url}")

    def _see_response(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.status = response.status
        elif response.status >= 400:
            self._faults.append(f"{self.page.url} misses {response.url}")


Way = Callable[[Visitor], object]
"""How somebody comes to a page, from an empty window."""


def at(path: str) -> Way:
    """The way to an address."""
    return lambda visitor: visitor.go(path)
