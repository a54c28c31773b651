"""What a State's record serves, and where passages that were drafted from it came from.

Two things to know. A drafted passage is a contribution's like any other: it is put into texts,
signed and withdrawn as those are. And it keeps the measure or the values that it tells, so that
each is one click away and a figure withdrawn later is noticed.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.contributions import Passage
from ronda.apps.national.models.figures import Indicator
from ronda.apps.national.models.measures import Measure
from ronda.apps.national.models.targets import Target


@kept()
class IndicatorServes(AtDesk):
    """That an indicator tells how far a recommendation has come."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="serves")
    target = models.ForeignKey(Target, models.PROTECT, related_name="counted_by")

    class Meta(AtDesk.Meta):
        verbose_name = _("what an indicator serves")
        verbose_name_plural = _("what indicators serve")
        ordering = ("indicator", "target")
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "target"], name="national_indicator_serves_once"
            ),
        )

    def __str__(self) -> str:
        return f"serves {self.pk}"


@kept()
class FromRecord(AtDesk):
    """That a passage was drafted from a measure, or from values (by key) of an indicator.

    `shown` are the figures that it tells: first and last day, group, amount.
    """

    passage = models.OneToOneField(Passage, models.CASCADE, related_name="from_record")
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="told_in"
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="told_in"
    )
    values = ArrayField(models.BigIntegerField(), default=list, blank=True)
    shown = models.JSONField(default=list)

    class Meta(AtDesk.Meta):
        verbose_name = _("what was drafted from the record")
        verbose_name_plural = _("what was drafted from the record")
        ordering = ("passage",)
        constraints = (
            models.CheckConstraint(
                condition=Q(measure__isnull=True) ^ Q(indicator__isnull=True),
                name="national_from_record_one",
            ),
        )

    def __str__(self) -> str:
        return f"from record {self.pk}"
