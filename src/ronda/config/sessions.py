"""Sessions in the database, which last as long as somebody works.

Two things to know. A session ends eight hours after its last request, and is written anew for that
only when ten minutes of them have gone: a request that only reads then writes nothing. So somebody
may be signed out up to ten minutes sooner, and never later.
"""

from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

RENEWED_AFTER = timedelta(minutes=10)


class SessionStore(db.SessionStore):
    """The session of a request."""

    def load(self) -> dict[str, Any]:
        """What is kept in it; it is to be written again where enough of its time has gone."""
        kept = self._get_session_from_db()  # type: ignore[attr-defined]
        if kept is None:
            return {}
        whole = timedelta(seconds=self.get_session_cookie_age())
        if kept.expire_date - timezone.now() < whole - RENEWED_AFTER:
            self.modified = True
        decoded: dict[str, Any] = self.decode(kept.session_data)
        return decoded
