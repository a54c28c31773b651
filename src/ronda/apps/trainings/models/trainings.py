"""Trainings: who organised them, what was in them, whom they reached, where.

Two things to know. How many of a profession were reached may not be known; then the number is
empty, never zero. And numbers are of the whole training: of one held in three regions nobody knows
how many came from which.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.models import Institution
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.trainings.models.held import Held
from ronda.apps.trainings.models.lists import CurriculumItem, Profession, Region


@kept(by_the_thousand=True)
class Training(Held):
    """A training; `joint` says that professions were trained together."""

    joint = models.BooleanField(_("joint"), default=False)

    class Meta(Held.Meta):
        verbose_name = _("training")
        verbose_name_plural = _("trainings")


@kept(by_the_thousand=True)
class TrainingOrganiser(AtDesk):
    """An institution that organised a training together with the one that told it."""

    training = models.ForeignKey(Training, models.CASCADE, related_name="organisers")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="organised")

    class Meta(AtDesk.Meta):
        verbose_name = _("organiser of a training")
        verbose_name_plural = _("organisers of trainings")
        ordering = ("training", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["training", "institution"], name="trainings_organiser_once"
            ),
        )

    def __str__(self) -> str:
        return f"organiser {self.pk}"


@kept(by_the_thousand=True)
class TrainingItem(AtDesk):
    """That a curriculum item was in a training."""

    training = models.ForeignKey(Training, models.CASCADE, related_name="items")
    item = models.ForeignKey(CurriculumItem, models.PROTECT, related_name="taught")

    class Meta(AtDesk.Meta):
        verbose_name = _("item of a training")
        verbose_name_plural = _("items of trainings")
        ordering = ("training", "id")
        constraints = (
            models.UniqueConstraint(fields=["training", "item"], name="trainings_item_of_once"),
        )

    def __str__(self) -> str:
        return f"item {self.pk}"


@kept(by_the_thousand=True)
class TrainingRegion(AtDesk):
    """That a training reached a region."""

    training = models.ForeignKey(Training, models.CASCADE, related_name="regions")
    region = models.ForeignKey(Region, models.PROTECT, related_name="trainings")

    class Meta(AtDesk.Meta):
        verbose_name = _("region of a training")
        verbose_name_plural = _("regions of trainings")
        ordering = ("training", "id")
        constraints = (
            models.UniqueConstraint(fields=["training", "region"], name="trainings_region_of_once"),
        )

    def __str__(self) -> str:
        return f"region {self.pk}"


@kept(by_the_thousand=True)
class TrainingReached(AtDesk):
    """That a training reached a profession, and how many of it, if that is known."""

    training = models.ForeignKey(Training, models.CASCADE, related_name="reached")
    profession = models.ForeignKey(Profession, models.PROTECT, related_name="reached")
    number = models.PositiveIntegerField(_("how many"), null=True, blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("profession reached")
        verbose_name_plural = _("professions reached")
        ordering = ("training", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["training", "profession"], name="trainings_reached_once"
            ),
        )

    def __str__(self) -> str:
        return f"reached {self.pk}"
