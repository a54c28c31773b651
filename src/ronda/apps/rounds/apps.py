"""Registers the app with Django."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """The app "rounds"."""

    name = "ronda.apps.rounds"
    label = "rounds"
    default_auto_field = "django.db.models.BigAutoField"
