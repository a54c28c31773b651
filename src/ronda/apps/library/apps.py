"""Registers the app with Django."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The app "library"."""

    name = "ronda.apps.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"
