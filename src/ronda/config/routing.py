"""Which database is asked: a replica for what anybody may read, else the primary.

Two things to know. A replica is chosen once for a request, and only for one that reads and comes
without a session or a token; once it has written, or read records of people or of a State's desk,
the rest of it goes to the primary, as does whatever stands in a transaction. And where a replica
fails in the middle of a request it is left out, and the request is answered anew from the primary.
"""

import logging
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from ronda.config import replicas
from ronda.config.middleware import Middleware

PRIMARY = DEFAULT_DB_ALIAS
OF_PEOPLE = frozenset(
    {
        # What is counted and who has signed in is needed as it is at this very moment.
        "django_cache",
        "sessions",
        "accounts",
        "account",
        "mfa",
        "auth",
        "audit",
        "procrastinate",
        "notifications",
        # What lies on a State's desk is shown within a transaction that says to whom.
        "national",
        "laws",
        "charges",
        "trainings",
    }
)
"""Apps whose records are read from the primary only."""
KEYS = "rounds.calendarkey"
"""A key in an address stands for somebody."""
_logger = logging.getLogger(__name__)


@dataclass
class Reading:
    """From where a request reads; "" for the primary."""

    alias: str
    tried: bool = False
    lost: bool = False
    """Whether the connection broke, which one that was opened anew since does not tell."""


_reading: ContextVar[Reading | None] = ContextVar("reading", default=None)


class ReplicaRouter:
    """Django's router of databases."""

    def db_for_read(self, model: type[Model], **_hints: object) -> str:
        """The replica chosen for the request, where this may be read from it."""
        now = _reading.get()
        if now is None or not now.alias:
            return PRIMARY
        if model._meta.app_label in OF_PEOPLE or model._meta.label_lower == KEYS:
            now.alias = ""
            return PRIMARY
        if connections[PRIMARY].in_atomic_block or not _answers(now):
            return PRIMARY
        return now.alias

    def db_for_write(self, _model: type[Model], **_hints: object) -> str:
        """The primary; and what the request reads from now on comes from there too."""
        if (now := _reading.get()) is not None:
            now.alias = ""
        return PRIMARY

    def allow_relation(self, _one: Model, _other: Model, **_hints: object) -> bool:
        """They are all of one database."""
        return True

    def allow_migrate(self, db: str, _app_label: str, **_hints: object) -> bool:
        """Only the primary is brought up to date; replicas follow."""
        return db == PRIMARY


def _answers(now: Reading) -> bool:
    """Whether the replica can be reached; asked once in a request, before it is first read."""
    if now.tried:
        return True
    now.tried = True
    link = connections[now.alias]
    try:
        link.close_if_health_check_failed()
        link.ensure_connection()
    except (OperationalError, InterfaceError):
        _leave_out(now)
        return False
    return True


def _leave_out(now: Reading) -> None:
    alias, now.alias = now.alias, ""
    _logger.warning("%s failed; the primary is asked instead", alias)
    connections[alias].close()
    if (watching := replicas.watch()) is not None:
        watching.leave_out(alias)


class ReadsFromReplicas(Middleware):
    """Chooses the replica that a request reads from; answers anew where it failed."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        now = Reading(_chosen(request))
        if not now.alias:
            return self.get_response(request)
        _forget_failures_of_the_primary()
        token = _reading.set(now)
        try:
            response = self.get_response(request)
            if response.status_code >= 500 and now.alias and _failed(now):
                _leave_out(now)
                response = self.get_response(request)
            return response
        finally:
            _reading.reset(token)

    def process_exception(self, _request: HttpRequest, error: Exception) -> HttpResponse | None:
        """An answer that nobody sees: of a view that a replica failed, which is asked again."""
        now = _reading.get()
        of_database = isinstance(error, OperationalError | InterfaceError)
        if now is None or not now.alias or not of_database:
            return None
        now.lost = _says_lost(error)
        return HttpResponse(status=503) if _failed(now) else None


def _forget_failures_of_the_primary() -> None:
    """Django keeps in mind that a connection failed until it is opened anew, whoever asked."""
    link = connections[PRIMARY]
    if link.connection is None:
        link.errors_occurred = False


def _says_lost(error: Exception) -> bool:
    """Whether PostgreSQL ended the connection (classes 08 and 57P), or was not there to say so.

    What the primary did not answer (the API counts there) says nothing of the replica.
    """
    if connections[PRIMARY].errors_occurred:
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    return state is None or state.startswith(("08", "57P"))


def _failed(now: Reading) -> bool:
    link = connections[now.alias]
    return now.lost or link.errors_occurred or not link.is_usable()


def _chosen(request: HttpRequest) -> str:
    """The replica for a request; "" where it must read from the primary."""
    anybody = (
        request.method in {"GET", "HEAD"}
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
    )
    watching = replicas.watch() if anybody else None
    return (watching and watching.choose()) or ""
