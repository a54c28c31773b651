"""A report in the browser: taken in, looked at, factsheets made from it, published."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ronda.reports.json_form import json_of
from tests.apps.reports.scene import ADOPTED
from tests.browser.conftest import SECRETARIAT, Visit
from tests.browser.looking import looked_at
from tests.reports.arcadian import report

REPORT = "/rounds/lanzarote/2/report/"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A draft, and the adopted text in which one finding says something else."""
    first, final = tmp_path / "draft.json", tmp_path / "adopted.json"
    told = json_of(report())
    first.write_text(told, "utf-8")
    other = json.loads(told.replace("Talvia sets the age at eighteen", "Talvia sets it at 16"))
    final.write_text(json.dumps(other | {"adopted": ADOPTED}), "utf-8")
    return first, final


def taken_in(page: Page, file: Path) -> None:
    page.goto(page.url.partition("/rounds/")[0] + REPORT)
    page.get_by_role("link", name="Take in a draft").click()
    looked_at(page)
    page.get_by_label("The report").set_input_files(file)
    page.get_by_role("button", name="Take in").click()


def test_a_report_is_taken_in_and_factsheets_are_made_from_it(
    visit: Visit, files: tuple[Path, Path]
) -> None:
    page = visit(REPORT, as_=SECRETARIAT)
    expect(page.get_by_role("heading", name="There is no draft yet")).to_be_visible()
    looked_at(page)
    for file in files:
        taken_in(page, file)
        expect(page.get_by_role("heading", name="Help by telephone and on line")).to_be_visible()
    expect(page.locator("#r-1")).to_contain_text("require")
    looked_at(page)
    page.get_by_role("navigation", name="You are here").get_by_role("link").nth(1).click()
    looked_at(page)
    page.get_by_role("link", name="Changes since draft 1").click()
    expect(page.locator(".change")).to_have_count(2)  # one for each language
    looked_at(page)
    page.go_back()
    page.get_by_role("link", name="Draft 2").click()
    page.get_by_role("link", name="Make the factsheets").click()
    expect(page.get_by_role("row", name="Arcadia").first).to_be_visible()
    looked_at(page)
    page.get_by_role("button", name="Make 4 factsheets").click()
    expect(page.get_by_text("4 factsheets were made.")).to_be_visible()
    published(page)


def published(page: Page) -> None:
    page.goto(page.url.partition("/records/")[0] + f"{REPORT}drafts/2/")
    page.get_by_role("link", name="Publish").click()
    looked_at(page)
    page.get_by_label("Day").fill("2026-03-20")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("The report is published.")).to_be_visible()


def test_everybody_reads_the_published_report_and_no_draft(visit: Visit) -> None:
    page = visit(REPORT)
    expect(page.get_by_role("link", name="Draft 2")).to_be_visible()
    expect(page.get_by_role("link", name="Draft 1")).to_have_count(0)
    assert page.goto(page.url + "drafts/1/").status == 404  # type: ignore[union-attr]
