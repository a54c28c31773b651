"""The annual report of a State: drafted from its record, changed by hand, signed before it leaves.

Two things to know. A section keeps what it was drafted from: the pages of the record, the values by
key, and the figures that it shows, so that a later report or reply does not give a small count away
beside it. And `version` counts the changes: of two who change one section the second is told.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.institutions import Post


class Arrangement(models.TextChoices):
    """How a report is divided."""

    INSTITUTION = "institution", _("by institution")
    RECOMMENDATION = "recommendation", _("by recommendation")


class AnnualState(models.TextChoices):
    """How far it has come."""

    DRAFT = "draft", _("draft")
    SIGNING = "signing", _("to be signed")
    SIGNED = "signed", _("signed")
    DROPPED = "dropped", _("set aside")


@kept()
class AnnualReport(AtDesk):
    """The report of one year; `post` is the validator whose signature it waits for, or has."""

    year = models.PositiveSmallIntegerField(_("year"))
    arrangement = models.CharField(_("divided"), max_length=20, choices=Arrangement)
    language = models.CharField(_("language"), max_length=35, default="en")
    title = models.CharField(_("title"), max_length=300)
    state = models.CharField(
        _("state"), max_length=20, choices=AnnualState, default=AnnualState.DRAFT
    )
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="annual")
    remark = models.TextField(_("remark"), blank=True)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(AtDesk.Meta):
        verbose_name = _("annual report")
        verbose_name_plural = _("annual reports")
        ordering = ("-year", "-id")
        constraints = (
            one_of("arrangement", Arrangement, "national_annual_arrangement"),
            one_of("state", AnnualState, "national_annual_state"),
        )

    def __str__(self) -> str:
        return f"{self.title}"


@kept()
class AnnualSection(AtDesk):
    """A section; `sources` are pairs of what is told and the page where it is known from."""

    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="sections")
    order = models.PositiveIntegerField()
    heading = models.TextField(_("heading"))
    text = models.TextField(_("text"), blank=True)
    sources = models.JSONField(default=list)
    values = ArrayField(models.BigIntegerField(), default=list, blank=True)
    shown = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)

    class Meta(AtDesk.Meta):
        verbose_name = _("section of an annual report")
        verbose_name_plural = _("sections of annual reports")
        ordering = ("report", "order")
        constraints = (
            models.UniqueConstraint(fields=["report", "order"], name="national_annual_order"),
        )

    def __str__(self) -> str:
        return self.heading[:80]
