"""Lectures and campaigns: for whom, where, how many were reached, which recommendations they serve.

Two things to know. Pupils, parents and teachers are counted apart and never added. And how many
schools there were is known or empty, as are the numbers of those reached.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models import Target
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.trainings.models.held import Held
from ronda.apps.trainings.models.lists import Audience, Region

__all__ = ["Audience", "Lecture", "LectureKind", "LectureReached", "LectureRegion", "LectureServes"]


class LectureKind(models.TextChoices):
    """What it is."""

    LECTURE = "lecture", _("lecture or series of lectures")
    ACTIVITY = "activity", _("activity in schools")
    CAMPAIGN = "campaign", _("campaign")


@kept(by_the_thousand=True)
class Lecture(Held):
    """A series of lectures, an activity or a campaign."""

    kind = models.CharField(_("kind"), max_length=20, choices=LectureKind)
    sessions = models.PositiveIntegerField(_("how many lectures"), null=True, blank=True)
    schools = models.PositiveIntegerField(_("in how many schools"), null=True, blank=True)

    class Meta(Held.Meta):
        verbose_name = _("lecture or campaign")
        verbose_name_plural = _("lectures and campaigns")
        constraints = (  # type: ignore[assignment]
            *Held.Meta.constraints,
            one_of("kind", LectureKind, "trainings_lecture_kind"),
        )


@kept(by_the_thousand=True)
class LectureRegion(AtDesk):
    """That a lecture or campaign reached a region."""

    lecture = models.ForeignKey(Lecture, models.CASCADE, related_name="regions")
    region = models.ForeignKey(Region, models.PROTECT, related_name="lectures")

    class Meta(AtDesk.Meta):
        verbose_name = _("region of a lecture")
        verbose_name_plural = _("regions of lectures")
        ordering = ("lecture", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["lecture", "region"], name="trainings_lecture_region_once"
            ),
        )

    def __str__(self) -> str:
        return f"region {self.pk}"


@kept(by_the_thousand=True)
class LectureReached(AtDesk):
    """That a lecture or campaign reached an audience, and how many of it, if that is known."""

    lecture = models.ForeignKey(Lecture, models.CASCADE, related_name="reached")
    audience = models.CharField(_("audience"), max_length=20, choices=Audience)
    number = models.PositiveIntegerField(_("how many"), null=True, blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("audience reached")
        verbose_name_plural = _("audiences reached")
        ordering = ("lecture", "id")
        constraints = (
            one_of("audience", Audience, "trainings_lecture_audience"),
            models.UniqueConstraint(
                fields=["lecture", "audience"], name="trainings_lecture_reached_once"
            ),
        )

    def __str__(self) -> str:
        return f"reached {self.pk}"


@kept(by_the_thousand=True)
class LectureServes(AtDesk):
    """That a lecture or campaign serves a recommendation."""

    lecture = models.ForeignKey(Lecture, models.CASCADE, related_name="serves")
    target = models.ForeignKey(Target, models.PROTECT, related_name="served_by_lectures")

    class Meta(AtDesk.Meta):
        verbose_name = _("what a lecture serves")
        verbose_name_plural = _("what lectures serve")
        ordering = ("lecture", "target")
        constraints = (
            models.UniqueConstraint(
                fields=["lecture", "target"], name="trainings_lecture_serves_once"
            ),
        )

    def __str__(self) -> str:
        return f"serves {self.pk}"
