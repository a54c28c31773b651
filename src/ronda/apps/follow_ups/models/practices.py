"""Promising practices as records, made by a person from what a Party wrote in a blue box.

Two things to know. Nothing makes one by itself. And whether it is still in place is asked again
later: each answer is a row of its own.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked


@tracked()
class PracticeRecord(models.Model):
    """A promising practice of a Party: what, where, since when, on which recommendation.

    `edition` and `box` are the blue box that it was made from.
    """

    party = models.ForeignKey("rounds.RoundParty", models.PROTECT, related_name="practices")
    edition = models.ForeignKey("compliance.Edition", models.PROTECT, related_name="+")
    box = models.SlugField(_("box"), max_length=80)
    what = models.TextField(_("what"))
    where = models.CharField(_("where"), max_length=300, blank=True)
    since = models.CharField(_("since"), max_length=60, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    recommendation = models.CharField(_("recommendation"), max_length=60, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    taken_back_reason = models.TextField(_("why it was taken back"), blank=True)

    class Meta:
        verbose_name = _("record of a promising practice")
        verbose_name_plural = _("records of promising practices")
        ordering = ("party", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | ~Q(taken_back_reason=""),
                name="follow_ups_practice_taken_back_why",
                violation_error_message=_("Taking back needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return self.what[:80]


@tracked()
class PracticeCheck(models.Model):
    """Whether a practice is still in place, as it was found on a day."""

    practice = models.ForeignKey(PracticeRecord, models.PROTECT, related_name="checks")
    on = models.DateField(_("on"))
    in_place = models.BooleanField(_("still in place"))
    note = models.TextField(_("what was found"), blank=True)
    checked_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("check of a promising practice")
        verbose_name_plural = _("checks of promising practices")
        ordering = ("practice", "on", "id")

    def __str__(self) -> str:
        return f"{self.practice}, {self.on}"
