"""Factsheets that a Party sent back with its boxes filled in.

Two things to know. Only the text of boxes is ever taken over. And a change outside them is kept
as a row of its own until a person has decided on it.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.compliance.models.factsheets import Edition
from ronda.apps.constraints import one_of


class ReturnedState(models.TextChoices):
    """What became of a returned file."""

    PREVIEWED = "previewed", _("looked at")
    TAKEN_IN = "taken-in", _("taken in")
    DISMISSED = "dismissed", _("not taken in")


@tracked()
class Returned(models.Model):
    """A file that came back for an edition, and the edition made of it."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="returned")
    reading = models.OneToOneField("sources.Reading", models.PROTECT, related_name="returned")
    edition_version = models.PositiveIntegerField(_("version it was compared with"))
    state = models.CharField(
        _("state"), max_length=20, choices=ReturnedState, default=ReturnedState.PREVIEWED
    )
    resulted_in = models.OneToOneField(
        Edition, models.PROTECT, null=True, blank=True, related_name="returned_from"
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    class Meta:
        verbose_name = _("returned file")
        verbose_name_plural = _("returned files")
        ordering = ("-id",)
        constraints = (
            one_of("state", ReturnedState, "compliance_returned_state"),
            models.CheckConstraint(
                condition=Q(state="taken-in", resulted_in__isnull=False)
                | (~Q(state="taken-in") & Q(resulted_in__isnull=True)),
                name="compliance_returned_resulted",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reading.source} → {self.edition}"


class Decision(models.TextChoices):
    """What a person decided on a change outside the boxes."""

    PENDING = "pending", _("to be decided")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")


@tracked()
class OutsideChange(models.Model):
    """A change that a Party made outside the boxes, and what was decided on it."""

    returned = models.ForeignKey(Returned, models.CASCADE, related_name="outside_changes")
    number = models.PositiveIntegerField(_("number"))
    what = models.TextField(_("what"))
    where = models.TextField(_("where"), blank=True)
    before = models.TextField(_("before"), blank=True)
    after = models.TextField(_("after"), blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    field = models.CharField(_("field"), max_length=40, blank=True)
    decision = models.CharField(
        _("decision"), max_length=20, choices=Decision, default=Decision.PENDING
    )
    reason = models.TextField(_("why"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("change outside the boxes")
        verbose_name_plural = _("changes outside the boxes")
        ordering = ("returned", "number")
        constraints = (
            models.UniqueConstraint(
                fields=["returned", "number"], name="compliance_outside_change_number"
            ),
            one_of("decision", Decision, "compliance_outside_change_decision"),
        )

    def __str__(self) -> str:
        return self.what
