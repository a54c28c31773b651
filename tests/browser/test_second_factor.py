"""Whoever has a role sets up a second factor before anything else, and is asked for it."""

import base64
import hashlib
import hmac
import re
import struct
import time

from playwright.sync_api import Page, expect

from ronda.demo.loading import SECRETARIAT
from tests.browser.conftest import Visit, sign_in
from tests.browser.looking import violations

SECOND_FACTOR = True


def code(secret: str, ahead: int = 0) -> str:
    """What an authenticator app shows now (RFC 6238), or so many half minutes ahead."""
    counter = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def confirm_password(page: Page) -> None:
    if "/reauthenticate/" in page.url:
        assert violations(page) == []
        page.get_by_label("Password").fill(SECRETARIAT.password)
        page.get_by_role("button", name="Confirm").click()


def test_second_factor_is_set_up_asked_for_and_replaced_by_a_recovery_code(visit: Visit) -> None:
    page = visit("/")
    sign_in(page, SECRETARIAT)
    page.goto("/records/")
    confirm_password(page)
    expect(page).to_have_url(re.compile("/2fa/totp/activate/"))
    assert violations(page) == []
    secret = page.locator("#authenticator_secret").input_value()
    page.get_by_label("Authenticator code").fill(code(secret))
    page.get_by_role("button", name="Activate").click()
    expect(page).to_have_url(re.compile("/recovery-codes/"))
    assert violations(page) == []
    recovery = page.get_by_label("Unused codes").input_value().split()
    page.goto("/records/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Records")

    page.get_by_role("button", name="Sign out").click()
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(SECRETARIAT.email)
    page.get_by_label("Password", exact=True).fill(SECRETARIAT.password)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/2fa/authenticate/"))
    assert violations(page) == []
    page.get_by_label("Code").fill("000000")
    page.get_by_role("main").get_by_role("button", name="Sign In").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Code").fill(recovery[0])
    page.get_by_role("main").get_by_role("button", name="Sign In").click()
    page.goto("/records/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Records")
