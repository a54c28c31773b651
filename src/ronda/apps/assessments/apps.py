"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    """The app "assessments"."""

    name = "ronda.apps.assessments"
    label = "assessments"
    default_auto_field = "django.db.models.BigAutoField"
    ready_for_meetings = "ronda.apps.assessments.selectors.readiness.ready_for_meetings"
    notices = {  # noqa: RUF012 — as Django declares an app
        "shared": _("Proposed assessments are shared with your Party"),
        "responded": _("A Party responds to proposed assessments"),
        "decided": _("The Committee decides on assessments"),
        "taken-back": _("A decision on assessments is taken back"),
    }
