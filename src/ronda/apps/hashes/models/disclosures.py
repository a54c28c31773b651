"""What left the base: each disclosure, and each copy that is out.

Two things to know. A disclosure is a row that is only ever added: what, to whom, when, by whom and
under which agreement. And a copy says what a partner holds of one entry, so that a correction or a
withdrawal can follow it; an entry that may not leave has a row too, by which it is not asked again.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.hashes.models.partners import Agreement, Partner
from ronda.apps.hashes.models.records import Entry


class Disclosure(models.Model):
    """One file or one batch of a feed that left. `digest` is the SHA-256 of what was sent."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="disclosures")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="disclosures")
    format = models.CharField(_("format"), max_length=20)
    sequence = models.PositiveBigIntegerField(_("number in the feed"), null=True, blank=True)
    digest = models.CharField(_("checksum"), max_length=64)
    entry_count = models.PositiveIntegerField(_("entries"))
    withdrawal_count = models.PositiveIntegerField(_("withdrawals"), default=0)
    purpose = models.CharField(_("purpose"), max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by whom")
    )
    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("disclosure")
        verbose_name_plural = _("disclosures")
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.partner}"


class CopyState(models.TextChoices):
    """What a partner holds of an entry."""

    OUT = "out", _("held by the partner")
    WITHDRAWN = "withdrawn", _("withdrawn from the partner")
    BARRED = "barred", _("may not leave")


class Copy(models.Model):
    """What one partner holds of one entry, by which version and agreement it was last decided.

    `digest` is the SHA-256 of what was sent, `source` and `key` how the entry was named then: an
    entry that is erased meanwhile is still withdrawn under that name.
    """

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="copies")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="copies")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=10, choices=CopyState)
    digest = models.CharField(_("checksum"), max_length=64, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    key = models.CharField(_("key at the source"), max_length=200, blank=True)
    disclosure = models.ForeignKey(
        Disclosure, models.PROTECT, related_name="copies", null=True, blank=True
    )

    class Meta:
        verbose_name = _("copy")
        verbose_name_plural = _("copies")
        constraints = (
            one_of("state", CopyState, "hashes_copy_state"),
            models.UniqueConstraint(fields=["partner", "entry"], name="hashes_copy_once"),
        )
        indexes = (models.Index(fields=["partner", "state"], name="hashes_copy_state_of"),)

    def __str__(self) -> str:
        return f"{self.partner}: {self.entry_id} {self.state}"


class DisclosedEntry(models.Model):
    """That an entry, in one version, was in a disclosure; `withdrawn`: that it is withdrawn."""

    disclosure = models.ForeignKey(Disclosure, models.PROTECT, related_name="lines")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="disclosed")
    version = models.PositiveIntegerField(_("version"))
    withdrawn = models.BooleanField(_("withdrawn"), default=False)

    class Meta:
        verbose_name = _("disclosed entry")
        verbose_name_plural = _("disclosed entries")

    def __str__(self) -> str:
        return f"{self.disclosure_id}: {self.entry_id}"
