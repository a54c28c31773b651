"""What the account of a reading says that a person must look at.

Two things to know. The stretches themselves lie on the edition, as they are many and always read
together. And a row that was set aside points at the correction by which a person did so.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.compliance.models.corrections import Correction
from ronda.apps.compliance.models.factsheets import Edition


class Accounted(models.Model):
    """A line of the account, in its order."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="%(class)ss")
    order = models.PositiveIntegerField()
    where = models.TextField(_("where"), blank=True)

    class Meta:
        abstract = True


@tracked()
class Unplaced(Accounted):
    """A stretch of the source that fits nowhere."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="unplaced")
    text = models.TextField(_("text"), blank=True)
    set_aside = models.ForeignKey(
        Correction, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("unplaced stretch")
        verbose_name_plural = _("unplaced stretches")
        ordering = ("edition", "order")
        constraints = (
            models.UniqueConstraint(fields=["edition", "order"], name="compliance_unplaced_order"),
        )

    def __str__(self) -> str:
        return self.text[:80]


@tracked()
class Repair(Accounted):
    """Something the reader put right."""

    what = models.TextField(_("what"), blank=True)

    class Meta:
        verbose_name = _("repair")
        verbose_name_plural = _("repairs")
        ordering = ("edition", "order")
        constraints = (
            models.UniqueConstraint(fields=["edition", "order"], name="compliance_repair_order"),
        )

    def __str__(self) -> str:
        return self.what[:80]


@tracked()
class Fault(Accounted):
    """Something broken in the source that a person must decide on."""

    code = models.CharField(_("code"), max_length=40, blank=True)
    what = models.TextField(_("what"), blank=True)
    remedy = models.TextField(_("what to do"), blank=True)
    set_aside = models.ForeignKey(
        Correction, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("fault")
        verbose_name_plural = _("faults")
        ordering = ("edition", "order")
        constraints = (
            models.UniqueConstraint(fields=["edition", "order"], name="compliance_fault_order"),
        )

    def __str__(self) -> str:
        return self.what[:80]
