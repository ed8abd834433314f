"""A tablet without a connection: people answer as ever, what they said is sealed and waits, and the
person is told; with a connection it is sent and gone from the tablet."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import tablet
from tests.browser.hostile import KilledServer, Proxy
from tests.browser.tablet import (
    FIRST,
    START,
    answer_all,
    begin,
    press,
    wait_until_sent,
)
from tests.browser.visitor import Windows


def test_without_a_connection_answers_wait_sealed_and_are_sent_later(
    page: Page, proxy: Proxy, server: KilledServer
) -> None:
    page.goto(FIRST)
    proxy.is_down = True
    answer_all(page, "said without a connection")
    press(page)
    expect(page.locator("h1")).to_have_text("Thank you. Your answers are kept.")
    expect(page.locator("main")).to_contain_text("Saved on this tablet. 1 waiting to be sent.")
    (waiting,) = page.evaluate(tablet.WAITING)
    assert "without" not in json.dumps(waiting)
    assert set(waiting) == {"id", "device", "survey", "version", "key", "hash", "sealed", "made"}
    assert tablet.stored(server.folder)["said without a connection"] == 0
    page.goto(FIRST)
    expect(page.locator("main")).to_contain_text("Saved on this tablet. 1 waiting to be sent.")
    proxy.is_down = False
    page.goto(FIRST)
    wait_until_sent(page)
    assert tablet.stored(server.folder)["said without a connection"] == 1


def test_with_a_connection_answers_are_in_at_once(page: Page, server: KilledServer) -> None:
    answer_all(page, "said with a connection")
    press(page)
    expect(page.locator("h1")).to_have_text("Thank you. Your answers are in.")
    assert tablet.stored(server.folder)["said with a connection"] == 1
    assert page.evaluate(tablet.WAITING) == []


def test_a_connection_lost_at_every_single_step_loses_nothing(
    page: Page, proxy: Proxy, server: KilledServer
) -> None:
    begin(page)
    steps = 0
    while page.locator("main ol.rows a").count() == 0:
        proxy.is_down = steps % 2 == 0
        if page.locator("textarea").count():
            page.locator("textarea").fill("said step by step")
        elif page.locator("input[name=answer][type=text]").count():
            page.locator("input[name=answer]").fill("7")
        press(page)
        steps += 1
    press(page)
    expect(page.locator("h1")).to_contain_text("Thank you.")
    proxy.is_down = False
    page.goto(FIRST)
    wait_until_sent(page)
    assert tablet.stored(server.folder)["said step by step"] == 1


def test_where_nothing_can_be_kept_the_answers_stay_on_the_screen(
    page: Page, proxy: Proxy, server: KilledServer
) -> None:
    answer_all(page, "said on a full tablet")
    full = "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full'); }; }"
    page.evaluate(full)
    press(page)
    summary = page.locator("[role=alert]")
    expect(summary).to_contain_text("They are still on this screen.")
    expect(page.locator("main ol.rows")).to_contain_text("said on a full tablet")
    expect(page.locator("main button.button[type=submit]")).to_be_enabled()
    assert tablet.stored(server.folder)["said on a full tablet"] == 0


def test_a_tablet_that_may_keep_nothing_answers_as_a_phone_does(
    windows: Windows, server: KilledServer, proxy: Proxy
) -> None:
    context = windows.browser.new_context(base_url=proxy.address)
    tablet.enrol(context, server.token)
    context.add_init_script("indexedDB.open = () => { throw new DOMException('denied'); };")
    page = context.new_page()
    page.goto(START)
    page.locator("#start button.wide").click()
    page.wait_for_url(f"**{START}/lonely")
    context.close()


def test_wrong_input_is_told_as_on_every_other_page(page: Page, proxy: Proxy) -> None:
    proxy.is_down = True
    begin(page)
    while page.locator("input.few[name=answer]").count() == 0:
        press(page)
    page.locator("input[name=answer]").fill("seven")
    press(page)
    expect(page.locator("[role=alert]")).to_contain_text("Please write a whole number")
    expect(page.locator("#problem")).to_be_visible()
    assert page.locator("input[name=answer]").input_value() == "seven"
    assert page.locator("input[name=answer]").get_attribute("aria-describedby") == "problem"
    assert page.title().startswith("Error:")


def test_nothing_of_a_person_remains_when_the_tablet_starts_again(page: Page, proxy: Proxy) -> None:
    proxy.is_down = True
    answer_all(page, "said and left")
    page.locator("header a[href='/kiosk/reset']").click()
    page.wait_for_url(f"**{FIRST}")
    kept = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert kept == "[{},{}]"
    assert page.evaluate(tablet.WAITING) == []
    page.go_back()
    expect(page.locator("body")).not_to_contain_text("said and left")


def test_who_leaves_twice_in_a_moment_is_kept_once(page: Page, proxy: Proxy) -> None:
    keeping = """
    async () => {
      const [name] = await caches.keys();
      const kept = await caches.open(name);
      const carried = await (await kept.match("/kiosk/carried")).json();
      for (const survey of Object.values(carried.surveys)) survey.keeps_unfinished = true;
      await kept.put("/kiosk/carried", new Response(JSON.stringify(carried)));
    }
    """
    leaving = """() => {
      for (const _ of [1, 2]) {
        document.dispatchEvent(new Event("startagain", { cancelable: true }));
      }
    }"""
    page.evaluate(keeping)
    proxy.is_down = True
    begin(page)
    page.locator("label.choice").nth(1).click()
    press(page)
    page.evaluate(leaving)
    page.wait_for_url(f"**{FIRST}")
    assert len(page.evaluate(tablet.WAITING)) == 1


def test_a_new_version_of_the_outbox_keeps_the_entries_of_the_old_one(page: Page) -> None:
    older = """
    async () => {
      const { openOutbox, keep } = await import("/kiosk/scripts/outbox.js");
      await new Promise((resolve) => {
        indexedDB.deleteDatabase("outbox").onsuccess = resolve;
      });
      const outbox = await openOutbox(1);
      const parcel = { id: "one", made: 2, sealed: "x" };
      await keep(outbox, parcel);
      await keep(outbox, { ...parcel, id: "two", made: 1 });
      const version = outbox.version;
      outbox.close();
      return version;
    }
    """
    page.goto("/kiosk/leave")
    page.goto("/health/live")
    assert page.evaluate(older) == 1
    waiting: list[dict[str, Any]] = page.evaluate(tablet.WAITING)
    assert [each["id"] for each in waiting] == ["two", "one"]


def test_who_left_without_a_connection_is_forgotten_before_the_next_page_of_the_server(
    page: Page, proxy: Proxy
) -> None:
    before = {each.get("name") for each in page.context.cookies()}
    page.goto(START)
    page.get_by_role("button", name="Strong contrast").click()
    page.locator("#start").evaluate("form => form.submit()")  # as where nothing is carried
    page.wait_for_url(f"**{START}/lonely")
    page.locator("label.choice").nth(1).click()
    press(page)
    page.goto(f"{START}/check")
    seated = {each.get("name") for each in page.context.cookies()}
    assert any(str(each).startswith("seat-") for each in seated - before)
    proxy.is_down = True
    page.goto("/kiosk/reset")
    assert page.url.endswith(FIRST)
    proxy.is_down, proxy.refuses = False, b"GET /kiosk/reset "
    page.goto(f"{START}/check")
    assert page.locator("main ol.rows").count() == 0, "a server that starts has forgotten nothing"
    proxy.refuses = b""
    page.goto(f"{START}/check")
    assert page.url.endswith((FIRST, START))
    assert {each.get("name") for each in page.context.cookies()} <= before | {"form"}
    assert page.locator("html").get_attribute("data-contrast") != "strong"


def test_starting_again_by_itself_does_not_need_a_connection(page: Page, proxy: Proxy) -> None:
    page.goto(FIRST)
    script = page.locator("script[src*='/static/kiosk']").get_attribute("src")
    kept = page.evaluate("async (path) => Boolean(await caches.match(path))", script)
    assert kept, "or else the tablet may lose it while it waits for a connection"
