"""Every page, for whoever may see it: nothing for axe to find, nothing cut off, nothing foreign.

Two things to know. `PAGES` must name every address there is, so that a new page cannot be
forgotten. And a width of 320 is a window of 1280 enlarged to 400 %.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page

from ronda.apps.rounds.addresses import calendars, questionnaires, rounds
from ronda.demo.loading import COORDINATOR, SECRETARIAT
from ronda.demo.sign_ins import SignIn
from tests.browser.conftest import Visit

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
FIRST, SECOND, FRENCH = 1, 2, 3
"""The editions of the demonstration: two that are published, one to be proofed."""

PAGES: list[tuple[str, str, SignIn | None]] = [
    ("portal:home", "/", None),
    ("portal:about", "/about/", None),
    ("portal:accessibility", "/accessibility/", None),
    ("portal:factsheets", "/factsheets/", None),
    ("portal:factsheet", "/factsheets/xar/2/", None),
    ("portal:factsheet", "/factsheets/xar/2/?strength=require&box=filled", None),
    ("portal:code", "/factsheets/xar/2/III-1", None),
    ("portal:compare", "/factsheets/xar/2/compare/", None),
    ("portal:published", "/factsheets/xar/2/en/1/", None),
    ("portal:edition", f"/editions/{FRENCH}/", SECRETARIAT),
    ("account_login", "/accounts/login/", None),
    ("account_reset_password", "/accounts/password/reset/", None),
    ("account_reset_password_done", "/accounts/password/reset/done/", None),
    ("account_signup", "/accounts/signup/", None),
    ("account_inactive", "/accounts/inactive/", None),
    ("account_email_verification_sent", "/accounts/confirm-email/", None),
    ("account_logout", "/accounts/logout/", SECRETARIAT),
    ("account_change_password", "/accounts/password/change/", SECRETARIAT),
    ("account_email", "/accounts/email/", SECRETARIAT),
    ("account_reauthenticate", "/accounts/reauthenticate/", SECRETARIAT),
    ("mfa_index", "/accounts/2fa/", SECRETARIAT),
    ("mfa_activate_totp", "/accounts/2fa/totp/activate/", SECRETARIAT),
    ("accounts:profile", "/account/", COORDINATOR),
    ("accounts:people", "/people/", SECRETARIAT),
    ("accounts:people", "/people/?q=nobody-at-all", COORDINATOR),
    ("accounts:organisations", "/people/organisations/", SECRETARIAT),
    ("accounts:invite", "/people/invite/", SECRETARIAT),
    ("accounts:person", "/people/3/", SECRETARIAT),
    ("accounts:story", "/people/3/story/", SECRETARIAT),
    ("accounts:deactivate", "/people/3/close/", SECRETARIAT),
    ("accounts:membership-end", "/people/roles/3/end/", SECRETARIAT),
    ("accounts:membership-hand-over", "/people/roles/3/hand-over/", SECRETARIAT),
    ("compliance:records", "/records/", SECRETARIAT),
    ("compliance:records", "/records/", COORDINATOR),
    ("compliance:import", "/records/import/", SECRETARIAT),
    ("compliance:progress", "/records/import/progress/", SECRETARIAT),
    ("compliance:proof", f"/records/{FRENCH}/", SECRETARIAT),
    ("compliance:proof", f"/records/{SECOND}/", SECRETARIAT),
    ("compliance:correct", f"/records/{FRENCH}/correct/chapters/1/recommendations/0/", SECRETARIAT),
    ("compliance:correct", f"/records/{FRENCH}/correct/chapters/1/title/", SECRETARIAT),
    ("compliance:remove", f"/records/{FRENCH}/remove/chapters/1/recommendations/0/", SECRETARIAT),
    ("compliance:add", f"/records/{FRENCH}/add/", SECRETARIAT),
    ("compliance:corrections", f"/records/{FRENCH}/corrections/", SECRETARIAT),
    ("compliance:story", f"/records/{SECOND}/story/", SECRETARIAT),
    ("compliance:hand-in", f"/records/{SECOND}/hand-in/", COORDINATOR),
    ("compliance:way", f"/records/{FRENCH}/approve/", SECRETARIAT),
    ("compliance:way", f"/records/{SECOND}/withdraw/", SECRETARIAT),
    ("compliance:returned", "/returned/1/", COORDINATOR),
    ("compliance:dismiss", "/returned/1/dismiss/", COORDINATOR),
    ("sources:sources", "/documents/", COORDINATOR),
    ("sources:source", "/documents/1/", SECRETARIAT),
    ("notifications:own", "/notifications/", COORDINATOR),
    ("notifications:preferences", "/notifications/preferences/", COORDINATOR),
    ("notifications:sent", "/notifications/sent/", SECRETARIAT),
    ("notifications:sent", "/notifications/sent/?state=refused", SECRETARIAT),
    ("notifications:outbox", "/outbox/", SECRETARIAT),
    ("404", "/nothing-here/", None),
    ("403", "/records/", SECRETARIAT),
]
WITHOUT_A_PAGE = {
    # They do something and go on to a page, or give a file.
    "theme",
    "portal:download",
    "set_language",
    "accounts:send-link",
    "compliance:undo",
    "compliance:settle",
    "compliance:read-again",
    "compliance:take-in",
    "compliance:decide",
    "compliance:put",
    "compliance:make",
    "compliance:set-aside",
    "sources:original",
    "notifications:send-again",
    # Visited where letters lie: test_notifications.
    "notifications:letter",
    "notifications:outbox-letter",
    "mfa_download_recovery_codes",
    # Visited where something unplaced or broken lies: test_unplaced.
    "compliance:place",
    "compliance:fault",
    # Visited on the way: test_second_factor and the walk of an invited person.
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "account_set_password",
    "account_confirm_login_code",
    "account_confirm_email",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}
OF_ROUNDS = {
    # Visited where a round is run: test_rounds.
    f"rounds:{one.name}"
    for addresses in (calendars, questionnaires, rounds)
    for one in addresses.urlpatterns
}
LABELS = [f"{name} {path}" for name, path, _who in PAGES]


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds, a line each; only by these rules, where some are named."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    asked = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    return [
        f"{one['id']}: {one['help']}: {node['target']} {node['html'][:160]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize(("name", "path", "who"), PAGES, ids=LABELS)
def test_page_is_accessible(visit: Visit, name: str, path: str, who: SignIn | None) -> None:
    page = visit(path, as_=who)
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.title().endswith(" · Ronda") and len(page.title()) > 10
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "color-contrast", "link-in-text-block") == []
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_every_address_is_visited() -> None:
    named = {name for name, _path, _who in PAGES} | WITHOUT_A_PAGE | OF_ROUNDS
    assert sorted(set(_names(get_resolver().url_patterns)) - named) == []


def _names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _names(one.url_patterns, inner)
        elif one.name:
            yield f"{space}{one.name}"
