"""Others on the same machine, with a server of their own: what reaches them, and how far they get."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.editor.hostile import Hostile, hostile
from tests.editor.running import BRIEF, Running, free_port, put_briefs, running
from tests.editor.visiting import NotBlufError, Visit, keys_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.editor.browsing import Window

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("browser")]

SECRET_WORDS = ("Ports close", "ports.yaml", "Typed", "Anna Berg")
# Everything that a page can try to get at the editor with.
REACH = """async (root) => {
  const tried = {};
  const attempt = async (name, work) => {
    try { tried[name] = String(await work()); } catch (error) { tried[name] = "refused"; }
  };
  const loaded = (element, more) => new Promise((resolve, reject) => {
    document.body.append(Object.assign(element, { onload: resolve, onerror: reject, ...more }));
  });
  const read = async (path, method, mode) => {
    const body = method === "POST" ? "{}" : undefined;
    const answer = await fetch(root + path, { credentials: "include", method, mode, body });
    return answer.type + " " + (await answer.text());
  };
  for (const path of ["/", "/api/folder", "/api/hello", "/assets/app.js"])
    for (const method of ["GET", "POST"])
      for (const mode of ["cors", "no-cors"])
        await attempt([method, mode, path].join(" "), () => read(path, method, mode));
  await attempt("script", () => loaded(document.createElement("script"), { src: root + "/assets/app.js" }));
  await attempt("picture", () => loaded(new Image(), { src: root + "/assets/icon.svg" }));
  await attempt("frame", async () => {
    const frame = document.createElement("iframe");
    await loaded(frame, { src: root + "/" });
    return frame.contentDocument?.body?.textContent || "blank";
  });
  await attempt("window", async () => {
    const opened = open(root + "/", "_blank", "width=9,height=9");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return opened.closed ? "severed" : opened.document.title;
  });
  tried.cookies = document.cookie;
  tried.databases = JSON.stringify(await indexedDB.databases());
  tried.storage = JSON.stringify({ ...localStorage, ...sessionStorage });
  return tried;
}"""
DONE = "window.loot = JSON.stringify(loot);</script>"
STORE = """<!doctype html><title>mine</title><script type="module">
const loot = {};
const done = (asked) => new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
const database = await done(indexedDB.open("bluf"));
const store = (mode) => database.transaction("bluf", mode).objectStore("bluf");
"""
# What a page that has taken the editor's place can find out: it is at the same origin.
LOOT = f"""{STORE}
loot.open = [location.href, document.cookie, {{ ...localStorage }}, {{ ...sessionStorage }}, history.state];
loot.more = [await caches.keys(), performance.getEntries(), document.referrer];
const keys = await done(store("readonly").get("keys"));
loot.keys = Object.keys(keys);
const outcome = (work) => work.then(() => "done", () => "refused");
loot.taken = [await outcome(crypto.subtle.sign("HMAC", keys.bluf, new Uint8Array(1)))];
for (const name of loot.keys)
  for (const way of ["raw", "jwk"]) loot.taken.push(await outcome(crypto.subtle.exportKey(way, keys[name])));
{DONE}"""
# One that puts keys of its own there.
PLANT = f"""{STORE}
const own = await crypto.subtle.importKey(
  "raw", new Uint8Array(32), {{ name: "HMAC", hash: "SHA-256" }}, true, ["sign", "verify"]);
