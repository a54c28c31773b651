"""Schemathesis asks all that the description allows, and much that it does not.

Two things to know. It runs as its users run it, against a server, from a fixed seed, with every
check it has. And it stops after half a minute: what it has not asked by then, the next run does.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.api.asking import BASE, token_of
from tests.apps.compliance.arcadia import LATER, published
from tests.apps.people import coordinator

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 30


def ran(server: LiveServer, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """What it says of the API that a server has."""
    address = f"{server.url}{BASE}"
    asked = [sys.executable, "-m", "schemathesis.cli", "run", f"{address}/openapi.json"]
    asked += ["--url", address, "--seed", "1", "--max-examples", "6", "--no-color", *more]
    asked += ["--max-time", str(SECONDS)]
    return subprocess.run(
        asked, capture_output=True, text=True, timeout=SECONDS + 25, cwd=folder, check=False
    )


def test_nothing_is_wrong_for_anybody_nor_by_a_token(
    live_server: LiveServer, tmp_path: Path, settings: Settings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    settings.ASKED_A_MINUTE = {"address": 1_000_000, "token": 1_000_000}
    published()
    published(LATER)
    token = token_of(coordinator(), "read")
    told = ran(live_server, tmp_path, "--header", f"Authorization: Bearer {token}")
    assert told.returncode == 0, told.stdout[-8_000:] + told.stderr[-2_000:]
    assert "Test cases:" in told.stdout
