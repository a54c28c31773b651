"""How long what is kept may be kept.

Two things to know. The rules that come with Ronda (`retention.py`) are an example; whoever runs a
base puts the periods of its law in, with the ground. And a rule gives a day, it erases nothing.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class Kept(models.TextChoices):
    """What a rule is about."""

    STANDING = "standing", _("entries that stand")
    WITHDRAWN = "withdrawn", _("entries that were withdrawn")
    DECLINED = "declined", _("entries that were declined")
    COLLECTION = "collection", _("collections")


@tracked()
class RetentionRule(models.Model):
    """For how many months something is kept, and on what ground."""

    kept = models.CharField(_("what"), max_length=20, choices=Kept, unique=True)
    months = models.PositiveSmallIntegerField(_("months"))
    ground = models.CharField(_("legal ground"), max_length=300)

    class Meta:
        verbose_name = _("retention rule")
        verbose_name_plural = _("retention rules")
        constraints = (
            one_of("kept", Kept, "hashes_retention_kept"),
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=1200), name="hashes_retention_months"
            ),
        )

    def __str__(self) -> str:
        return self.get_kept_display()
