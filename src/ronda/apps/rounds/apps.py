"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoundsConfig(AppConfig):
    """The app "rounds"."""

    name = "ronda.apps.rounds"
    label = "rounds"
    default_auto_field = "django.db.models.BigAutoField"
    notices = {  # noqa: RUF012 — as Django declares an app
        "launched": _("A questionnaire is launched"),
        "taken-back": _("A launch is taken back"),
        "corrected": _("A questionnaire is corrected"),
        "extended": _("A deadline is extended"),
        "reply-due-soon": _("A reply is due soon"),
        "reply-late": _("A reply is late"),
        "submitted": _("A reply is submitted"),
        "reopening-asked": _("A Party asks to change its reply"),
        "reopening-decided": _("A request to change a reply is decided"),
        "comments-close": _("The time for a draft of a comment ends soon"),
        "comment-submitted": _("A comment or contribution is submitted"),
        "comment-not-admitted": _("A comment or contribution is not admitted"),
        "comments-transmitted": _("Comments are transmitted to a Party"),
    }
