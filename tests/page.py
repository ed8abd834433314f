"""A page of Heard in a test, used as a person would, and checked each time it is fetched.

    page = Page(client)
    await page.get("/join/ABCD-EFGH")
    page.choose("Very happy")
    await page.press("Next")
    assert page.heading == "Question 2 of 8"

Every HTML page that comes back, however it was reached, goes through `tests.rules.page_faults`:
a page with a fault fails the test that met it. Pages in a pseudo-language are also checked for
text that nobody wrapped for translation.
"""

from typing import Any, Self
from urllib.parse import urlencode, urljoin, urlsplit

import httpx

from tests import page_form, page_select
from tests.rules import page_faults
from tests.rules.page_text import text_of
from translations.language import COOKIE

Fields = dict[str, str | bool | list[str]]
Sent = dict[str, str] | list[tuple[str, str]]

REDIRECTS = (301, 302, 303, 307, 308)
MOST_REDIRECTS = 10


class Page:
    """What one browser shows: the last response, its elements, and what was filled in on it.

    `response` is the last response, `root` the page's root element (lxml; None if it was not HTML),
    `hops` the addresses passed through on the way to it, oldest first.
    """

    def __init__(self, client: httpx.AsyncClient, language: str | None = None) -> None:
        """Open a browser on the client; `language` is the tag in its language cookie, if any."""
        self.client = client
        self.response: httpx.Response
        self.root: Any = None
        self.hops: list[str] = []
        if language:
            self.speak(language)

    def speak(self, tag: str) -> None:
        """Have all further pages in this language, if it is offered."""
        self.client.cookies.set(COOKIE, tag)

    # Going places

    async def get(self, path: str, status: int = 200, *, follow: bool = True) -> Self:
        """Fetch the page; fail unless it ends, after redirects, with `status` and without fault.

        With `follow=False` a redirect is an answer like any other: give its status.
        """
        return await self._arrive(await self.client.get(path), status, follow)

    async def post(
        self, path: str, data: Sent, status: int = 200, *, follow: bool = True, token: bool = True
    ) -> Self:
        """Send what no form of ours would send, as somebody with bad intentions might.

        The current page's token goes along unless `token` is False.
        """
        pairs = list(data.items()) if isinstance(data, dict) else list(data)
        if token:
            pairs += [(page_faults.CSRF_FIELD, self._token())]
        return await self._arrive(await self._send("post", path, pairs), status, follow)

    async def follow(self, text: str, status: int = 200) -> Self:
        """Press the link with this text."""
        return await self.get(self.link(text), status)

    async def press(self, button: str, status: int = 200, *, follow: bool = True) -> Self:
        """Press the button with this text and send its form as it is filled in."""
        pressed = self._button(button)
        return await self._submit(self._form_of(pressed), pressed, status, follow)

    async def fill_and_submit(
        self, form: str, fields: Fields | None = None, status: int = 200, *, follow: bool = True
    ) -> Self:
        """Fill in fields by label, legend or name, and send the form.

        `form` is the text of the button to press, or a selector of the form, whose first submit
        button is pressed then.
        """
        selectable = form.startswith(("#", ".", "form"))
        found = self.select(form) if selectable else [self._form_of(self._button(form))]
        assert found, f"no form {form!r} on {self._here()}"
        pressed = None if selectable else self._button(form)
        for name, value in (fields or {}).items():
            page_form.fill(page_form.controls_called(found[0], name), value)
        return await self._submit(found[0], pressed, status, follow)

    # Filling in

    def fill(self, name: str, value: str | bool | list[str]) -> None:
        """Fill in a field by its label, its legend or its name; see `page_form.fill`."""
        page_form.fill(page_form.controls_called(self.root, name), value)

    def choose(self, label: str) -> None:
        """Tick the radio or checkbox with this label."""
        page_form.choose(page_form.controls_called(self.root, label)[0])

    # Reading

    @property
    def path(self) -> str:
        """The path of the address shown, with its query if there is one."""
        return self.response.url.raw_path.decode()

    @property
    def title(self) -> str:
        """The title of the page."""
        return " ".join((self.root.findtext("head/title") or "").split())

    @property
    def heading(self) -> str:
        """The text of the h1."""
        return text_of(self.select_one("h1"))

    @property
    def text(self) -> str:
        """All that can be read in the body, with single spaces."""
        return text_of(self.root.find("body"))

    def select(self, selector: str) -> list[Any]:
        """Return the elements that the selector names; see `page_select` for what it may hold."""
        return page_select.select(self.root, selector)

    def select_one(self, selector: str) -> Any:
        """Return the one element that the selector names; fail if there is none or another."""
        found = self.select(selector)
        assert len(found) == 1, f"{len(found)} elements, not 1, are {selector!r} on {self._here()}"
        return found[0]

    def link(self, text: str) -> str:
        """Return where the link with this text leads; fail if no link has it."""
        links = {
            text_of(each) or each.get("aria-label"): each.get("href") for each in self._links()
        }
        assert text in links, f"no link {text!r} on {self._here()}; there are {list(links)}"
        return str(links[text])

    def table(self, caption: str) -> list[list[str]]:
        """Return the rows, head included, of the table with this caption: the cells' texts."""
        tables = {text_of(each.find("caption")): each for each in self.select("table")}
        assert caption in tables, f"no table {caption!r} on {self._here()}; {list(tables)} are"
        rows = tables[caption].iter("tr")
        return [[text_of(cell) for cell in row if cell.tag in ("td", "th")] for row in rows]

    # How it works

    async def _arrive(self, response: httpx.Response, status: int, follow: bool) -> Self:
        self.hops = []
        while follow and response.status_code in REDIRECTS:
            self.hops.append(str(response.url.raw_path.decode()))
            assert len(self.hops) <= MOST_REDIRECTS, f"redirects without end: {self.hops}"
            target = urljoin(str(response.url), response.headers["location"])
            assert urlsplit(target)[:2] == urlsplit(str(response.url))[:2], f"sent away to {target}"
            response = await self.client.get(target)
        self.response = response
        is_html = response.headers.get("content-type", "").startswith("text/html")
        self.root, errors = page_faults.parse(response.text) if is_html else (None, [])
        assert response.status_code == status, (
            f"status {response.status_code}, not {status}, from {self._here()}:"
            f" {self.text[:500] if is_html else response.text[:500]}"
        )
        if is_html and response.status_code not in REDIRECTS:
            errors += page_faults.header_faults(response.headers)
            errors += page_faults.faults(self.root, str(response.url))
        assert not errors, f"faults of {self._here()}:\n- " + "\n- ".join(errors)
        return self

    async def _submit(self, form: Any, pressed: Any, status: int, follow: bool) -> Self:
        if pressed is None:
            submits = [each for each in page_form.controls_of(form) if each.get("type") == "submit"]
            pressed = submits[0] if submits else None
        override = {} if pressed is None else pressed.attrib
        method = (override.get("formmethod") or form.get("method") or "get").lower()
        target = override.get("formaction") or form.get("action") or str(self.response.url)
        pairs = page_form.sent_by(form, pressed)
        kind = override.get("formenctype") or form.get("enctype") or ""
        address = urljoin(str(self.response.url), target)
        response = await self._send(method, address, pairs, multipart="multipart" in kind)
        return await self._arrive(response, status, follow)

    async def _send(
        self, method: str, address: str, pairs: list[tuple[str, str]], *, multipart: bool = False
    ) -> httpx.Response:
        if method == "get":
            return await self.client.get(f"{address.partition('?')[0]}?{urlencode(pairs)}")
        if multipart:
            return await self.client.post(address, files=[(k, (None, v)) for k, v in pairs])
        headers = {"content-type": "application/x-www-form-urlencoded"}
        return await self.client.post(address, content=urlencode(pairs), headers=headers)

    def _button(self, text: str) -> Any:
        buttons = {text_of(each) or each.get("aria-label"): each for each in self.select("button")}
        buttons |= {each.get("value"): each for each in self.select("input[type=submit]")}
        assert text in buttons, f"no button {text!r} on {self._here()}; there are {list(buttons)}"
        return buttons[text]

    def _form_of(self, button: Any) -> Any:
        if button.get("form"):
            return self.select_one(f"form#{button.get('form')}")
        forms = list(button.iterancestors("form"))
        assert forms, f"the button {text_of(button)!r} on {self._here()} stands in no form"
        return forms[0]

    def _token(self) -> str:
        tokens = self.root.xpath(f'//input[@name="{page_faults.CSRF_FIELD}"]/@value')
        assert tokens, f"no {page_faults.CSRF_FIELD} on {self._here()}"
        return str(tokens[0])

    def _links(self) -> list[Any]:
        return self.select("a[href]")

    def _here(self) -> str:
        return f"{self.response.request.method} {self.response.url}"
