"""What is done with reports, by subject; what other apps do with drafts is named here."""

from ronda.apps.reports.services.drafts import draft_take_in, report_publish

__all__ = ["draft_take_in", "report_publish"]
