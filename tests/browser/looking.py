"""How a page is looked at: for axe, in the dark, on a phone, enlarged to 400 %.

Two things to know. A page that a click led to may have come without yet being whole, so it is
waited for. And a width of 320 is a window of 1280 enlarged to 400 %.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from playwright.sync_api import Page, expect

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
WIDE, HIGH = 1280, 900
NARROW = (360, 320)


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def whole(page: Page) -> None:
    """Wait until the page that was asked for is there, with its heading."""
    page.wait_for_load_state()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds, a line each; only by these rules, where some are named."""
    page.wait_for_load_state()
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    asked = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    return [
        f"{one['id']}: {one['help']}: {node['target']} {node['html'][:160]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def complaints(page: Page) -> Iterator[str]:
    """What is wrong for axe in either theme, and what is cut off; the window is as before then."""
    whole(page)
    yield from violations(page)
    page.emulate_media(color_scheme="dark")
    yield from violations(page, "color-contrast", "link-in-text-block")
    page.emulate_media(color_scheme="light")
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 740})
        there = page.evaluate("document.documentElement.scrollWidth")
        if there > width:
            yield f"is {there} wide in a window of {width}"
    yield from violations(page)
    page.set_viewport_size({"width": WIDE, "height": HIGH})


def looked_at(page: Page) -> None:
    """Nothing is wrong with the page that was come to."""
    found = list(complaints(page))
    assert not found, "\n".join((page.url, *found))
