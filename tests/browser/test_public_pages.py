"""Where the Parties stand, the matrix, a Party, Parties beside each other: as everybody uses them.

Two things to know. Three invented Parties have the demonstration's factsheet here, so that there is
something to compare. And with RONDA_PICTURES=1 the tests make the pictures of the guide.
"""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from ronda.apps.compliance.models import Edition, Status
from ronda.apps.compliance.selectors import edition_assemble
from ronda.apps.compliance.services.factsheets import edition_record
from ronda.factsheets.model import Factsheet
from tests.apps.people import secretary, state
from tests.browser.conftest import Site, Visit
from tests.browser.looking import looked_at
from tests.browser.test_round import picture

MATRIX = "/rounds/lanzarote/2/matrix/"
COMPARE = "/compare/?party=xar&party=xta&party=xve"
PAGES = ("/", "/parties/xar/", MATRIX, f"{MATRIX}?rows=least", COMPARE, "/compare/?party=xar")


@pytest.fixture(scope="module", autouse=True)
def published(site: Site) -> None:
    """The demonstration's factsheet of Arcadia, for two more Parties."""
    newest = Edition.objects.filter(status=Status.PUBLISHED, language="en").order_by("-number")
    edition = newest.select_related("factsheet__round").first()
    assert edition is not None
    told = edition_assemble(edition).model_dump_json(by_alias=True)
    for party in map(state, ("XTA", "XVE")):
        own = told.replace("Arcadia", party.name).replace("XAR", party.code)
        made = edition_record(
            actor=secretary(),
            value=Factsheet.model_validate_json(own),
            party=party,
            round=edition.factsheet.round,
        )
        made.status, made.published_at = Status.PUBLISHED, timezone.now()
        made.save(update_fields=["status", "published_at"])


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_found_by_axe_in_both_themes_nor_cut_off_at_320(visit: Visit, path: str) -> None:
    page = visit(path)
    looked_at(page)


def focused(page: Page) -> str:
    """Where the link in focus leads."""
    return str(page.evaluate("document.activeElement.getAttribute('href')"))


def test_the_matrix_is_walked_by_the_arrow_keys(visit: Visit) -> None:
    page = visit(MATRIX)
    first = page.locator(".grid tbody td a").first
    first.focus()
    expect(first).to_be_focused()
    start = focused(page)
    assert re.fullmatch(r"/factsheets/xar/2/#\S+", start)
    page.keyboard.press("ArrowRight")
    assert focused(page) == start.replace("/xar/", "/xta/")
    page.keyboard.press("ArrowDown")
    below = focused(page)
    assert below.startswith("/factsheets/xta/2/#")
    assert below != start.replace("/xar/", "/xta/")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == start
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(start)))
    expect(page.locator(f"[id='{start.partition('#')[2]}']")).to_be_visible()


def test_the_matrix_is_narrowed_and_ordered_without_scripts(visit: Visit) -> None:
    page = visit(MATRIX, scripts=False)
    rows = page.locator(".grid tbody tr").count()
    page.get_by_label("Rows with").select_option("said")
    page.get_by_label("Order of recommendations").select_option("most")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("shows=said"))
    assert 0 < page.locator(".grid tbody tr").count() < rows
    page.get_by_role("link", name="Show everything").click()
    expect(page.locator(".grid tbody tr")).to_have_count(rows)
    picture(page, "public-matrix", 1000)


def test_from_the_map_to_a_party_to_the_words_of_its_factsheet(visit: Visit) -> None:
    page = visit("/", scripts=False)
    picture(page, "public-map", 860)
    page.get_by_role("link", name=re.compile("^XAR")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Arcadia")
    picture(page, "public-party", 1000)
    first = page.locator(".followed tbody th a").first
    anchor = str(first.get_attribute("href")).partition("#")[2]
    first.click()
    expect(page.locator(f"[id='{anchor}']")).to_be_visible()


def test_parties_are_chosen_and_stand_beside_each_other(visit: Visit) -> None:
    page = visit("/compare/", scripts=False)
    page.get_by_label("Arcadia").check()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose one more Party at least")
    page.get_by_label(state("XTA").name).check()
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".side-by-side").first).to_be_visible()
    picture(page, "public-compare", 1000)
    page.get_by_role("navigation", name="Chapters").get_by_role("link").last.click()
    expect(page.locator(".side-by-side").first).to_be_visible()


def test_the_map_is_read_without_its_colours(visit: Visit) -> None:
    page = visit("/")
    names = page.locator("ul.tiles a").all_inner_texts()
    assert len(names) >= 51
    assert all(re.search("published|said|concluded", one) for one in names)
