"""What is asked of a Party before an assessment is final, by when, and what it answers.

Two things to know. A clarification is about one recommendation and has a day of its own. And one
that is taken back stays with its reason: the Party was asked, and is told that it need not answer.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked


@tracked()
class Clarification(models.Model):
    """A question to a Party on one recommendation; `box` is that of the recommendation."""

    party = models.ForeignKey("rounds.RoundParty", models.PROTECT, related_name="clarifications")
    box = models.SlugField(_("box"), max_length=80)
    codes = models.CharField(_("recommendation"), max_length=200)
    question = models.TextField(_("what is asked"))
    due = models.DateField(_("due"))
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = models.TextField(_("answer"), blank=True)
    late = models.BooleanField(_("after the deadline"), default=False)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    taken_back_reason = models.TextField(_("why it was taken back"), blank=True)

    class Meta:
        verbose_name = _("clarification")
        verbose_name_plural = _("clarifications")
        ordering = ("party", "due", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="follow_ups_clarification_answered",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | ~Q(taken_back_reason=""),
                name="follow_ups_clarification_taken_back_why",
                violation_error_message=_("Taking back needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.party}, {self.codes}"
