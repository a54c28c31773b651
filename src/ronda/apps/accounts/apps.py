"""Registers the app with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The app "accounts"."""

    name = "ronda.apps.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
