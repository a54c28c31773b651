"""Registers the app with Django."""

from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    """The app "compliance"."""

    name = "ronda.apps.compliance"
    label = "compliance"
    default_auto_field = "django.db.models.BigAutoField"
