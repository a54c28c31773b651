"""Sessions in the database, which last as long as somebody works.

Two things to know. A session ends eight hours after its last request, and is written anew for that
only when ten minutes of them have gone: a request that only reads then writes nothing. So somebody
may be signed out up to ten minutes sooner, and never later.
"""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import connections, router
from django.utils import timezone

RENEWED_AFTER = timedelta(minutes=10)
_KEPT = """
    SELECT session_data, expire_date FROM django_session
    WHERE session_key = %s AND expire_date > %s
"""


class SessionStore(db.SessionStore):
    """The session of a request."""

    def load(self) -> dict[str, Any]:
        """What is kept in it; it is to be written again where enough of its time has gone."""
        now = timezone.now()
        kept = self._kept(now)
        if kept is None:
            self._session_key = None
            return {}
        data, ends = kept
        if ends - now < timedelta(seconds=self.get_session_cookie_age()) - RENEWED_AFTER:
            self.modified = True
        decoded: dict[str, Any] = self.decode(data)
        return decoded

    def _kept(self, now: datetime) -> tuple[str, datetime] | None:
        """What the database has, and when it ends; None where it has ended or was never there."""
        # As words of SQL: each request asks this, and to have them put together takes longer.
        with connections[router.db_for_read(Session)].cursor() as cursor:
            cursor.execute(_KEPT, [self.session_key, now])
            row: tuple[str, datetime] | None = cursor.fetchone()
        return row
