"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """The app "reports"."""

    name = "ronda.apps.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
    ready_for_meetings = "ronda.apps.reports.selectors.readiness.ready_for_meetings"
    cited_by = "ronda.apps.reports.citing.cited_by"
    notices = {  # noqa: RUF012 — as Django declares an app
        "draft-shared": _("A draft of a report is there to be read"),
        "amendments-due": _("Amendments to a draft of a report are due soon"),
    }
