"""The hash base in a browser: a seized collection goes through its roles to the referral.

Two things to know. It is served as it is on its own machine: its settings, its addresses, its
looks. And every hash is random; the collection is invented.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from django.urls import get_resolver
from playwright.sync_api import Page, expect
from pytest_django.plugin import DjangoDbBlocker

from ronda.config import hash_base
from ronda.demo.hash_base import (
    AUDITOR,
    CLASSIFIER,
    CONFIRMER,
    CUSTODIAN,
    INVESTIGATOR,
    OFFICER,
    load,
)
from ronda.demo.sign_ins import SignIn
from tests.apps.hashes.conftest import OWN
from tests.apps.hashes.entries import bits
from tests.apps.hashes.lists import line, near, table
from tests.browser.conftest import Site, Visit
from tests.browser.looking import looked_at
from tests.browser.serving import Served, Worker
from tests.database import separate

A_MINUTE = 60_000


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The base with its invented hashes, served until the module's tests are done."""
    own = {name: getattr(hash_base, name) for name in OWN}
    changed = override_settings(SECOND_FACTOR_REQUIRED=False, DEMO=True, **own)
    with django_db_blocker.unblock(), separate("hash_base"), changed:
        load()
        with Worker(), Served() as address:
            yield Site(address)


PAGES: tuple[tuple[str, str, SignIn | None], ...] = (
    ("account_login", "/accounts/login/", None),
    ("about", "/about/", None),
    ("overview", "/", OFFICER),
    ("overview", "/", INVESTIGATOR),
    ("account", "/account/", AUDITOR),
    ("collections", "/collections/", INVESTIGATOR),
    ("hand-in", "/collections/hand-in/", INVESTIGATOR),
    ("collection", "/collections/1/", OFFICER),
    ("collection", "/collections/1/?show=near", INVESTIGATOR),
    ("collection", "/collections/1/?show=known", INVESTIGATOR),
    ("collection", "/collections/1/?show=set-aside", INVESTIGATOR),
    ("broken", "/collections/1/broken/", INVESTIGATOR),
    ("collection-erase", "/collections/1/erase/", CUSTODIAN),
    ("leads", "/work/", OFFICER),
    ("group", "/work/1/", OFFICER),
    ("group", "/work/2/", OFFICER),
    ("assign", "/work/4/assign/", OFFICER),
    ("refer", "/work/2/refer/", OFFICER),
    ("answer", "/referrals/2/answer/", OFFICER),
    ("close", "/work/2/close/", OFFICER),
    ("reopen", "/work/1/reopen/", OFFICER),
    ("propose", "/work/2/propose/", OFFICER),
    ("items", "/items/", AUDITOR),
    ("item", "/items/1/", CLASSIFIER),
    ("item", "/items/2/", AUDITOR),
    ("entry-way", "/entries/1/classify/", CLASSIFIER),
    ("entry-way", "/entries/1/correct/", CLASSIFIER),
    ("entry-way", "/entries/1/dispute/", CLASSIFIER),
    ("entry-way", "/entries/1/withdraw/", CLASSIFIER),
    ("proposals", "/proposals/", CONFIRMER),
    ("proposals", "/proposals/?all=1", CONFIRMER),
    ("proposal", "/proposals/4/", CONFIRMER),
    ("decline", "/proposals/4/decline/", CONFIRMER),
    ("disputes", "/disputes/", CONFIRMER),
    ("decide", "/disputes/1/uphold/", CONFIRMER),
    ("retention", "/retention/", CUSTODIAN),
    ("rule", "/retention/standing/", CUSTODIAN),
    ("erase-due", "/retention/due/", CUSTODIAN),
    ("figures", "/figures/", AUDITOR),
    ("people", "/people/", CUSTODIAN),
    ("invite", "/people/invite/", CUSTODIAN),
    ("person", "/people/2/", CUSTODIAN),
    ("trail", "/trail/", AUDITOR),
    ("403", "/trail/", INVESTIGATOR),
    ("404", "/nothing-here/", AUDITOR),
)
WITHOUT_A_PAGE = {
    # They do something and go on to a page, or give a file; or machines knock there.
    "confirm",
    "take-back",
    "appointment-end",
    "figures-file",
    "feed-batches",
    "feed-receipts",
    "fetch",
    "key-confirm",
    "agreement-sign",
    "partner-file-take",
    "client-accredit",
    "queries-read",
    # Asked once more on the same page as here: `hashes/ask.html`.
    "key-end",
    "agreement-stop",
    "partner-file-dismiss",
    "client-stop",
}
OF_PARTNERS = {
    # Visited in test_hash_partners.
    "partners",
    "partner-add",
    "partner",
    "partner-address",
    "give",
    "key-add",
    "agreement-draft",
    "agreement",
    "partner-hand-in",
    "partner-file",
    "disclosures",
    "disclosure",
    "clients",
    "client-add",
    "client",
    "queries",
}


