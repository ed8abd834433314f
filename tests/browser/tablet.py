"""A tablet in a real browser, and the scripts of its outbox used without a thumb."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.outbox_serving import SLUG
from tests.browser.visitor import PATIENCE_MS, Size

FIRST = "/kiosk/"
START = f"/kiosk/s/{SLUG}"
SIZE: Size = {"width": 1280, "height": 800}
READY = """
async () => {
  await navigator.serviceWorker.ready;
  for (let tries = 0; tries < 150; tries += 1) {
    if (navigator.serviceWorker.controller && (await caches.match("/kiosk/carried"))) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
"""
WAITING = """
async () => {
  const { openOutbox, listWaiting } = await import("/kiosk/scripts/outbox.js");
  const outbox = await openOutbox();
  const waiting = await listWaiting(outbox);
  outbox.close();
  return waiting;
}
"""
# All that pages keep in this browser, as one text: cookies that scripts may not read stand apart.
ALL_KEPT = """
async () => {
  const found = [{ ...localStorage }, { ...sessionStorage }, history.state, name, document.cookie];
  for (const { name } of await indexedDB.databases()) {
    const done = (request) => new Promise((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const rows = await done(database.transaction(store).objectStore(store).getAll());
      found.push(name, store, rows);
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const kept = await caches.open(name);
    for (const request of await kept.keys()) {
      found.push(request.url, await (await kept.match(request)).text());
    }
  }
  return JSON.stringify(found);
}
"""
FILL = """
async ([first, count]) => {
  const { openOutbox, keep } = await import("/kiosk/scripts/outbox.js");
  const { seal } = await import("/kiosk/scripts/sealing.js");
  const carried = await (await caches.match("/kiosk/carried")).json();
  const survey = Object.values(carried.surveys)[0];
  const outbox = await openOutbox();
  for (let number = first; number < first + count; number += 1) {
    const fields = [["answer", `number ${number}`]];
    const answers = [{ item: "anything_else", shown_as: "standard", fields }];
    const what = { device: carried.device, survey: survey.slug, version: survey.version };
    await keep(outbox, await seal(carried.key, what, { language: "en", answers }));
  }
  outbox.close();
}
"""
SEND = """
async () => {
  const { openOutbox } = await import("/kiosk/scripts/outbox.js");
  const { sendWaiting } = await import("/kiosk/scripts/sending.js");
  const outbox = await openOutbox();
  const left = await sendWaiting(outbox);
  outbox.close();
  return left;
}
"""


def set_up(browser: Browser, address: str, token: str, **options: Any) -> Page:
    """A window that is the tablet of this cookie, at its first page, with all that it carries."""
    context = browser.new_context(base_url=address, viewport=SIZE, **options)
    context.set_default_timeout(PATIENCE_MS)
    enrol(context, token)
    page = context.new_page()
    page.goto("/kiosk/")
    assert page.evaluate(READY), "the tablet does not carry its questions"
    return page


def enrol(context: BrowserContext, token: str) -> None:
    """Give the browser the cookie of a tablet."""
    cookie: Any = {"name": "kiosk", "value": token, "domain": "127.0.0.1", "path": "/kiosk"}
    context.add_cookies([cookie | {"httpOnly": True, "sameSite": "Lax"}])


def stored(folder: Path) -> Counter[str]:
    """How often each text stands in the answers of finished responses."""
    with closing(sqlite3.connect(folder / "heard.sqlite")) as database:
        rows = database.execute(
            "SELECT a.text FROM svy_answer a JOIN svy_response r ON r.id = a.response"
            " WHERE a.text IS NOT NULL AND r.status = 'finished'"
        )
        return Counter(text for (text,) in rows)


def count(folder: Path, table: str) -> int:
    """How many rows a table has."""
    with closing(sqlite3.connect(folder / "heard.sqlite")) as database:
        (number,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
        return int(number)


def begin(page: Page) -> None:
    """Go to the first question."""
    page.goto(FIRST)
    page.get_by_role("link", name="Start", exact=True).click()
    page.wait_for_url(f"**{START}*")
    page.locator("#start button.wide").click()
    expect(page.locator(".progress")).to_contain_text("1")


def press(page: Page) -> None:
    """Press the one main button."""
    page.locator("main button.button[type=submit]:not(.second)").click()


def to_the_check(page: Page) -> None:
    """Leave every question empty that may be, and write into those that may not."""
    while page.locator("main ol.rows a").count() == 0:
        if page.locator("input[name=answer][type=text]").count():
            page.locator("input[name=answer]").fill("7")
        press(page)


def wait_until_sent(page: Page) -> None:
    """Until nothing waits on the tablet any more."""
    for _ in range(100):
        if not page.evaluate(WAITING):
            break
        page.wait_for_timeout(100)
    expect(page.locator("main [data-waiting]")).to_be_hidden()


def answer_all(page: Page, words: str) -> None:
    """Answer in some words, and come to the page where answers are checked."""
    begin(page)
    page.locator("label.choice").nth(1).click()
    to_the_check(page)
    page.locator("a[href='change/anything_else']").click()
    page.locator("textarea").fill(words)
    press(page)
    expect(page.locator("main ol.rows")).to_contain_text(words)
