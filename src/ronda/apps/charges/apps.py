"""Registers the app with Django."""

from collections.abc import Mapping
from typing import ClassVar

from django.apps import AppConfig


class ChargesConfig(AppConfig):
    """The app "charges"; it tells the desk what to draft from, take in, and where series break."""

    name = "ronda.apps.charges"
    label = "charges"
    default_auto_field = "django.db.models.BigAutoField"
    record_drafts = "ronda.apps.charges.services.telling.told_to"
    record_sources = "ronda.apps.charges.selectors.telling.came_from"
    record_tables = "ronda.apps.charges.selectors.record.tables"
    record_year = "ronda.apps.charges.selectors.record.done_in"
    record_counts = "ronda.apps.charges.selectors.telling.counted_for"
    record_intakes: ClassVar[Mapping[str, tuple[str, Mapping[str, str]]]] = {
        "operations": ("ronda.apps.charges.services.files.INTO_OPERATIONS", {}),
    }
    record_changes = "ronda.apps.charges.selectors.telling.changes"
