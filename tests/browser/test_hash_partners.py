"""The pages of partners and of the matching service: nothing for axe to find, nothing cut off."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client as Visitor
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.plugin import DjangoDbBlocker

from ronda.apps.accounts.models import User
from ronda.apps.hashes.models import Post
from ronda.config import hash_base
from tests.apps.hashes.conftest import OWN
from tests.apps.hashes.people import holder
from tests.apps.hashes.role_exchange import ExchangeScene, exchange_scene
from tests.browser.looking import violations
from tests.browser.serving import Served
from tests.database import separate

Opened = tuple[str, ExchangeScene, User]
SHOTS = os.environ.get("RONDA_SHOTS")
"""A folder for pictures of the pages, to be looked at."""


@pytest.fixture(scope="module")
def base(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Opened]:
    own = {name: getattr(hash_base, name) for name in OWN}
    with (
        django_db_blocker.unblock(),
        separate("hash_partners"),
        override_settings(**own, SECOND_FACTOR_REQUIRED=False),
    ):
        there, who = exchange_scene(), holder(Post.CUSTODIAN, name="Custodian of the base")
        with Served() as address:
            yield address, there, who


def pages(there: ExchangeScene) -> dict[str, str]:
    code = there.partner.code
    at: dict[str, list[object]] = {
        "partners": [],
        "partner-add": [],
        "partner": [code],
        "partner-address": [code],
        "give": [code],
        "key-add": [code],
        "agreement-draft": [code],
        "agreement": [code, there.draft.pk],
        "partner-hand-in": [code],
        "partner-file": [code, there.file.pk],
        "disclosures": [],
        "disclosure": [there.disclosure.pk],
        "clients": [],
        "client-add": [],
        "client": [there.proposed.pk],
        "queries": [],
    }
    return {name: reverse(f"hashes:{name}", args=args) for name, args in at.items()}


@pytest.mark.parametrize(
    ("width", "language"), [(1280, "en-GB"), (320, "en-GB"), (320, "fr-FR"), (320, "sr-RS")]
)
def test_pages_are_clean_and_fit(
    base: Opened, chromium: Browser, width: int, language: str
) -> None:
    address, there, who = base
    visitor = Visitor()
    visitor.force_login(who)
    name = hash_base.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": visitor.cookies[name].value, "url": address}
    context = chromium.new_context(
        base_url=address, viewport={"width": width, "height": 900}, locale=language
    )
    context.add_cookies([cookie])  # type: ignore[list-item]
    page, wrong = context.new_page(), []
    for where, path in pages(there).items():
        answer = page.goto(path)
        assert answer is not None and answer.status == 200, path
        wrong += [f"{where}: {one}" for one in violations(page)]
        assert page.evaluate("document.documentElement.lang")[:2] == language[:2]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{where}: wider than the window of {width}")
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{where}-{width}-{language}.png", full_page=True)
    context.close()
    assert not wrong, "\n".join(wrong)
