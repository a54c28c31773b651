"""Puts the settings of the hash base on top for every test of this folder."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from ronda.config import hash_base

OWN = (
    "ROOT_URLCONF",
    "MIDDLEWARE",
    "TEMPLATES",
    "ACCOUNT_ADAPTER",
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_NAME",
    "UPLOAD_LIMIT_BYTES",
)


@pytest.fixture(autouse=True)
def in_the_hash_base() -> Iterator[None]:
    """Addresses, templates and middleware are the base's own."""
    with override_settings(**{name: getattr(hash_base, name) for name in OWN}):
        yield
