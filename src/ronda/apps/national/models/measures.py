"""What a State does: measures with their steps, who leads and who takes part, what they serve.

Two things to know. One measure can serve many recommendations of many bodies, and is kept once. And
`version` tells two people who change the same measure apart: the second is told.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.institutions import Institution
from ronda.apps.national.models.targets import Target


class MeasureKind(models.TextChoices):
    """What kind of thing it is."""

    LAW = "law", _("law")
    POLICY = "policy", _("policy")
    TRAINING = "training", _("training")
    CAMPAIGN = "campaign", _("campaign")
    SERVICE = "service", _("service")
    OPERATION = "operation", _("operation")
    AGREEMENT = "agreement", _("agreement")
    INFRASTRUCTURE = "infrastructure", _("infrastructure")
    RESEARCH = "research", _("research")


class MeasureStatus(models.TextChoices):
    """How far it has come."""

    PLANNED = "planned", _("planned")
    UNDER_WAY = "under-way", _("under way")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")


@kept()
class Measure(AtDesk):
    """Something done or planned; `institution` leads it."""

    name = models.CharField(_("name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=MeasureKind)
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="measures")
    about = models.TextField(_("what it is"), blank=True)
    begins = models.DateField(_("begins"))
    ends = models.DateField(_("ends"), null=True, blank=True)
    budget = models.DecimalField(
        _("budget"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=MeasureStatus, default=MeasureStatus.PLANNED
    )
    obstacles = models.TextField(_("obstacles"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(AtDesk.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ("begins", "id")
        constraints = (
            one_of("kind", MeasureKind, "national_measure_kind"),
            one_of("status", MeasureStatus, "national_measure_status"),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("begins")),
                name="national_measure_ends",
            ),
            models.CheckConstraint(
                condition=Q(budget__isnull=True) | ~Q(currency=""),
                name="national_measure_budget_currency",
            ),
        )

    def __str__(self) -> str:
        return self.name


@kept()
class MeasurePartner(AtDesk):
    """That an institution takes part in a measure."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="partners")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="takes_part")

    class Meta(AtDesk.Meta):
        verbose_name = _("partner of a measure")
        verbose_name_plural = _("partners of measures")
        ordering = ("measure", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["measure", "institution"], name="national_measure_partner_once"
            ),
        )

    def __str__(self) -> str:
        return f"partner {self.pk}"


@kept()
class MeasureStep(AtDesk):
    """A step of a measure, until when it is due and since when it is done."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="steps")
    name = models.CharField(_("step"), max_length=300)
    due = models.DateField(_("due"))
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("step of a measure")
        verbose_name_plural = _("steps of measures")
        ordering = ("measure", "due", "id")

    def __str__(self) -> str:
        return self.name


@kept()
class MeasureServes(AtDesk):
    """That a measure serves a recommendation."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="serves")
    target = models.ForeignKey(Target, models.PROTECT, related_name="served_by")

    class Meta(AtDesk.Meta):
        verbose_name = _("what a measure serves")
        verbose_name_plural = _("what measures serve")
        ordering = ("measure", "target")
        constraints = (
            models.UniqueConstraint(
                fields=["measure", "target"], name="national_measure_serves_once"
            ),
        )

    def __str__(self) -> str:
        return f"serves {self.pk}"
