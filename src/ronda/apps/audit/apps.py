"""Registers the app with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The app "audit"."""

    name = "ronda.apps.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
