"""Whether this process lives and can answer, for balancers and whatever starts containers.

Two things to know. It is told before anything else is looked at, as whoever asks comes from beside
the process, by its number and without https. And nothing is told but that.
"""

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from ronda.config import replicas
from ronda.config.middleware import Middleware

LIVE, READY = "/health/live/", "/health/ready/"


class Health(Middleware):
    """Answers the two addresses; everything else goes on."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """200 or 503, in a word."""
        if request.path == LIVE:
            return _told("alive", 200)
        if request.path != READY:
            return self.get_response(request)
        return _told("ready", 200) if _can_read() else _told("no database answers", 503)


def _told(word: str, status: int) -> HttpResponse:
    plain = "text/plain; charset=utf-8"
    return HttpResponse(f"{word}\n", plain, status, headers={"Cache-Control": "no-store"})


def _can_read() -> bool:
    """Whether the primary answers, or some replica, from which public pages are read meanwhile."""
    watching = replicas.watch()
    if watching is not None and watching.good:
        return True
    try:
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        connections[DEFAULT_DB_ALIAS].close()
        return False
    return True