await done(store("readwrite").put({{ bluf: own, browser: own }}, "keys"));
{DONE}"""
# One that leaves a service worker.
REGISTER = f"""<!doctype html><script type="module">
const loot = {{}};
await navigator.serviceWorker.register("/worker.js");
await navigator.serviceWorker.ready;
{DONE}"""
WORKER = """
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", () => {});
"""
# One that would stand in for the editor from then on, and waits for the token.
HIJACK = """
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  const page = "<!doctype html><title>theirs</title><h1>Briefs in folder</h1>";
  event.respondWith(new Response(page, { headers: { "content-type": "text/html" } }));
});
"""


@pytest.fixture
def at_port(browser: "Browser", tmp_path: Path) -> "Iterator[Window]":
    """A window on an editor at a port of its choice, which goes on elsewhere in the test."""
    from tests.editor.browsing import window

    put_briefs(tmp_path / "folder")
    with (
        running(tmp_path / "folder", tmp_path / "state", port=free_port()) as editor,
        window(browser, editor) as opened,
    ):
        opened.expected += ["ERR_", "Failed to load resource", "asked http"]
        yield opened


def again(editor: Running, folder: Path | None = None) -> Any:
    """Run bluf at the same port once more."""
    return running(folder or editor.folder, editor.state, port=editor.port)


def nothing_of_it(other: Hostile) -> bool:
    return not any(other.seen(words) for words in SECRET_WORDS)


def test_a_page_at_another_port_gets_nothing_and_its_server_no_cookie(at_port: "Window") -> None:
    at_port.expected.append("")  # the page complains of all that it is refused
    at_port.open()
    with hostile(index="<!doctype html><title>theirs</title>") as other:
        page = at_port.tab()
        page.goto(f"{other.root}/")
        tried = page.evaluate(REACH, at_port.editor.root)

        got = {name for name, found in tried.items() if found not in ("refused", "[]", "{}", "")}
        assert got <= {"frame", "window"}
        assert tried["frame"] == "blank"
        assert tried["window"] == "severed"
        assert other.requests
        assert all("cookie" not in {name.lower() for name in headers} for _, headers, _ in other.requests)
        assert nothing_of_it(other)


def test_a_program_with_all_that_the_browser_sends_gets_nothing(at_port: "Window") -> None:
    sent: list[tuple[str, str, dict[str, str], bytes]] = []
    at_port.context.on(
        "request",
        lambda asked: sent.append((asked.method, asked.url, asked.all_headers(), asked.post_data_buffer or b"")),
    )
    page = at_port.open()
    at_port.field("title").fill("Typed")
    at_port.settled()
    page.keyboard.press("Control+s")
    at_port.expect(page.locator(".saved")).to_have_text("Saved")
    before = (at_port.editor.folder / "briefs" / "ports.yaml").read_bytes()

    assert len(sent) > 20
    for method, url, headers, body in sent:
        path = url.removeprefix(at_port.editor.root)
        kept = {name: value for name, value in headers.items() if name not in ("content-length", "host")}
        answer = at_port.editor.ask(method, path, body, kept)
        if path.startswith("/api/") and path != "/api/hello":
            assert answer.status in (401, 403), path
        assert not any(words.encode() in answer.body for words in SECRET_WORDS if path.startswith("/api/"))
    assert (at_port.editor.folder / "briefs" / "ports.yaml").read_bytes() == before


def test_whoever_takes_the_port_gets_nothing_of_an_open_window_which_goes_on_with_bluf(at_port: "Window") -> None:
    page = at_port.open()
    at_port.field("title").fill("Typed before")
    at_port.settled()
    at_port.editor.kill()
    with hostile(at_port.editor.port) as other:
        at_port.field("bottom_line.text").fill("Typed meanwhile.")
        at_port.expect(page.get_by_role("alert")).to_contain_text("can't prove that it is")
        page.keyboard.press("Control+s")
        page.get_by_role("button", name="PDF").click()
        page.wait_for_timeout(3000)  # for all that it asks by itself

        assert nothing_of_it(other)
        assert other.paths() >= {"/api/hello"}
        at_port.expect(page.locator(".saved")).to_have_text("Not saved")
    with again(at_port.editor) as bluf:
        at_port.expect(page.get_by_role("alert")).to_have_count(0)
        at_port.settled()
        page.keyboard.press("Control+s")
        at_port.expect(page.locator(".saved")).to_have_text("Saved")

        text = (bluf.folder / "briefs" / "ports.yaml").read_text(encoding="utf-8")
        assert "title: Typed before\n" in text
        assert "bottom_line: Typed meanwhile.\n" in text


def test_whoever_relays_to_bluf_at_another_port_gets_nothing(at_port: "Window") -> None:
    editor = at_port.editor
    other_origin = f"http://127.0.0.1:{free_port()}"
    secret = (editor.state / "bluf" / "editor.key").read_bytes()
    for by, key in (("key", secret), ("address", editor.token.encode())):
        with pytest.raises(NotBlufError):
            Visit.begin(editor, by, keys_of(key, other_origin), other_origin)


def looted(page: "Page") -> dict[str, Any]:
    page.reload()
    for _ in range(200):
        if page.evaluate("Boolean(window.loot)"):
            break
        page.wait_for_timeout(50)
    found: dict[str, Any] = json.loads(page.evaluate("window.loot"))
    return found


def test_a_page_in_the_editors_place_finds_no_text_no_name_and_no_key_that_can_be_taken_away(
    at_port: "Window",
) -> None:
    page = at_port.open()
    at_port.field("title").fill("Typed")
    at_port.settled()
    at_port.editor.kill()
    with hostile(at_port.editor.port, index=LOOT) as other:
        loot = looted(page)

        assert loot["keys"] == ["bluf", "browser"]
        assert loot["taken"] == ["refused"] * 5
        assert not any(words in json.dumps(loot) for words in SECRET_WORDS)
        assert at_port.editor.token not in json.dumps(loot)
        assert nothing_of_it(other)
    with again(at_port.editor):
        page.reload()
        at_port.expect(page.locator(".saved")).to_have_text("Not saved")
        at_port.expect(at_port.field("title")).to_have_value("Typed")


def test_keys_that_another_put_in_the_browser_prove_nothing_to_an_open_window(at_port: "Window") -> None:
    page = at_port.open()
    second = at_port.open(page=at_port.tab())
    at_port.editor.kill()
    with hostile(at_port.editor.port, index=PLANT):
        looted(second)
        at_port.expect(page.get_by_role("alert")).to_contain_text("can't prove that it is")
    with again(at_port.editor) as bluf:
        at_port.expect(page.get_by_role("alert")).to_have_count(0)  # by the keys that it holds
        second.reload()
        at_port.expect(second.get_by_role("heading", level=1)).to_have_text("This is not the bluf that you know")
        second.goto(bluf.address)
        at_port.expect(second.get_by_role("heading", level=1)).to_contain_text("Briefs in folder")
        second.goto(f"{bluf.root}/")
        at_port.expect(second.get_by_role("heading", level=1)).to_contain_text("Briefs in folder")


def test_a_service_worker_that_another_left_is_removed_and_nothing_is_sent_until_it_is(at_port: "Window") -> None:
    page = at_port.page
    registered = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
    at_port.editor.kill()
    with hostile(at_port.editor.port, index=REGISTER) as other:
        other.pages["/worker.js"] = ("text/javascript", WORKER)
        looted(page)
        assert page.evaluate(registered) == 1
        page.goto("about:blank")
    with again(at_port.editor) as bluf:
        page.goto(bluf.address)
        heading = page.get_by_role("heading", level=1)
        at_port.expect(heading).to_have_text(re.compile("Something stood between|Briefs in"))
        for _ in range(100):
            if not page.evaluate(registered):
                break
            page.wait_for_timeout(50)
        assert page.evaluate(registered) == 0
        page.goto(bluf.address)
        page.reload()
        at_port.expect(heading).to_contain_text("Briefs in folder")
        assert page.evaluate("navigator.serviceWorker.controller === null")


def test_a_browser_that_bluf_opens_goes_past_what_another_left_to_stand_in_for_it(
    at_port: "Window", tmp_path: Path
) -> None:
    at_port.expected.append("favicon|404")
    page, editor = at_port.page, at_port.editor
    editor.kill()
    with hostile(editor.port, index=REGISTER) as other:
        other.pages["/worker.js"] = ("text/javascript", HIJACK)
        looted(page)
        page.goto("about:blank")
    opened, script = tmp_path / "opened.html", tmp_path / "browser"
    script.write_text(f'#!/bin/sh\ncp "${{1#file://}}" "{opened}.new" && mv "{opened}.new" "{opened}"\n')
    script.chmod(0o755)
    with running(editor.folder, editor.state, port=editor.port, browser=str(script)) as bluf:
        for _ in range(200):
            if opened.exists():
                break
            page.wait_for_timeout(50)
        target = re.search(r'url=([^"]+)"', opened.read_text(encoding="utf-8"))
        assert target is not None
        launch = unescape(target[1])
        assert not launch.startswith(bluf.root)  # a port that nobody had before
        page.goto(launch)
        page.wait_for_url(f"{bluf.root}/")
        at_port.expect(page.get_by_role("button", name="New brief")).to_be_visible()
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        page.reload()
        at_port.expect(page.get_by_role("button", name="New brief")).to_be_visible()
        once = launch.split("once=")[1].split("&")[0]
        assert [bluf.ask("GET", f"/clean?once={word}").status for word in (once, "guessed")] == [403, 403]


def test_a_browser_without_the_key_is_told_how_to_get_in_and_then_is(at_port: "Window") -> None:
    browser = at_port.context.browser
    assert browser is not None
    stranger = browser.new_context()
    page = stranger.new_page()
    for path in ("/", "/?brief=briefs/ports.yaml"):
        page.goto(f"{at_port.editor.root}{path}")
        at_port.expect(page.get_by_role("heading", level=1)).to_have_text("This browser has no key to bluf")
        at_port.expect(page.get_by_role("main")).to_contain_text("Open the address that bluf edit printed")
    page.goto(f"{at_port.editor.root}/#token=guessed")
    at_port.expect(page.get_by_role("heading", level=1)).to_have_text("This address is of an earlier run")
    page.goto(at_port.editor.address)
    at_port.expect(page.get_by_role("heading", level=1)).to_contain_text("Briefs in folder")
    assert "token" not in page.url
    stranger.close()


def test_a_second_tab_a_reload_and_the_address_opened_again_get_in(at_port: "Window") -> None:
    page = at_port.page
    heading = page.get_by_role("heading", level=1)
    port = at_port.editor.port
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url) if request.is_navigation_request() else None)
    for address in (
        at_port.editor.root, at_port.editor.address, at_port.editor.address, f"http://localhost:{port}/",
        f"{at_port.editor.root}/#token=of-an-earlier-run",
    ):  # fmt: skip
        loaded.clear()
        page.goto(address)
        page.wait_for_url(f"{at_port.editor.root}/")
        at_port.expect(heading).to_contain_text("Briefs in folder")
        assert page.url == f"{at_port.editor.root}/"
        # Once: a second load would break off the first. An address of localhost is sent on by a redirect.
        assert len([url for url in loaded if "localhost" not in url]) == 1
    second = at_port.open(page=at_port.tab())

    at_port.expect(second.locator(".saved")).to_have_text("Saved")


def test_the_address_bar_names_no_brief(at_port: "Window") -> None:
    page = at_port.open()

    assert page.url.startswith(f"{at_port.editor.root}/#name=")
    assert "ports" not in page.url
    page.reload()
    at_port.expect(page.locator(".sheet svg")).to_contain_text("Ports close")


def test_a_window_does_not_go_on_with_a_bluf_that_serves_another_folder(at_port: "Window", tmp_path: Path) -> None:
    put_briefs(tmp_path / "elsewhere", BRIEF.replace("Ports close", "Others close"))
    page = at_port.open()
    at_port.field("title").fill("Typed here")
    at_port.settled()
    at_port.editor.kill()
    with again(at_port.editor, tmp_path / "elsewhere"):
        at_port.field("title").fill("Typed there")
        at_port.expect(page.get_by_role("alert")).to_contain_text("in another folder")
    text = (tmp_path / "elsewhere" / "briefs" / "ports.yaml").read_text(encoding="utf-8")
    drafts = [path.read_text(encoding="utf-8") for path in (at_port.editor.state / "bluf" / "drafts").glob("*.json")]
    assert "Others close" in text
    assert not any("Typed there" in draft for draft in drafts)
    with again(at_port.editor):
        at_port.expect(page.get_by_role("alert")).to_have_count(0)
        at_port.settled()
        page.keyboard.press("Control+s")
        at_port.expect(page.locator(".saved")).to_have_text("Saved")
    assert "title: Typed there\n" in (at_port.editor.folder / "briefs" / "ports.yaml").read_text(encoding="utf-8")
