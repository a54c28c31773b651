"""Registers the app with Django."""

from django.apps import AppConfig


class HashesConfig(AppConfig):
    """The app "hashes"."""

    name = "ronda.apps.hashes"
    label = "hashes"
    default_auto_field = "django.db.models.BigAutoField"
