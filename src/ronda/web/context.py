"""What every page shows: the reader's choice of colours, and the menu of those who have a desk.

Two things to know. The menu follows from roles and only leads the way: every page asks its own
policy again. And colours are a cookie, so that they hold without signing in.
"""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import roles_of

THEMES = ("light", "dark")


def page(request: HttpRequest) -> dict[str, object]:
    """What the head and the foot of a page need, addresses by their names.

    `service` is what this is called, `home` its first page, `account` that of who is signed in;
    `menu` and `about` are pairs of a name and a label; `desk` is the part of the menu for those who
    have one.
    """
    desk = _desk(request)
    return {
        "desk": desk,
        "service": "Ronda",
        "home": "portal:home",
        "account": "accounts:profile",
        "menu": [
            ("rounds:rounds", _("Rounds")),
            ("portal:factsheets", _("Factsheets")),
            ("portal:search", _("Search")),
            *desk,
        ],
        "about": _about(request),
        "theme": theme_of(request),
    }


def _about(request: HttpRequest) -> list[tuple[str, str]]:
    about = [
        ("portal:practices", _("Promising practices")),
        ("portal:decisions", _("Decisions of meetings")),
        ("portal:reservations", _("Reservations and declarations")),
        ("library:texts", _("Texts of the treaty")),
        ("portal:glossary", _("Glossary")),
        ("data:data", _("Open data")),
        ("portal:about", _("About Ronda")),
        ("portal:accessibility", _("Accessibility")),
    ]
    user = getattr(request, "user", None)
    if settings.DEMO and user is not None and user.is_authenticated:
        about.append(("notifications:outbox", _("Outbox")))
    return about


def theme_of(request: HttpRequest) -> str:
    """The reader's colours: "light", "dark" or "" for the device's own."""
    theme = request.COOKIES.get("theme", "")
    return theme if theme in THEMES else ""


def _desk(request: HttpRequest) -> list[tuple[str, str]]:
    # An error page may be shown before anybody is known.
    user = getattr(request, "user", None)
    roles = roles_of(user) if user is not None else None
    if roles is None:
        return []
    desk = []
    if roles.bodies | roles.committee | roles.observer_of:
        desk.append(("meetings:meetings", _("Meetings")))
    if roles.keeps_records:
        desk += [
            ("compliance:records", _("Records")),
            ("sources:sources", _("Documents")),
            ("accounts:people", _("People")),
        ]
    if roles.parties or roles.contributes or roles.validates:
        desk.append(("national:home", _("Desk")))
    return desk
