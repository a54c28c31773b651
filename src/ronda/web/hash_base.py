"""What every page of the hash base shows.

Two things to know. The menu follows from posts and only leads the way: every page asks its own
policy again. And nothing is shown to those who are not signed in.
"""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ronda.apps.hashes.permissions import Can, verdict
from ronda.web.context import theme_of


def page(request: HttpRequest) -> dict[str, object]:
    """What the head and the foot of a page need; see `ronda.web.context.page`."""
    return {
        "service": _("Hash base"),
        "home": "hashes:overview",
        "account": "hashes:account",
        "menu": [(name, label) for name, label, can in _menu() if _may(request, can)],
        "about": [("hashes:about", _("About the hash base"))],
        "theme": theme_of(request),
    }


def _may(request: HttpRequest, can: Can) -> bool:
    # An error page may be shown before anybody is known.
    user = getattr(request, "user", None)
    return user is not None and bool(verdict(user, can))


def _menu() -> list[tuple[str, str, Can]]:
    return [
        ("hashes:collections", _("Collections"), Can.COLLECTIONS_SEE),
        ("hashes:leads", _("Work list"), Can.LEADS_SEE),
        ("hashes:items", _("Items"), Can.PROPOSALS_SEE),
        ("hashes:proposals", _("Proposals"), Can.PROPOSALS_SEE),
        ("hashes:disputes", _("Disputes"), Can.DISPUTES_SEE),
        ("hashes:retention", _("Retention"), Can.RETENTION_SEE),
        ("hashes:figures", _("Figures"), Can.PROPOSALS_SEE),
        ("hashes:partners", _("Partners"), Can.PARTNERS_SEE),
        ("hashes:clients", _("Matching service"), Can.QUERIES_SEE),
        ("hashes:people", _("People"), Can.PEOPLE_SEE),
        ("hashes:trail", _("Trail"), Can.TRAIL_SEE),
    ]
