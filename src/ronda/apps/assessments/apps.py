"""Registers the app with Django."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """The app "assessments"."""

    name = "ronda.apps.assessments"
    label = "assessments"
    default_auto_field = "django.db.models.BigAutoField"
