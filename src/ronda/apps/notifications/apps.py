"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    """The app "notifications"."""

    name = "ronda.apps.notifications"
    label = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
    # What kinds of notification this app has, for people: each has a text in `<app>/mail/`.
    notices = {"letter": _("Letters that a secretariat writes")}  # noqa: RUF012
