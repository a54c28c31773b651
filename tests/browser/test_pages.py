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

from ronda.apps.assessments import urls as assessments
from ronda.apps.follow_ups import urls as follow_ups
from ronda.apps.meetings import urls as meetings
from ronda.apps.rounds.addresses import (
    boards,
    calendars,
    comments,
    compilations,
    questionnaires,
    rounds,
)
from ronda.demo.loading import CONTRIBUTOR, COORDINATOR, SECRETARIAT, VALIDATOR
from ronda.demo.sign_ins import SignIn
from tests.browser.conftest import Visit

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
FIRST, SECOND, FRENCH = 1, 2, 3
"""The editions of the demonstration: two that are published, one to be proofed."""
ASKED = "1:recommendation:III-2"
"""Something that the demonstration's factsheet asks."""

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
    ("portal:search", "/search/", None),
    ("portal:search", "/search/?q=police&kind=recommendation", None),
    ("portal:search", "/search/?q=nowhere", None),
    ("portal:asked", "/rounds/lanzarote/2/recommendations/III-1/", None),
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
    ("national:placing-list", "/desk/placing/", COORDINATOR),
    ("national:placing", "/desk/placing/1/", COORDINATOR),
    ("library:texts", "/library/?q=child", COORDINATOR),
    ("library:text", "/library/cets-201/", SECRETARIAT),
    ("library:passage", "/library/cets-201/article-23/", SECRETARIAT),
    ("library:take-in", "/library/take-in/", SECRETARIAT),
    ("library:add", "/library/add/", SECRETARIAT),
    ("library:change", "/library/cets-201/change/", SECRETARIAT),
    ("library:passage-add", "/library/cets-201/add/", SECRETARIAT),
    ("library:passage-change", "/library/cets-201/article-23/change/", SECRETARIAT),
    ("national:placing", "/desk/placing/1/?q=children", COORDINATOR),
    ("national:placing", "/desk/placing/1/?q=lighthouses", COORDINATOR),
    ("national:library", "/desk/library/", COORDINATOR),
    ("national:library", "/desk/library/?q=hearing+children", COORDINATOR),
    (
        "national:said-before",
        "/desk/library/said-before/?asked=1:recommendation:III-2",
        COORDINATOR,
    ),
    ("national:library-import", "/desk/library/import/", COORDINATOR),
    ("national:library-add", "/desk/library/add/", COORDINATOR),
    ("national:answer", "/desk/library/1/", COORDINATOR),
    ("national:answer", "/desk/library/1/?q=children", COORDINATOR),
    ("national:laws", "/desk/library/laws/", COORDINATOR),
    ("national:translations", "/desk/translations/", COORDINATOR),
    ("national:translation-begin", "/desk/translations/add/", COORDINATOR),
    ("national:contribution-translate", "/desk/contributions/1/translate/", COORDINATOR),
    ("national:translation", "/desk/translations/1/", COORDINATOR),
    ("national:translated-passage", "/desk/translations/1/2/", COORDINATOR),
    ("national:memory", "/desk/memory/", COORDINATOR),
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
    ("national:home", "/desk/", COORDINATOR),
    ("national:home", "/desk/", VALIDATOR),
    ("national:institutions", "/desk/institutions/", COORDINATOR),
    ("national:institution", "/desk/institutions/1/", COORDINATOR),
    ("national:institution-add", "/desk/institutions/add/", COORDINATOR),
    ("national:name-add", "/desk/institutions/1/name/", COORDINATOR),
    ("national:post-add", "/desk/institutions/1/post/", COORDINATOR),
    ("national:dissolve", "/desk/institutions/3/dissolve/", COORDINATOR),
    ("national:read-letter-of", "/desk/institutions/1/letter/", COORDINATOR),
    ("national:post-end", "/desk/posts/1/end/", COORDINATOR),
    ("national:routes", "/desk/routes/", COORDINATOR),
    ("national:holidays", "/desk/holidays/", COORDINATOR),
    ("national:measures", "/desk/measures/", COORDINATOR),
    ("national:measures-timeline", "/desk/measures/timeline/", COORDINATOR),
    ("national:measures-served", "/desk/measures/recommendations/", COORDINATOR),
    ("national:measure-add", "/desk/measures/add/", COORDINATOR),
    ("national:measure", "/desk/measures/1/", COORDINATOR),
    ("national:measure-change", "/desk/measures/1/change/", COORDINATOR),
    ("national:measure-serves", "/desk/measures/1/serves/", COORDINATOR),
    ("national:step-add", "/desk/measures/1/step/", COORDINATOR),
    ("national:figures", "/desk/figures/", COORDINATOR),
    ("national:figure-add", "/desk/figures/add/", COORDINATOR),
    ("national:figure", "/desk/figures/1/", COORDINATOR),
    ("national:figure", "/desk/figures/2/", COORDINATOR),
    ("national:figure", "/desk/figures/4/", COORDINATOR),
    ("national:figure-define", "/desk/figures/1/define/", COORDINATOR),
    ("national:figure-serves", "/desk/figures/1/serves/", COORDINATOR),
    ("national:value-add", "/desk/figures/2/value/", COORDINATOR),
    ("national:value-withdraw", "/desk/values/1/withdraw/", COORDINATOR),
    ("national:uploads", "/desk/figures/spreadsheets/", COORDINATOR),
    ("national:upload", "/desk/figures/spreadsheets/1/", COORDINATOR),
    ("national:requests", "/desk/requests/", COORDINATOR),
    ("national:request-add", "/desk/requests/add/", COORDINATOR),
    ("national:request", "/desk/requests/1/", COORDINATOR),
    ("national:request-split", "/desk/requests/1/split/", COORDINATOR),
    ("national:request-close", "/desk/requests/1/close/", COORDINATOR),
    ("national:addressee", "/desk/asked/1/", CONTRIBUTOR),
    ("national:addressee", "/desk/asked/2/", COORDINATOR),
    ("national:forward", "/desk/asked/1/forward/", CONTRIBUTOR),
    ("national:decline", "/desk/asked/1/decline/", CONTRIBUTOR),
    ("national:remind", "/desk/asked/2/remind/", COORDINATOR),
    ("national:escalate", "/desk/asked/2/escalate/", COORDINATOR),
    ("national:read-letter", "/desk/asked/1/read-letter/", CONTRIBUTOR),
    ("national:letter", "/desk/letters/1/", COORDINATOR),
    ("national:contributions", "/desk/contributions/", COORDINATOR),
    ("national:contribution", "/desk/contributions/1/", COORDINATOR),
    ("national:contribution-write", "/desk/contributions/1/write/", CONTRIBUTOR),
    ("national:withdraw", "/desk/contributions/1/withdraw/", CONTRIBUTOR),
    ("national:texts", "/desk/texts/", COORDINATOR),
    ("national:text", "/desk/texts/1/", COORDINATOR),
    ("national:versions", "/desk/texts/1/versions/", COORDINATOR),
    ("national:submissions", "/desk/submissions/", COORDINATOR),
    ("national:submit", "/desk/submissions/lanzarote/2/", COORDINATOR),
    ("404", "/nothing-here/", None),
    ("403", "/records/", SECRETARIAT),
]
WITHOUT_A_PAGE = {
    # Visited in a round that asks: test_reply.
    "rounds:replies",
    "rounds:reply",
    "rounds:reply-story",
    "rounds:reply-chapter",
    "rounds:rival",
    "rounds:reply-files",
    "rounds:letters",
    "rounds:letter",
    "rounds:reply-return",
    "rounds:reply-returned",
    "rounds:reply-submit",
    "rounds:submission",
    "rounds:submission-changes",
    "rounds:reply-reopen",
    "rounds:reply-reopen-decide",
    "rounds:reply-language",
    "rounds:reply-prefill",
    "rounds:reply-answer",
    "rounds:reply-ready",
    "rounds:reply-file",
    "rounds:reply-file-remove",
    "rounds:reply-form",
    "rounds:reply-take-in",
    "rounds:reply-dismiss",
    "rounds:letter-remove",
    "rounds:passage-take-back",
    "rounds:submission-document",
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
    "national:gather",
    "national:placing-accept",
    "national:placing-reject",
    "national:placing-nothing",
    "national:placing-undo",
    "national:answer-reuse",
    "national:answer-end",
    "national:answer-remove",
    "national:law-remove",
    "national:script-convert",
    "national:memory-file",
    "national:upload-template",
    "national:upload-take-in",
    "national:upload-drop",
    "national:step-done",
    "national:text-draft",
    "notifications:send-again",
    # Visited where a report lies: test_reports.
    "reports:report",
    "reports:take-in",
    "reports:take-in-shown",
    "reports:changes",
    "reports:draft",
    "reports:data",
    "reports:file",
    "reports:publish",
    # Visited where a report is written: test_report_writing.
    "reports:desk",
    "reports:desk-chapter",
    "reports:begin",
    "reports:begin-from",
    "reports:make-draft",
    "reports:codes",
    "reports:rapporteurs",
    "reports:rapporteur-end",
    "reports:add",
    "reports:piece",
    "reports:move",
    "reports:place",
    "reports:take-out",
    "reports:put-back",
    "reports:rival",
    "reports:story",
    "reports:share",
    "reports:adopt",
    "reports:corrections",
    "reports:correct",
    "reports:withdraw",
    "reports:amendments",
    "reports:amend",
    "reports:amendment",
    "reports:amendment-withdraw",
    "compliance:generate",
    # Visited where letters lie: test_notifications.
    "notifications:letter",
    "notifications:outbox-letter",
    "mfa_download_recovery_codes",
    "national:request-send",
    "national:ask-whose",
    "national:covering-letter",
    "national:write",
    "national:letter-original",
    "national:hand-in",
    "national:contribution-sign",
    "national:take-back",
    "national:text-begin",
    "national:text-write",
    "national:put-in",
    "national:set-aside",
    "national:comment",
    "national:settle",
    "national:text-take-back",
    "national:route-remove",
    "national:holiday-remove",
    # Visited on the way: test_state_desk.
    "national:request-change",
    "national:send-to-sign",
    "national:sign",
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
OF_ASSESSMENTS = {f"assessments:{one.name}" for one in assessments.urlpatterns}
"""Visited where something is assessed: test_assessing."""
OF_THEIR_OWN = {
    # Visited, each of them, where there is something to see: test_follow_up_pages, test_meetings.
    *(f"follow_ups:{one.name}" for one in follow_ups.urlpatterns if isinstance(one, URLPattern)),
    *(f"meetings:{one.name}" for one in meetings.urlpatterns if isinstance(one, URLPattern)),
}
OF_ROUNDS = {
    # Visited where a round is run: test_rounds, test_voices.
    f"rounds:{one.name}"
    for addresses in (boards, calendars, comments, compilations, questionnaires, rounds)
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
    named |= OF_ASSESSMENTS | OF_THEIR_OWN
    assert sorted(set(_names(get_resolver().url_patterns)) - named) == []


def _names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _names(one.url_patterns, inner)
        elif one.name:
            yield f"{space}{one.name}"
