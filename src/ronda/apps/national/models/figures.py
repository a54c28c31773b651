"""What a State counts: indicators with their definitions in time, and the values of each.

Two things to know. A value points at the definition by which it was counted, so that a series shows
where that changed. And a value is never changed: one that was wrong is withdrawn, with the reason,
and another one given.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.institutions import Institution
from ronda.apps.national.models.uploads import Upload
from ronda.figures.model import Unit

UNITS = [(unit.value, unit.value) for unit in Unit]


@kept()
class Indicator(AtDesk):
    """A defined figure: its unit, who counts it, and the groups that it is told apart by."""

    name = models.CharField(_("name"), max_length=200)
    unit = models.CharField(_("unit"), max_length=40, choices=UNITS)
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="indicators")
    breakdown = models.CharField(_("told apart by"), max_length=60, blank=True)
    groups = ArrayField(models.CharField(max_length=60), default=list, blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ("name", "id")
        constraints = (
            one_of("unit", UNITS, "national_indicator_unit"),
            models.UniqueConstraint(fields=["party", "name"], name="national_indicator_once"),
        )

    def __str__(self) -> str:
        return self.name


@kept()
class IndicatorDefinition(AtDesk):
    """What an indicator counts, in words, from a day on."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="definitions")
    number = models.PositiveSmallIntegerField(_("number"))
    words = models.TextField(_("what is counted"))
    since = models.DateField(_("since"))

    class Meta(AtDesk.Meta):
        verbose_name = _("definition")
        verbose_name_plural = _("definitions")
        ordering = ("indicator", "number")
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "number"], name="national_definition_number"
            ),
        )

    def __str__(self) -> str:
        return self.words[:80]


@kept(by_the_thousand=True)
class IndicatorValue(AtDesk):
    """One figure for one period, for all (`group` empty) or one group, with where it is from."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="values")
    definition = models.ForeignKey(IndicatorDefinition, models.PROTECT, related_name="values")
    first = models.DateField(_("from"))
    last = models.DateField(_("to"))
    group = models.CharField(_("group"), max_length=60, blank=True)
    amount = models.DecimalField(_("value"), max_digits=16, decimal_places=2)
    document = models.CharField(_("document"), max_length=300)
    dated = models.DateField(_("dated"), null=True, blank=True)
    place = models.CharField(_("place in it"), max_length=100, blank=True)
    upload = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="values")
    row = models.PositiveIntegerField(_("row"), null=True, blank=True)
    given_at = models.DateTimeField(_("when"), auto_now_add=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn = models.TextField(_("why it was withdrawn"), blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("value")
        verbose_name_plural = _("values")
        ordering = ("indicator", "first", "last", "group", "id")
        constraints = (
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="national_value_ends"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="national_value_not_negative"),
            models.UniqueConstraint(
                fields=["indicator", "first", "last", "group"],
                condition=Q(withdrawn=""),
                name="national_value_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.amount}"
