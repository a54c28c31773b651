"""Registers the app with Django."""

from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    """The app "trainings"; it says what the desk drafts from, counts as its record and takes in."""

    name = "ronda.apps.trainings"
    label = "trainings"
    default_auto_field = "django.db.models.BigAutoField"
    record_drafts = "ronda.apps.trainings.services.telling.told_to"
    record_tables = "ronda.apps.trainings.selectors.tables.tables"
    record_year = "ronda.apps.trainings.selectors.tables.held_in_year"
    record_sources = "ronda.apps.trainings.selectors.telling.came_from"
    record_intakes = {  # noqa: RUF012 — as AppConfig declares its attributes
        "trainings": ("ronda.apps.trainings.services.files.INTO_TRAININGS", {"kind": "trainings"}),
        "lectures": ("ronda.apps.trainings.services.files.INTO_LECTURES", {"kind": "lectures"}),
    }
