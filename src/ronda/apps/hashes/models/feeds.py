"""The feeds between this base and its partners: how far each has come, and what is under way.

Two things to know. A batch is kept as it was signed until the partner has acknowledged it, so that
the same bytes are sent again when asked for; then its content is emptied, and only what it was is
kept. And the place in the chain is changed in the same transaction as what the batch brings.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.hashes.models.partners import Partner
from ronda.apps.hashes.models.records import Entry


class Direction(models.TextChoices):
    """Which way a feed goes."""

    OUT = "out", _("to the partner")
    IN = "in", _("from the partner")


class Feed(models.Model):
    """One chain of batches: the last one's number, digest and time.

    `refused` is the sentence with which the last batch or receipt was refused, "" where it was not.
    """

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="feeds")
    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    sequence = models.PositiveBigIntegerField(_("last batch"), default=0)
    digest = models.CharField(_("its checksum"), max_length=64, default="0" * 64)
    created = models.DateTimeField(_("made"), null=True, blank=True)
    asked_at = models.DateTimeField(_("last asked"), null=True, blank=True)
    refused = models.TextField(_("refused"), blank=True)
    refused_code = models.CharField(_("why refused"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        constraints = (
            one_of("direction", Direction, "hashes_feed_direction"),
            models.UniqueConstraint(fields=["partner", "direction"], name="hashes_feed_once"),
        )

    def __str__(self) -> str:
        return f"{self.partner}, {self.get_direction_display()}"


class FeedBatch(models.Model):
    """One batch that was made for a partner, or taken from one.

    `line` is the signed line, emptied once it is acknowledged; `receipt` is the partner's (or our
    own) signed word.
    """

    feed = models.ForeignKey(Feed, models.PROTECT, related_name="batches")
    sequence = models.PositiveBigIntegerField(_("number"))
    digest = models.CharField(_("checksum"), max_length=64)
    created = models.DateTimeField(_("made"))
    entry_count = models.PositiveIntegerField(_("entries"))
    withdrawal_count = models.PositiveIntegerField(_("withdrawals"))
    line = models.BinaryField(_("signed line"), default=b"")
    receipt = models.TextField(_("receipt"), blank=True)
    acknowledged_at = models.DateTimeField(_("acknowledged"), null=True, blank=True)
    notes = models.JSONField(_("not taken in"), default=list, blank=True)

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ("-sequence",)
        constraints = (
            models.UniqueConstraint(fields=["feed", "sequence"], name="hashes_batch_once"),
        )

    def __str__(self) -> str:
        return f"{self.feed}: {self.sequence}"


class Received(models.Model):
    """That an entry came from a partner, which alone may change or withdraw it from outside."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="received")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="received")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("received entry")
        verbose_name_plural = _("received entries")

    def __str__(self) -> str:
        return f"{self.partner}: {self.entry_id}"


class FeedRequest(models.Model):
    """A request of a partner that was answered; none is answered twice."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="requests")
    nonce = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        constraints = (
            models.UniqueConstraint(fields=["partner", "nonce"], name="hashes_request_once"),
        )

    def __str__(self) -> str:
        return f"{self.partner}: {self.nonce}"
