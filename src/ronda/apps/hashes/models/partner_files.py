"""Files of partners: what is in them, laid beside what the base has, before anything is taken in.

Two things to know. A row lies here only until the file is taken in or left aside; then what was in
it is emptied and its outcome stays. And a conflict is not decided here: both classifications stand,
side by side, each with who says so.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of
from ronda.apps.hashes.models.partners import Partner
from ronda.apps.hashes.models.proposals import Proposal


class PartnerFileState(models.TextChoices):
    """How far a file has come."""

    PREVIEWED = "previewed", _("nothing is taken in yet")
    TAKEN_IN = "taken-in", _("taken in")
    DISMISSED = "dismissed", _("left aside")


@tracked()
class PartnerFile(models.Model):
    """A list that a partner sent as a file."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="files")
    file_name = models.CharField(_("file"), max_length=200)
    format = models.CharField(_("format"), max_length=20)
    checksum = models.CharField(_("checksum"), max_length=64)
    handling = models.CharField(_("handling code"), max_length=40, blank=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=PartnerFileState,
        default=PartnerFileState.PREVIEWED,
    )
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(_("handed in"), auto_now_add=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, related_name="partner_files", null=True, blank=True
    )
    notes = models.JSONField(_("notes"), default=list, blank=True)

    class Meta:
        verbose_name = _("partner’s file")
        verbose_name_plural = _("partners’ files")
        ordering = ("-handed_in_at", "-id")
        constraints = (one_of("state", PartnerFileState, "hashes_partner_file_state"),)

    def __str__(self) -> str:
        return self.file_name


class RowOutcome(models.TextChoices):
    """What taking a row in would do."""

    NEW = "new", _("new")
    SAME = "same", _("the same as before")
    ALSO = "also", _("known from others, and classified alike")
    CONFLICT = "conflict", _("known from others, and classified otherwise")
    CHANGED = "changed", _("the partner says something else than before")
    WITHDRAWN = "withdrawn", _("withdrawn by the partner")
    BROKEN = "broken", _("cannot be read")


class PartnerFileRow(models.Model):
    """One row: the entry as it was read, what it would do, and which entry of ours it meets."""

    file = models.ForeignKey(PartnerFile, models.CASCADE, related_name="rows")
    number = models.PositiveBigIntegerField(_("row"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=RowOutcome)
    entry = models.JSONField(_("entry"), null=True)
    meets = models.ForeignKey(
        "hashes.Item", models.SET_NULL, related_name="+", null=True, blank=True
    )
    sentence = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("row")
        verbose_name_plural = _("rows")
        ordering = ("number", "id")
        constraints = (one_of("outcome", RowOutcome, "hashes_partner_row_outcome"),)
        indexes = (models.Index(fields=["file", "outcome"], name="hashes_partner_row_of"),)

    def __str__(self) -> str:
        return f"{self.file}: {self.number}"
