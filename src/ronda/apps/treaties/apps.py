"""Registers the app with Django."""

from django.apps import AppConfig


class TreatiesConfig(AppConfig):
    """The app "treaties"."""

    name = "ronda.apps.treaties"
    label = "treaties"
    default_auto_field = "django.db.models.BigAutoField"
