"""What every page shows: the reader's choice of colours, and the menu of those who have a desk.

Two things to know. The menu follows from roles and only leads the way: every page asks its own
policy again. And colours are a cookie, so that they hold without signing in.
"""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import roles_of

THEMES = ("light", "dark")


def page(request: HttpRequest) -> dict[str, object]:
    """`theme` ("light", "dark" or "" for the device's own) and `desk`, (name, label) pairs."""
    theme = request.COOKIES.get("theme", "")
    return {"theme": theme if theme in THEMES else "", "desk": _desk(request)}


def _desk(request: HttpRequest) -> list[tuple[str, str]]:
    # An error page may be shown before anybody is known.
    user = getattr(request, "user", None)
    roles = roles_of(user) if user is not None else None
    if roles is None or not roles.any:
        return []
    desk = [("compliance:records", _("Records")), ("sources:sources", _("Documents"))]
    if roles.secretariat:
        desk.append(("accounts:people", _("People")))
    return desk
