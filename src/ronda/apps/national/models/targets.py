"""What the State has to answer: a question of a round, or a box of a factsheet.

Two things to know. A target is named by its round and its code, not by a row of another app, so
that it outlives new editions; `wording` is what was asked when it was first taken up. And requests,
placings and the State's text all point at the same target.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.outside import Outside
from ronda.apps.treaties.models import Round


class TargetKind(models.TextChoices):
    """What is to be answered."""

    QUESTION = "question", _("question")
    RECOMMENDATION = "recommendation", _("recommendation")
    PRACTICES = "practices", _("promising practices of a chapter")


@kept(by_the_thousand=True)
class Target(AtDesk):
    """To be answered; `code` is a question’s id, a recommendation’s code or a chapter’s number."""

    round = models.ForeignKey(
        "treaties.Round", models.PROTECT, null=True, blank=True, related_name="+"
    )
    outside = models.OneToOneField(
        Outside, models.PROTECT, null=True, blank=True, related_name="target"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=TargetKind)
    code = models.CharField(_("number or code"), max_length=60)
    heading = models.TextField(_("heading"), blank=True)
    wording = models.TextField(_("what is asked"), blank=True)
    language = models.CharField(_("language"), max_length=35, default="en")

    class Meta(AtDesk.Meta):
        verbose_name = _("what is to be answered")
        verbose_name_plural = _("what is to be answered")
        ordering = ("round", "kind", "id")
        constraints = (
            one_of("kind", TargetKind, "national_target_kind"),
            models.UniqueConstraint(
                fields=["party", "round", "kind", "code"], name="national_target_once"
            ),
            models.CheckConstraint(
                condition=Q(round__isnull=True) ^ Q(outside__isnull=True),
                name="national_target_of_one",
            ),
        )

    @property
    def key(self) -> str:
        """Its name in forms, as `askable.key_of` makes it."""
        if self.outside_id is not None:
            return f"outside:{self.outside_id}"
        return f"{self.round_id}:{self.kind}:{self.code}"

    @property
    def of_round(self) -> Round:
        """The round that asks it; only what a round of this Ronda asks is answered here."""
        if self.round is None:
            raise TypeError("What stands here from outside is asked in no round.")
        return self.round

    @property
    def asked_by(self) -> str:
        """The body that asks it."""
        return str(self.round.body if self.round else self.outside.body if self.outside else "")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}"
