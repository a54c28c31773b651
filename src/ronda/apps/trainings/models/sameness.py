"""What a person said of two records that look like one training: the same, or two.

Two things to know. Where they are the same, `training` counts and `other` does not; neither is
changed, so that nothing is lost. And what was said is never changed either: it is taken back.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.trainings.models.trainings import Training


class Judgement(models.TextChoices):
    """What they are."""

    SAME = "same", _("one training, told twice")
    APART = "apart", _("two trainings")


@kept()
class Sameness(AtDesk):
    """What was said of two trainings, by whom, why, and when it was taken back."""

    training = models.ForeignKey(Training, models.PROTECT, related_name="judged")
    other = models.ForeignKey(Training, models.PROTECT, related_name="judged_as_other")
    judgement = models.CharField(_("what they are"), max_length=20, choices=Judgement)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"), auto_now_add=True)
    back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    back_reason = models.TextField(_("why it was taken back"), blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("whether two trainings are one")
        verbose_name_plural = _("whether two trainings are one")
        ordering = ("-at", "-id")
        constraints = (
            one_of("judgement", Judgement, "trainings_sameness_judgement"),
            models.CheckConstraint(
                condition=~Q(training=F("other")), name="trainings_sameness_of_two"
            ),
            models.UniqueConstraint(
                fields=["other"],
                condition=Q(judgement="same", back_at__isnull=True),
                name="trainings_sameness_other_once",
            ),
            models.UniqueConstraint(
                fields=["training", "other"],
                condition=Q(back_at__isnull=True),
                name="trainings_sameness_once",
            ),
        )

    def __str__(self) -> str:
        return f"sameness {self.pk}"
