"""What the State has said before, to any body, and which laws have changed since.

Two things to know. An answer keeps the day it was said and the laws that it cites, so that one that
is old, or rests on a law changed since, is flagged wherever it is offered. And an answer that no
longer holds is given an end, not taken away.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.consolidation import TextVersion


class AnswerOrigin(models.TextChoices):
    """How an answer came into the library."""

    SUBMITTED = "submitted", _("submitted from this desk")
    IMPORTED = "imported", _("from an earlier document")


@kept(exclude=("laws", "length"))
class EarlierAnswer(AtDesk):
    """A passage that the State said once: when, to whom, in which document, in answer to what.

    `laws` are the keys of the instruments that it cites (`placing.terms`).
    """

    said_on = models.DateField(_("said on"))
    valid_until = models.DateField(_("holds until"), null=True, blank=True)
    said_to = models.CharField(_("said to"), max_length=200)
    document = models.CharField(_("document"), max_length=300)
    answers = models.TextField(_("in answer to"), blank=True)
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=35, default="en")
    origin = models.CharField(
        _("origin"), max_length=20, choices=AnswerOrigin, default=AnswerOrigin.IMPORTED
    )
    version = models.ForeignKey(
        TextVersion, models.PROTECT, null=True, blank=True, related_name="earlier_answers"
    )
    laws = ArrayField(models.CharField(max_length=100), default=list)
    length = models.FloatField(default=0)

    class Meta(AtDesk.Meta):
        verbose_name = _("earlier answer")
        verbose_name_plural = _("earlier answers")
        ordering = ("-said_on", "-id")
        constraints = (
            one_of("origin", AnswerOrigin, "national_earlier_answer_origin"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("said_on")),
                name="national_earlier_answer_holds",
                violation_error_message=_("An answer cannot end before it was said."),
            ),
        )
        indexes = (
            models.Index(fields=["party", "-said_on", "-id"], name="national_earlier_newest"),
        )

    def __str__(self) -> str:
        return self.text[:80]


@kept(exclude=("keys",))
class LawChange(AtDesk):
    """That a law was changed on a day; `names` has one name of it a line, in any language."""

    names = models.TextField(_("names of the law"))
    keys = ArrayField(models.CharField(max_length=100), default=list)
    changed_on = models.DateField(_("changed on"))
    note = models.TextField(_("what changed"), blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("change of a law")
        verbose_name_plural = _("changes of laws")
        ordering = ("-changed_on", "-id")

    def __str__(self) -> str:
        return self.names.partition("\n")[0]
