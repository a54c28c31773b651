"""What a person decided about a passage: what it answers, what it does not, that it answers none.

Two things to know. A suggestion is worked out when it is looked at and is no record; only what a
person decides is. And a passage may answer several things, each a placing of its own.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.contributions import Passage
from ronda.apps.national.models.targets import Target


class PlacingState(models.TextChoices):
    """What was decided."""

    ACCEPTED = "accepted", _("answers it")
    REJECTED = "rejected", _("does not answer it")
    NOTHING = "nothing", _("answers nothing that is asked")


@kept()
class Placing(AtDesk):
    """A decision on one passage and one target; `led` are the words that led to a suggestion.

    `suggested` says whether the person was offered it, and `score` how high it then stood.
    """

    passage = models.ForeignKey(Passage, models.CASCADE, related_name="placings")
    target = models.ForeignKey(
        Target, models.PROTECT, null=True, blank=True, related_name="placings"
    )
    state = models.CharField(_("decision"), max_length=20, choices=PlacingState)
    suggested = models.BooleanField(_("was suggested"), default=False)
    score = models.FloatField(_("score"), null=True, blank=True)
    led = models.JSONField(_("words that led there"), default=list)
    reason = models.TextField(_("why"), blank=True)
    at = models.DateTimeField(_("when"), auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(AtDesk.Meta):
        verbose_name = _("placing")
        verbose_name_plural = _("placings")
        ordering = ("passage", "id")
        constraints = (
            one_of("state", PlacingState, "national_placing_state"),
            models.UniqueConstraint(fields=["passage", "target"], name="national_placing_once"),
            models.UniqueConstraint(
                fields=["passage"],
                condition=Q(target__isnull=True),
                name="national_placing_nothing_once",
            ),
            models.CheckConstraint(
                condition=Q(state="nothing", target__isnull=True)
                | (~Q(state="nothing") & Q(target__isnull=False)),
                name="national_placing_of_what",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.pk}"
