"""A report's adoption, and what was corrected in it since.

Two things to know. An adoption names the draft that was adopted, which never changes, and the
meeting, its decision and its document where the body's meetings are kept here. And a correction
says what stood there, what stands there now, and why.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of
from ronda.apps.reports.models.drafts import Draft
from ronda.apps.reports.models.writing import Piece, Writing


@tracked()
class Adoption(models.Model):
    """Where and when a report was adopted, as which document, subject to editing."""

    writing = models.OneToOneField(Writing, models.PROTECT, related_name="adoption")
    draft = models.OneToOneField(Draft, models.PROTECT, related_name="adoption")
    meeting = models.ForeignKey(
        "meetings.Meeting", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decision = models.OneToOneField(
        "meetings.Decision", models.PROTECT, null=True, blank=True, related_name="+"
    )
    document = models.ForeignKey(
        "meetings.MeetingDocument", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("adoption of a report")
        verbose_name_plural = _("adoptions of reports")
        constraints = (
            models.CheckConstraint(
                condition=Q(meeting__isnull=True, decision__isnull=True, document__isnull=True)
                | Q(meeting__isnull=False, decision__isnull=False),
                name="reports_adoption_decided_in_a_meeting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.writing}, {self.draft}"


class CorrectionKind(models.TextChoices):
    """What was done to an adopted text."""

    EDITING = "editing", _("editing")
    WITHDRAWAL = "withdrawal", _("withdrawal")


@tracked()
class Correction(models.Model):
    """What was changed in an adopted text: its words, its code, or that it was withdrawn."""

    piece = models.ForeignKey(Piece, models.PROTECT, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=12, choices=CorrectionKind)
    before = models.JSONField(_("before"))
    after = models.JSONField(_("after"))
    called_before = models.CharField(_("code before"), max_length=30, blank=True)
    called_after = models.CharField(_("code after"), max_length=30, blank=True)
    reason = models.TextField(_("why"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("correction of an adopted report")
        verbose_name_plural = _("corrections of adopted reports")
        ordering = ("id",)
        constraints = (
            one_of("kind", CorrectionKind, "reports_correction_kind"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="reports_correction_why",
                violation_error_message=_("A correction needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.piece}, {self.made_at:%Y-%m-%d}"
