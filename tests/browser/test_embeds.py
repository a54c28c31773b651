"""Charts and tables of ours in a page of somebody else: shown, readable, asking nobody else."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site, Visit
from tests.browser.looking import looked_at

EMBEDS = (
    "/embed/factsheets/xar/2/",
    "/embed/factsheets/xar/2/en/1/",
    "/embed/rounds/lanzarote/2/recommendations/III-1/",
)


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, dict[str, str]]]:
    """Another site, with a page that says what it is told to."""
    said: dict[str, str] = {}

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = f"<!doctype html><html lang=en><title>Elsewhere</title>{said['page']}"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_told: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", said
    server.shutdown()
    server.server_close()
    thread.join(10)


@pytest.mark.parametrize("path", EMBEDS)
def test_embed_is_accessible(visit: Visit, path: str) -> None:
    page = visit(path)
    looked_at(page)
    page.set_viewport_size({"width": 200, "height": 500})
    assert page.evaluate("document.documentElement.scrollWidth") <= 200
    assert page.context.cookies() == []


def test_the_code_of_a_page_shows_its_figures_in_another_site(
    chromium: Browser, visit: Visit, site: Site, elsewhere: tuple[str, dict[str, str]]
) -> None:
    address, said = elsewhere
    page = visit("/factsheets/xar/2/", scripts=False)
    page.get_by_text("Show this in another page").click()
    said["page"] = page.get_by_label("Code for the page").input_value()
    context = chromium.new_context(viewport={"width": 900, "height": 800})
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    there = context.new_page()
    there.goto(address)
    frame = there.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_contain_text("Arcadia")
    expect(frame.get_by_role("table", name="Recommendations")).to_be_visible()
    # High enough for all of it, at the width that the code says.
    inner = there.frames[1]
    assert inner.evaluate("document.documentElement.scrollHeight <= innerHeight")
    with context.expect_page() as opened:
        frame.get_by_role("link", name="the factsheet").click()
    assert opened.value.url == f"{site.address}/factsheets/xar/2/en/2/"
    assert all(one.startswith((address, site.address)) for one in asked)
    context.close()
    said["page"] = f'<iframe src="{site.address}/factsheets/xar/2/"></iframe>'
    context = chromium.new_context()
    there = context.new_page()
    there.goto(address)
    assert there.frames[1].url.startswith("chrome-error:")
    context.close()
