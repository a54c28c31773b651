"""What a person changed in an edition, kept apart from what the reader read.

Two things to know. A correction names its target by an anchor that a new reading does not move:
codes for a recommendation, otherwise the chapter, the stretch of the source and the wording. And
one that no longer fits a new reading becomes a conflict: neither lost nor silently applied.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.compliance.models.factsheets import Edition
from ronda.apps.constraints import one_of


class CorrectionKind(models.TextChoices):
    """What a correction does."""

    CHANGE = "change", _("change a field")
    PLACE = "place", _("place an unplaced stretch")
    ADD = "add", _("add something that is missing")
    REMOVE = "remove", _("take something out")
    SET_ASIDE = "set-aside", _("set aside an unplaced stretch or a fault")


class CorrectionState(models.TextChoices):
    """Whether a correction holds."""

    APPLIED = "applied", _("applied")
    CONFLICT = "conflict", _("no longer fits")
    DROPPED = "dropped", _("dropped")


@tracked()
class Correction(models.Model):
    """One change by one person, with what stood there before and why it was changed."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="corrections")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=20, choices=CorrectionKind)
    place = models.CharField(_("place"), max_length=200)
    field = models.CharField(_("field"), max_length=40, blank=True)
    anchor = models.JSONField(_("anchor"))
    old = models.JSONField(_("before"), null=True)
    new = models.JSONField(_("after"), null=True)
    reason = models.TextField(_("why"), blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=CorrectionState, default=CorrectionState.APPLIED
    )
    conflict = models.TextField(_("why it no longer fits"), blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("edition", "number")
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "number"], name="compliance_correction_number"
            ),
            one_of("kind", CorrectionKind, "compliance_correction_kind"),
            one_of("state", CorrectionState, "compliance_correction_state"),
            models.CheckConstraint(
                condition=~Q(state="conflict") | ~Q(conflict=""),
                name="compliance_correction_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["remove", "set-aside"]) | ~Q(reason=""),
                name="compliance_correction_has_reason",
                violation_error_message=_("Taking out and setting aside need a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.place}/{self.field}".rstrip("/")
