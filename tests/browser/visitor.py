"""Somebody at a browser window: goes to pages, presses buttons, and notices what goes wrong."""

from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response

from translations.language import COOKIE

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}}
PATIENCE_MS = 15_000


class Visitor:
    """A context of its own, with one page.

    `status` is that of the last page. Faults are collected: mistakes in the console (Chromium also
    reports there what the content security policy forbade), and requests to any other place.
    """

    def __init__(self, browser: Browser, site: str, language: str, options: dict[str, Any]) -> None:
        """Open a window whose cookie names the language."""
        self.site = site
        self.status = 0
        self._faults: list[str] = []
        self._context = browser.new_context(base_url=site, locale="en-GB", **options)
        self._context.set_default_timeout(PATIENCE_MS)
        self.set_cookie(COOKIE, language)
        self.page: Page = self._context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._faults.append(f"script: {error}"))
        self.page.on("request", self._see_request)
        self.page.on("response", self._see_response)

    def set_cookie(self, name: str, value: str) -> None:
        """Have this cookie from now on."""
        self._context.add_cookies([{"name": name, "value": value, "url": self.site}])

    def go(self, path: str) -> "Visitor":
        """Open the page at this path."""
        self.page.goto(path)
        return self

    def press(self, words: str = "") -> "Visitor":
        """Press the button with these words; without words, the one main button of the page."""
        named = self.page.get_by_role("button", name=words, exact=True)
        button = named if words else self.page.locator("main button[type=submit]")
        button.click()
        return self

    def follow(self, words: str) -> "Visitor":
        """Follow the link with these words."""
        self.page.get_by_role("link", name=words, exact=True).click()
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
        self.go("/sign-in").fill("E-mail address", email).fill("Password", password)
        return self.press("Sign in")

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

    def forgive(self) -> None:
        """Forget what went wrong: it was done on purpose."""
        self._faults.clear()

    def close(self) -> list[str]:
        """Close the window; what went wrong in it."""
        self._context.close()
        return self._faults

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
