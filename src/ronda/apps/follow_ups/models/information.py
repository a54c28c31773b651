"""What a Party hands in on its factsheet: its information, each submission, each reopening.

Two things to know. A submission is every box as it was that minute, under its checksum; it never
changes, makes an edition of the factsheet, and reopening makes the next one. And files lie with
`sources`, byte for byte, kept apart from the documents that are listed there.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class InformationState(models.TextChoices):
    """How far a Party's information has come."""

    OPENED = "opened", _("opened")
    UNDER_WAY = "under-way", _("under way")
    SUBMITTED = "submitted", _("submitted")


@tracked()
class Information(models.Model):
    """The Party's information on its factsheet of a round, as it is filled in on line.

    `edition` is the one whose boxes are filled in; the text of a box outlives it (`BoxText.box`).
    """

    party = models.OneToOneField("rounds.RoundParty", models.PROTECT, related_name="information")
    edition = models.ForeignKey("compliance.Edition", models.PROTECT, related_name="+")
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=InformationState,
        default=InformationState.OPENED,
        db_index=True,
    )
    opened_at = models.DateTimeField(_("first opened"), auto_now_add=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)

    class Meta:
        verbose_name = _("information of a Party")
        verbose_name_plural = _("information of Parties")
        constraints = (
            one_of("state", InformationState, "follow_ups_information_state"),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_at__isnull=False),
                name="follow_ups_information_submitted_when",
            ),
        )

    def __str__(self) -> str:
        return str(self.party)

    @property
    def body_id(self) -> int:
        """The key of the body whose round it is in."""
        return self.party.conduct.body_id


@tracked()
class HandedIn(models.Model):
    """The Party's information as it was submitted, and the edition made of it."""

    information = models.ForeignKey(Information, models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField(_("number"))
    reference = models.CharField(_("reference"), max_length=80, unique=True)
    sha256 = models.CharField(_("checksum"), max_length=64)
    content = models.JSONField(_("what was submitted"))
    document = models.ForeignKey("sources.Source", models.PROTECT, related_name="+")
    edition = models.OneToOneField(
        "compliance.Edition", models.PROTECT, related_name="handed_in_as"
    )
    key = models.UUIDField(_("key of the form"), unique=True)
    late = models.BooleanField(_("after the deadline"), default=False)
    submitted_at = models.DateTimeField(_("submitted"), default=timezone.now)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("information as submitted")
        verbose_name_plural = _("information as submitted")
        ordering = ("information", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=["information", "number"], name="follow_ups_handed_in_number"
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="follow_ups_handed_in_checksum"
            ),
        )

    def __str__(self) -> str:
        return self.reference
