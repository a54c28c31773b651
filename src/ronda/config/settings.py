"""Django's settings, put together from the environment.

Two things to know. What differs between machines is read in `environment.py` and nowhere else.
And nothing here starts anything: `ronda.postgres.start` does, called by the command and the tests.
"""

import os
from pathlib import Path

import pghistory
from django.utils.translation import gettext_lazy as _

from ronda import postgres
from ronda.config import replicas
from ronda.config.environment import environment, kept_secret

RONDA = environment(os.environ)
ROOM = Path(__file__).resolve().parent.parent

SECRET_KEY = RONDA.secret_key or kept_secret(RONDA.data)
DEBUG = RONDA.debug
ALLOWED_HOSTS = RONDA.hosts
CSRF_TRUSTED_ORIGINS = [RONDA.origin] if RONDA.origin else []
ROOT_URLCONF = "ronda.config.urls"
WSGI_APPLICATION = "ronda.config.wsgi.application"
ASGI_APPLICATION = "ronda.config.asgi.application"

INSTALLED_APPS = [
    "ronda.apps.audit",
    "ronda.apps.accounts",
    "ronda.apps.notifications",
    "ronda.apps.treaties",
    "ronda.apps.sources",
    "ronda.apps.compliance",
    "ronda.apps.rounds",
    "ronda.apps.library",
    "ronda.apps.meetings",
    "ronda.apps.reports",
    "ronda.apps.follow_ups",
    "ronda.apps.assessments",
    "ronda.apps.national",
    "ronda.apps.trainings",
    # Charges before laws: the export reads a table before those that it points at.
    "ronda.apps.charges",
    "ronda.apps.laws",
    "ronda.apps.search",
    "ronda.apps.portal",
    "ronda.api",
    "ronda.web",
    "ronda.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    # Whoever asks after the process itself comes from beside it: by no name, and not over https.
    "ronda.config.health.Health",
    "django.middleware.security.SecurityMiddleware",
    "ronda.config.middleware.ContentSecurityPolicy",
    # Outside of all that makes a page, compressing included; inside of what no answer is without.
    "ronda.config.kept_pages.KeptPages",
    # Pages and style sheets shrink to a fifth; Django pads them against guessing by size.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ronda.config.routing.ReadsFromReplicas",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # As early as a page can be shown in the reader’s language; nothing before it reads the body.
    "ronda.config.middleware.UploadLimit",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ronda.config.middleware.Requests",
    "ronda.config.middleware.SecondFactor",
    "ronda.config.middleware.Refusals",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOM / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ronda.config.context.application",
                "ronda.web.context.page",
            ],
            "builtins": ["ronda.web.templatetags.addresses"],
        },
    }
]

# ---------------------------------------------------------------- database, history, jobs

DATABASES = {"default": postgres.database(RONDA.data)} | replicas.entries(RONDA.replicas)
DATABASE_ROUTERS = ["ronda.config.routing.ReplicaRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # In the database, so that attempts to sign in are counted across all processes.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
    }
}
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# ---------------------------------------------------------------- people

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_RULES = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_RULES}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_RULES}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_RULES}.CommonPasswordValidator"},
    {"NAME": f"{_RULES}.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "ronda.apps.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Ronda] "
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    # After five wrong passwords an account is shut for a quarter of an hour.
    "login_failed": "20/m/ip,5/15m/key",
    "reset_password": "10/h/ip,3/h/key",
    "reauthenticate": "5/15m/user",
    "change_password": "5/15m/user",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Ronda"
MFA_PASSKEY_LOGIN_ENABLED = False

# ---------------------------------------------------------------- sessions, headers, uploads

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_ENGINE = "ronda.config.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = RONDA.secure
CSRF_COOKIE_SECURE = RONDA.secure
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = RONDA.secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if RONDA.secure else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if RONDA.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = RONDA.secure
SECURE_HSTS_PRELOAD = RONDA.secure
X_FRAME_OPTIONS = "DENY"
FILE_UPLOAD_HANDLERS = [
    "ronda.config.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# A text that is far too long still gets as far as the form, which says so and keeps it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 24_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
UPLOAD_LIMIT_BYTES = RONDA.upload_bytes
SECOND_FACTOR_REQUIRED = RONDA.second_factor
DEMO = RONDA.demo

# How often the API may be asked in a minute: from an address without a token, by a token.
ASKED_A_MINUTE = {"address": 120, "token": 600}

# How much each process keeps of public pages for whoever asks next; 0: nothing.
# What a replica tells may be older than the state by which a page would be kept.
KEPT_PAGES_BYTES = 0 if RONDA.replicas else RONDA.kept_pages_bytes

# ---------------------------------------------------------------- languages, mail, files

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("sr", _("Serbian (Cyrillic)")),
    ("sr-latn", _("Serbian (Latin)")),
]
LOCALE_PATHS = [ROOM / "locale"]
LANGUAGE_COOKIE_SECURE = RONDA.secure
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_TZ = True
TIME_ZONE = "Europe/Paris"
STATIC_URL = "/static/"
# Files are served as they lie in the package, so that no copy has to be made before starting.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600

if RONDA.mail.host:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
elif RONDA.demo:
    EMAIL_BACKEND = "ronda.apps.notifications.outbox.OutboxBackend"
else:
    EMAIL_BACKEND = "ronda.apps.notifications.printing.PrintingBackend"
EMAIL_HOST = RONDA.mail.host
EMAIL_PORT = RONDA.mail.port
EMAIL_HOST_USER = RONDA.mail.user
EMAIL_HOST_PASSWORD = RONDA.mail.password
EMAIL_USE_SSL = RONDA.mail.encrypted
# To a server on this very machine nothing goes over a wire.
_ON_THIS_MACHINE = RONDA.mail.host in {"", "localhost", "127.0.0.1", "::1"}
EMAIL_USE_TLS = not _ON_THIS_MACHINE and not RONDA.mail.encrypted
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = RONDA.mail.sender
SERVER_EMAIL = RONDA.mail.sender
DIGEST_HOUR = RONDA.digest_hour
# The model that tells closeness of meaning where passages are placed; None: words alone.
EMBEDDING_MODEL = RONDA.embedding_model

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"procrastinate": {"level": "WARNING"}},
}
