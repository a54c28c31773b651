"""That a passage for an answer was drafted from the registers, and from what in them.

Two things to know. Each record is told by its key and the version that was told, so that a change
made later is noticed. And the passage itself is one like any other: put in, changed, signed.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.models import Passage
from ronda.apps.national.models.at_desk import AtDesk, kept


@kept()
class ToldIn(AtDesk):
    """A passage with the trainings and lectures that it tells: {"12": 1} is version 1 of 12."""

    passage = models.OneToOneField(Passage, models.CASCADE, related_name="told_of_trainings")
    trainings = models.JSONField(default=dict)
    lectures = models.JSONField(default=dict)

    class Meta(AtDesk.Meta):
        verbose_name = _("what was told of trainings")
        verbose_name_plural = _("what was told of trainings")
        ordering = ("passage",)

    def __str__(self) -> str:
        return f"told in {self.pk}"
