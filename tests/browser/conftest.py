"""A real server with a real worker on a database of its own, and a real Chromium before it.

Two things to know. `site` is Ronda as it is served: web server, static files, strict headers, the
worker; one for each module, with the invented Party Arcadia loaded. And these tests run wherever
Chromium is found; where it is not, the summary of the run says so loudly (see tests/conftest.py).
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Error, Page, StorageState, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from ronda.demo.loading import COORDINATOR, SECRETARIAT, load
from ronda.demo.rounds.playing import load_rounds
from ronda.demo.sign_ins import SignIn
from tests.browser.serving import Served, Worker
from tests.database import separate

PROGRAMS = (
    # Chromium without its own windows: the same pages in half the time.
    "chromium-headless-shell",
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
]
# Playwright runs a loop in the thread of the tests; Django would refuse its database for that.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.database)


def _chromium() -> str | None:
    named = os.environ.get("RONDA_CHROMIUM")
    return named or next(filter(None, map(shutil.which, PROGRAMS)), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests."""
    program = _chromium()
    if program is None:
        pytest.skip("no Chromium was found; name one in RONDA_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        with suppress(Error):
            browser.close()


@dataclass(frozen=True)
class Site:
    """Where Ronda is served."""

    address: str
    signed_in: dict[str, StorageState] = field(default_factory=dict)
    """Who has signed in already, with their cookies."""


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, request: pytest.FixtureRequest
) -> Iterator[Site]:
    """Ronda with Arcadia in it, served until the module's tests are done."""
    purpose = request.module.__name__.rpartition(".")[2]
    second_factor = getattr(request.module, "SECOND_FACTOR", False)
    changed = override_settings(SECOND_FACTOR_REQUIRED=second_factor, DEMO=True)
    with django_db_blocker.unblock(), separate(purpose), changed:
        load()
        if rounds := getattr(request.module, "ROUNDS_OF", 0):
            load_rounds(parties=rounds)
        with Worker(), Served() as address:
            yield Site(address)


Visit = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, site: Site) -> Iterator[Visit]:
    """Opens a page as somebody: `visit("/records/", as_=SECRETARIAT, scripts=False)`.

    The page fails its test where a script failed, the policy was broken, or another host was asked.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(
        path: str = "/",
        *,
        as_: SignIn | None = None,
        scripts: bool = True,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        page: Page | None = None,
    ) -> Page:
        if page is None:
            context = chromium.new_context(
                base_url=site.address,
                viewport={"width": width, "height": height},
                java_script_enabled=scripts,
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
                locale="en-GB",
                accept_downloads=True,
                storage_state=_state(chromium, site, as_) if as_ else None,
            )
            contexts.append(context)
            page = context.new_page()
            _watch(page, site, complaints)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


def _state(chromium: Browser, site: Site, who: SignIn) -> StorageState:
    """The cookies of somebody who is signed in."""
    if who.email not in site.signed_in:
        context = chromium.new_context(base_url=site.address)
        sign_in(context.new_page(), who)
        site.signed_in[who.email] = context.storage_state()
        context.close()
    return site.signed_in[who.email]


def sign_in(page: Page, who: SignIn) -> None:
    """Sign in by the form."""
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(who.email)
    page.get_by_label("Password", exact=True).fill(who.password)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/login/" not in url)
    assert "/confirm-email/" not in page.url, f"{who.email} has not been verified"


def _watch(page: Page, site: Site, complaints: list[str]) -> None:
    def foreign(url: str) -> bool:
        return not url.startswith((site.address, "data:", "blob:", "about:"))

    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda message: (
            complaints.append(f"{page.url}: {message.text}")
            if message.type == "error" and "status of 4" not in message.text
            else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            complaints.append(f"{page.url} asked {request.url}") if foreign(request.url) else None
        ),
    )


__all__ = ["COORDINATOR", "SECRETARIAT", "Site", "Visit", "sign_in"]
