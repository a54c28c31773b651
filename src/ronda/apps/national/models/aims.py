"""What a State aims at: the value of an indicator by a time, decided somewhere.

Two things to know. An aim is for a period and by a definition: only values for times as long and
counted by that definition are held against it. And it is never changed: one that does not hold any
more is withdrawn, with the reason.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.figures import Indicator, IndicatorDefinition
from ronda.apps.national.models.targets import Target


class Direction(models.TextChoices):
    """On which side of it is good."""

    AT_LEAST = "at-least", _("at least")
    AT_MOST = "at-most", _("at most")


@kept()
class Aim(AtDesk):
    """The value that is aimed at for a period, of all that is counted or of one group."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="aims")
    definition = models.ForeignKey(IndicatorDefinition, models.PROTECT, related_name="aims")
    first = models.DateField(_("from"))
    last = models.DateField(_("to"))
    group = models.CharField(_("group"), max_length=60, blank=True)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction)
    amount = models.DecimalField(_("value"), max_digits=16, decimal_places=2)
    target = models.ForeignKey(
        Target, models.PROTECT, null=True, blank=True, related_name="aimed_at_by"
    )
    decision = models.CharField(_("decided in"), max_length=300)
    dated = models.DateField(_("dated"), null=True, blank=True)
    set_at = models.DateTimeField(_("when"), auto_now_add=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn = models.TextField(_("why it was withdrawn"), blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("target of an indicator")
        verbose_name_plural = _("targets of indicators")
        ordering = ("indicator", "last", "id")
        constraints = (
            one_of("direction", Direction, "national_aim_direction"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="national_aim_ends"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="national_aim_not_negative"),
            models.UniqueConstraint(
                fields=["indicator", "first", "last", "group"],
                condition=Q(withdrawn=""),
                name="national_aim_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.amount}"
