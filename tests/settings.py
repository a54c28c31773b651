"""Settings for tests and checks: Ronda with the apps of its services apart as well.

Two things to know. Nobody runs this: it is there so that one run of the tests, and one of the type
checker, knows every model. And tests of a service apart put its own settings on top
(`tests/apps/hashes/conftest.py`).
"""

from ronda.config.settings import *  # noqa: F403
from ronda.config.settings import INSTALLED_APPS as OF_RONDA

INSTALLED_APPS = [*OF_RONDA, "ronda.apps.hashes"]
# All tests ask from one address.
ASKED_A_MINUTE = {"address": 1_000_000, "token": 600}
# What is kept of pages has tests of its own; all others see pages as they are made.
KEPT_PAGES_BYTES = 0
