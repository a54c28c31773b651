"""Registers the app with Django."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from ronda.apps.audit.history import ignore_nothing


class AuditConfig(AppConfig):
    """The app "audit"."""

    name = "ronda.apps.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Has every connection to the database keep history without asking twice."""
        connection_created.connect(ignore_nothing)
