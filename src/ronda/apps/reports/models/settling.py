"""Chapters that a reading settled, and those that were opened again.

Two things to know. A chapter is settled in the reading of a draft, at a meeting: by its record
where the body's meetings are kept here, by its name where they are not. And nothing is taken away:
opening a chapter again is told beside, with the reason.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.reports.models.drafts import Draft
from ronda.apps.reports.models.writing import Piece


@tracked()
class Settling(models.Model):
    """That a chapter was settled: in the reading of which draft, at which meeting, by whom."""

    chapter = models.ForeignKey(Piece, models.PROTECT, related_name="settlings")
    draft = models.ForeignKey(Draft, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(
        "meetings.Meeting", models.PROTECT, null=True, blank=True, related_name="+"
    )
    named = models.CharField(_("meeting"), max_length=120, blank=True)
    settled_at = models.DateTimeField(_("settled"), auto_now_add=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened again"), null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_why = models.TextField(_("why it was opened again"), blank=True)

    class Meta:
        verbose_name = _("settled chapter")
        verbose_name_plural = _("settled chapters")
        ordering = ("chapter", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["chapter"],
                condition=Q(opened_at__isnull=True),
                name="reports_settling_once",
                violation_error_message=_("This chapter is settled already."),
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False) | ~Q(named=""),
                name="reports_settling_where",
                violation_error_message=_("Say at which meeting."),
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) | ~Q(opened_why=""),
                name="reports_settling_opened_why",
                violation_error_message=_("Opening a chapter again needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.chapter}, {self.meeting or self.named}"
