"""Django's settings for the hash base: a service apart, with a database of its own.

Two things to know. It reads the same variables as Ronda (`environment.py`); only the data folder
and the size of lists differ where nothing is said. And of Ronda's apps it has people and the audit
trail, and the table of Parties that people's organisations point at; nothing of a round.
"""

import os

from ronda import postgres
from ronda.config.environment import environment, kept_secret
from ronda.config.settings import *  # noqa: F403 — what is not said here is as in Ronda
from ronda.config.settings import INSTALLED_APPS as OF_RONDA
from ronda.config.settings import MIDDLEWARE as MIDDLEWARE_OF_RONDA
from ronda.config.settings import ROOM, TEMPLATES

UNLESS_SAID = {"RONDA_DATA": ".data/hash-base", "RONDA_UPLOAD_MB": "600"}
RONDA = environment(UNLESS_SAID | {name: told for name, told in os.environ.items() if told})

SECRET_KEY = RONDA.secret_key or kept_secret(RONDA.data)
DEBUG = RONDA.debug
ALLOWED_HOSTS = RONDA.hosts
CSRF_TRUSTED_ORIGINS = [RONDA.origin] if RONDA.origin else []
DATABASES = {"default": postgres.database(RONDA.data)}
if not RONDA.mail.host:
    EMAIL_BACKEND = "ronda.apps.notifications.printing.PrintingBackend"
UPLOAD_LIMIT_BYTES = RONDA.upload_bytes
# A cookie knows no port: both services may be tried on one machine.
SESSION_COOKIE_NAME = "hash_base_session"
CSRF_COOKIE_NAME = "hash_base_csrf"

# Some of the looks know factsheets: here they are found by name, below, and not as an app.
_SHARED = ("audit", "accounts", "treaties")
_HERE = {f"ronda.apps.{name}" for name in _SHARED}
STATICFILES_DIRS = [ROOM / "web" / "static"]
INSTALLED_APPS = [
    "ronda.apps.hashes",
    *(name for name in OF_RONDA if name in _HERE or not name.startswith("ronda.")),
]
ROOT_URLCONF = "ronda.config.hash_base_urls"
ACCOUNT_ADAPTER = "ronda.apps.hashes.adapter.HashBaseAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Ronda: hash base] "
MFA_TOTP_ISSUER = "Ronda: hash base"

_SECOND_FACTOR = "ronda.config.middleware.SecondFactor"
_OF_EVERYBODY = "ronda.config.middleware.SecondFactorOfEverybody"
MIDDLEWARE = [_OF_EVERYBODY if one == _SECOND_FACTOR else one for one in MIDDLEWARE_OF_RONDA]

_PAGE, _PAGE_HERE = "ronda.web.context.page", "ronda.web.hash_base.page"
_OPTIONS = TEMPLATES[0]["OPTIONS"]
assert isinstance(_OPTIONS, dict)
TEMPLATES = [
    TEMPLATES[0]
    | {
        # What differs from Ronda's own pages comes first.
        "DIRS": [ROOM / "web" / "hash_base_templates", ROOM / "web" / "templates"],
        "OPTIONS": {
            "libraries": {"page": "ronda.web.templatetags.page"},
            "context_processors": [
                _PAGE_HERE if one == _PAGE else one for one in _OPTIONS["context_processors"]
            ],
        },
    }
]
