"""Pages in a language that runs from right to left: mirrored, whole, accessible.

Two things to know. No such language is offered yet; `backwards.py` makes one for the tests. And
what stands on a page in its own language keeps its own direction.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page

from ronda.demo.loading import COORDINATOR, SECRETARIAT
from ronda.demo.sign_ins import SignIn
from tests.browser import backwards
from tests.browser.conftest import Site, Visit
from tests.browser.looking import violations

STYLES = Path(settings.ROOM) / "web" / "static" / "ronda"
PAGES: list[tuple[str, SignIn | None]] = [
    ("/", None),
    ("/about/", None),
    ("/factsheets/", None),
    ("/factsheets/xar/2/", None),
    ("/factsheets/xar/2/compare/?old=1&new=2", None),
    ("/search/?q=police", None),
    ("/rounds/lanzarote/2/recommendations/III-1/", None),
    ("/rounds/", None),
    ("/library/", None),
    ("/data/", None),
    ("/accounts/login/", None),
    ("/embed/factsheets/xar/2/", None),
    ("/records/", SECRETARIAT),
    ("/records/3/", SECRETARIAT),
    ("/people/invite/", SECRETARIAT),
    ("/desk/", COORDINATOR),
    ("/desk/figures/1/", COORDINATOR),
    ("/desk/measures/", COORDINATOR),
    ("/notifications/preferences/", COORDINATOR),
]
CUT_OFF = """() => [...document.querySelectorAll('body *')].filter(one => {
    if (one.closest('.table-frame, .hidden-visually, .skip, svg, select')) return false;
    const there = one.getBoundingClientRect();
    if (!there.width || !there.height) return false;
    return there.left < -1 || there.right > document.documentElement.clientWidth + 1;
}).map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module", autouse=True)
def language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with backwards.offered(tmp_path_factory.mktemp("locale")):
        yield


def turned(visit: Visit, path: str, who: SignIn | None, site: Site, width: int = 1280) -> Page:
    """A page in the language that runs from right to left."""
    page = visit("/about/", as_=who, width=width)
    name, value = settings.LANGUAGE_COOKIE_NAME, backwards.LANGUAGE
    page.context.add_cookies([{"name": name, "value": value, "url": site.address}])
    return visit(path, page=page)


@pytest.mark.parametrize(("path", "who"), PAGES, ids=[path for path, _who in PAGES])
def test_page_runs_from_right_to_left(
    visit: Visit, site: Site, path: str, who: SignIn | None
) -> None:
    page = turned(visit, path, who, site)
    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert backwards.TURNED in page.locator("h1").or_(page.locator("main")).first.inner_text()
    assert violations(page) == []
    for width in (1280, 360, 320):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT_OFF) == []


def test_menus_and_tables_are_mirrored(visit: Visit, site: Site) -> None:
    page = turned(visit, "/factsheets/xar/2/", None, site)

    def left(selector: str) -> float:
        box = page.locator(selector).first.bounding_box()
        assert box is not None
        return box["x"]

    assert left(".wordmark") > left(".masthead nav") > left(".masthead .aside")
    assert left(".figures thead th:nth-child(1)") > left(".figures thead th:nth-child(2)")
    assert left(".reading-aside") > left(".reading-main")
    border = "getComputedStyle(document.querySelector('.recommendation')).borderRightWidth"
    assert page.evaluate(border) != "0px"
    part = page.locator(".bar-part").first.bounding_box()
    bar = page.locator(".bar").first.bounding_box()
    assert part is not None and bar is not None
    assert part["x"] > bar["x"] and abs(part["x"] + part["width"] - bar["x"] - bar["width"]) < 1


def test_our_style_sheets_name_no_side() -> None:
    """Write margin-inline-start for margin-left, text-align: start for left, and so on."""
    side = re.compile(
        r"(?:margin|padding|border)-(?:left|right)|text-align: *(?:left|right)"
        r"|float: *(?:left|right)|[;{ ](?:left|right):"
    )
    named = [
        f"{path.name}: {line.strip()}"
        for path in sorted(STYLES.glob("*.css"))
        for line in path.read_text("utf-8").splitlines()
        if side.search(line) and '[dir="rtl"]' not in line
    ]
    assert named == []
