"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """The app "meetings"."""

    name = "ronda.apps.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"
    notices = {  # noqa: RUF012 — as Django declares an app
        "agenda-sent": _("The agenda of a meeting is sent"),
    }
