"""Compliance reports of a whole round that somebody asked for, made in the background.

Two things to know. The archive is kept with the order, as it was made that day; asking again makes
another. And how far it has come is written while the work goes on and is no part of any record.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class OrderState(models.TextChoices):
    """How far the reports have come."""

    WAITING = "waiting", _("waiting")
    MAKING = "making", _("being made")
    DONE = "done", _("made")
    FAILED = "failed", _("failed")


class ReportForm(models.TextChoices):
    """What the reports are of; the values are those of `ronda.assessments.model.Form`."""

    DECIDED = "decided", _("what was decided")
    DRAFT = "draft", _("what was decided and what is proposed, for the Committee")


@tracked(exclude=("archive", "done", "total"))
class ReportOrder(models.Model):
    """All compliance reports of a round, per recommendation and per Party, as one archive.

    `languages` are the tags of those they are made in, with a space between them.
    """

    round = models.ForeignKey("treaties.Round", models.PROTECT, related_name="report_orders")
    form = models.CharField(_("form"), max_length=12, choices=ReportForm)
    languages = models.CharField(_("languages"), max_length=200)
    state = models.CharField(
        _("state"), max_length=12, choices=OrderState, default=OrderState.WAITING
    )
    done = models.PositiveIntegerField(_("made"), default=0)
    total = models.PositiveIntegerField(_("to make"), default=0)
    refusal = models.TextField(_("why it failed"), blank=True)
    archive = models.BinaryField(_("archive"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("compliance reports asked for")
        verbose_name_plural = _("compliance reports asked for")
        ordering = ("round", "-id")
        constraints = (
            one_of("state", OrderState, "assessments_order_state"),
            one_of("form", ReportForm, "assessments_order_form"),
            models.CheckConstraint(
                condition=~models.Q(state="done") | models.Q(archive__isnull=False),
                name="assessments_order_done_with_archive",
            ),
        )

    def __str__(self) -> str:
        return f"{self.round}, {self.form}, {self.asked_at:%Y-%m-%d}"
