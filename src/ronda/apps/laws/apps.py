"""Registers the app with Django."""

from collections.abc import Mapping
from typing import ClassVar

from django.apps import AppConfig


class LawsConfig(AppConfig):
    """The app "laws"; it tells the desk what to draft from, and what to take in."""

    name = "ronda.apps.laws"
    label = "laws"
    default_auto_field = "django.db.models.BigAutoField"
    record_drafts = "ronda.apps.laws.services.telling.told_to"
    record_tables = "ronda.apps.laws.selectors.record.tables"
    record_year = "ronda.apps.laws.selectors.record.done_in"
    record_intakes: ClassVar[Mapping[str, tuple[str, Mapping[str, str]]]] = {
        "laws": ("ronda.apps.laws.services.files.INTO_LAWS", {}),
    }
    record_sources = "ronda.apps.laws.selectors.telling.came_from"
