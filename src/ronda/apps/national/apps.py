"""Registers the app with Django."""

from django.apps import AppConfig


class NationalConfig(AppConfig):
    """The app "national"."""

    name = "ronda.apps.national"
    label = "national"
    default_auto_field = "django.db.models.BigAutoField"
