"""What institutions give back: written on line, or a letter read in.

Two things to know. A letter is kept here, byte for byte, and not among the sources of Ronda, which
the secretariat sees. And a passage is a located piece: of the letter’s text, or of what was written
on line, with what it names as `ronda.replies` found it.
"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.institutions import Institution
from ronda.apps.national.models.requests import Addressee, RequestItem

if TYPE_CHECKING:
    from ronda.apps.national.selectors.telling import CameFrom


@kept(exclude=("data", "document_text", "reply_json"))
class Letter(AtDesk):
    """A letter received: its bytes, its text, and what the reader made of it."""

    file_name = models.CharField(_("file name"), max_length=255)
    sha256 = models.CharField(_("checksum"), max_length=64)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    data = models.BinaryField(_("bytes"))
    document_text = models.TextField(_("text of the document"), blank=True)
    reply_json = models.TextField(_("letter as read"), blank=True)
    reader = models.CharField(_("reader"), max_length=60, blank=True)
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="letters")
    addressee = models.ForeignKey(
        Addressee, models.PROTECT, null=True, blank=True, related_name="letters"
    )
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(AtDesk.Meta):
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ("-received_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="national_letter_checksum"
            ),
            models.UniqueConstraint(
                fields=["party", "institution", "sha256"], name="national_letter_once"
            ),
        )

    def __str__(self) -> str:
        return self.file_name


class ContributionState(models.TextChoices):
    """How far a contribution has come."""

    DRAFT = "draft", _("draft")
    HANDED_IN = "handed-in", _("handed in")
    SIGNED = "signed", _("signed")
    WITHDRAWN = "withdrawn", _("withdrawn")


@kept()
class Contribution(AtDesk):
    """What one institution says; in answer to a request, or of its own accord."""

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="contributions")
    addressee = models.ForeignKey(
        Addressee, models.PROTECT, null=True, blank=True, related_name="contributions"
    )
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="contribution"
    )
    state = models.CharField(
        _("state"), max_length=20, choices=ContributionState, default=ContributionState.DRAFT
    )
    subject = models.CharField(_("subject"), max_length=500, blank=True)
    number = models.CharField(_("their number"), max_length=100, blank=True)
    dated = models.DateField(_("dated"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=35, default="en")
    version = models.PositiveIntegerField(_("version"), default=1)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_reason = models.TextField(_("why it was withdrawn"), blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ("-made_at", "-id")
        constraints = (
            one_of("state", ContributionState, "national_contribution_state"),
            models.CheckConstraint(
                condition=~Q(state="signed")
                | (Q(signed_at__isnull=False) & Q(signed_by__isnull=False)),
                name="national_contribution_signed_by",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="national_contribution_withdrawn_why",
                violation_error_message=_("Withdrawing needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return self.subject or f"contribution {self.pk}"


@kept()
class Passage(AtDesk):
    """A located piece of a contribution, in its order.

    `start` and `end` count in the letter’s text (`from` and `to` in `ronda-reply/1`); `named` is a
    list of `Named` as JSON, their offsets in that same text; `item` is what it was written for.
    """

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="passages")
    order = models.PositiveIntegerField()
    item = models.ForeignKey(
        RequestItem, models.SET_NULL, null=True, blank=True, related_name="passages"
    )
    heading = models.TextField(_("heading"), blank=True)
    text = models.TextField(_("text"))
    start = models.PositiveIntegerField(_("from"), default=0)
    end = models.PositiveIntegerField(_("to"), default=0)
    language = models.CharField(_("language"), max_length=35, default="en")
    named = models.JSONField(_("what it names"), default=list)

    came_from: "CameFrom | None" = None
    """Where a register of another app told it; set by `selectors.telling`, kept there."""

    class Meta(AtDesk.Meta):
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ("contribution", "order")
        constraints = (
            models.UniqueConstraint(
                fields=["contribution", "order"],
                name="national_passage_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(end__gte=F("start")), name="national_passage_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]
