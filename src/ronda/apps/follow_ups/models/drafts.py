"""A Party's comments on its draft factsheet, each answered with a reason.

Two things to know. A comment is on one place of an edition that the Party was given before it is
published. And one that is taken leads to the correction that was made, once it is made.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class DraftAnswer(models.TextChoices):
    """What was made of a comment."""

    OPEN = "open", _("to be answered")
    TAKEN = "taken", _("taken")
    NOT_TAKEN = "not-taken", _("not taken")


@tracked()
class DraftComment(models.Model):
    """A comment on one place of a draft factsheet ("" for the whole), and the answer to it.

    `quoted` is what stood there; `correction` what was corrected because of it.
    """

    party = models.ForeignKey("rounds.RoundParty", models.PROTECT, related_name="draft_comments")
    edition = models.ForeignKey("compliance.Edition", models.PROTECT, related_name="+")
    place = models.CharField(_("place"), max_length=200, blank=True)
    quoted = models.TextField(_("what stands there"), blank=True)
    text = models.TextField(_("comment"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = models.CharField(
        _("answer"), max_length=10, choices=DraftAnswer, default=DraftAnswer.OPEN
    )
    reason = models.TextField(_("why"), blank=True)
    correction = models.ForeignKey(
        "compliance.Correction", models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("comment on a draft factsheet")
        verbose_name_plural = _("comments on draft factsheets")
        ordering = ("party", "id")
        constraints = (
            one_of("answer", DraftAnswer, "follow_ups_draft_comment_answer"),
            models.CheckConstraint(
                condition=Q(answer="open") | ~Q(reason=""),
                name="follow_ups_draft_comment_answered_why",
                violation_error_message=_("An answer needs its reason."),
            ),
            models.CheckConstraint(
                condition=Q(correction__isnull=True) | Q(answer="taken"),
                name="follow_ups_draft_comment_corrected_if_taken",
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition}, {self.place}"