@pytest.mark.parametrize(
    ("name", "path", "who"), PAGES, ids=[f"{name} {path}" for name, path, _who in PAGES]
)
def test_page_is_accessible(visit: Visit, name: str, path: str, who: SignIn | None) -> None:
    page = visit(path, as_=who)
    looked_at(page)
    assert page.title().endswith(" · Hash base")


def test_every_page_of_the_base_is_visited() -> None:
    own = {name for name, _path, _who in PAGES} | WITHOUT_A_PAGE | OF_PARTNERS
    with override_settings(ROOT_URLCONF=hash_base.ROOT_URLCONF):
        names = set(get_resolver().namespace_dict["hashes"][1].reverse_dict)
    assert {str(name) for name in names if isinstance(name, str)} - own == set()


def seized(folder: Path) -> Path:
    """An invented collection: two of a series, one flat picture, one video twice, a broken line."""
    series = bits("a series of nothing", 32)
    video = f"{bits('a video of nothing', 16).hex()},,,,\n"
    file = folder / "exhibit-12.csv"
    lines = (
        video,
        *(line(f"alone {turn}") for turn in range(300)),
        line("one", pdq=series),
        line("another", pdq=near(series, 12)),
        line("flat", quality=4),
        "not a hash,,,,\n",
        video,
    )
    file.write_bytes(table(*lines))
    return file


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_seized_collection_goes_through_its_roles_to_the_referral(
    visit: Visit, tmp_path: Path, scripts: bool
) -> None:
    reference = f"ARC-2026-9{int(scripts)}"
    page = visit("/collections/hand-in/", as_=INVESTIGATOR, scripts=scripts)
    file = seized(tmp_path)
    if scripts:
        file.write_bytes(file.read_bytes() + line("in this list only").encode())
    page.get_by_label("List of hashes").set_input_files(file)
    page.get_by_label("Case reference").fill(reference)
    page.get_by_role("button", name="Hand in").click()
    triaged = page.get_by_role("row", name=re.compile("^New "))
    expect(triaged).to_be_visible(timeout=A_MINUTE)
    expect(triaged).to_contain_text(str(304 + int(scripts)))
    expect(page.get_by_role("row", name=re.compile("^Set apart"))).to_contain_text("1")
    page.get_by_role("link", name="See why").click()
    expect(page.get_by_role("cell", name="md5", exact=True)).to_be_visible()
    taken_up(visit("/work/", as_=OFFICER, scripts=scripts), reference)


def taken_up(page: Page, reference: str) -> None:
    """The officer takes the series up, puts it to a partner and proposes it for the base."""
    page.get_by_role("link", name=f"{reference}/1", exact=True).click()
    expect(page.get_by_text(f"2 rows of collection {reference}")).to_be_visible()
    page.get_by_role("link", name="Take up").click()
    page.get_by_role("button", name="Assign").click()
    expect(page.get_by_text("The lead is assigned.")).to_be_visible()
    page.get_by_role("link", name="Refer to a partner").click()
    page.get_by_label("Partner", exact=True).fill("Unit of Talvia")
    page.get_by_role("button", name="Refer").click()
    expect(page.get_by_role("row", name=re.compile("Unit of Talvia"))).to_be_visible()
    page.get_by_role("link", name="Put in the answer").click()
    page.get_by_label("What came of it").select_option("safeguarded")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Close").click()
    page.get_by_label("What came of it").select_option("safeguarded")
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_text("victim identified and safeguarded").first).to_be_visible()


def test_what_one_proposes_another_confirms(visit: Visit) -> None:
    page = visit("/items/6/", as_=CLASSIFIER)
    page.get_by_role("link", name=re.compile("^Correct")).first.click()
    page.get_by_label("What is wrong").select_option("series")
    page.get_by_label("What it should be").fill("S-777")
    page.get_by_label("Why").fill("Told by the unit that found it.")
    page.get_by_role("button", name="Propose").click()
    page.get_by_role("link", name=re.compile("^Correct,")).click()
    expect(page.get_by_role("button", name="Confirm")).to_have_count(0)
    address = page.url
    page = visit(address, as_=CONFIRMER)
    expect(page.get_by_text("→ S-777")).to_be_visible()
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("Confirmed: it is done.")).to_be_visible()
    page.goto("/items/?q=S-777")
    expect(page.get_by_role("link", name="6", exact=True)).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "sr", "sr-latn"])
def test_the_pages_speak_the_languages_of_ronda(visit: Visit, language: str) -> None:
    page = visit("/", as_=OFFICER)
    page.get_by_label("Language").select_option(language)
    page.get_by_role("button", name="Change language").click()
    told = {"fr": "Vue d’ensemble", "sr": "Преглед", "sr-latn": "Pregled"}[language]
    expect(page.get_by_role("heading", level=1)).to_have_text(told)
