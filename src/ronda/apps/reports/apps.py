"""Registers the app with Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The app "reports"."""

    name = "ronda.apps.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
    cited_by = "ronda.apps.reports.citing.cited_by"
