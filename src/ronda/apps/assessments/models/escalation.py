"""Steps that were taken where nothing comes, or too little.

Two things to know. `step` is an id of the procedure's escalation; who may decide on it is said
there. And a step is never undone: one that was taken by mistake stays, taken back with a reason.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked


@tracked()
class EscalationStep(models.Model):
    """A step of the escalation taken on a Party, on a day, with the reason and the decision."""

    round = models.ForeignKey("treaties.Round", models.PROTECT, related_name="escalation_steps")
    party = models.ForeignKey("treaties.Party", models.PROTECT, related_name="escalation_steps")
    step = models.CharField(_("step"), max_length=60)
    on = models.DateField(_("on"))
    reason = models.TextField(_("why"))
    decision = models.ForeignKey(
        "meetings.Decision", models.PROTECT, null=True, blank=True, related_name="escalation_steps"
    )
    taken_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    taken_back_reason = models.TextField(_("why it was taken back"), blank=True)

    class Meta:
        verbose_name = _("escalation step")
        verbose_name_plural = _("escalation steps")
        ordering = ("round", "party", "on", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="assessments_step_why",
                violation_error_message=_("A step needs a reason."),
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | ~Q(taken_back_reason=""),
                name="assessments_step_taken_back_why",
                violation_error_message=_("Taking back needs a reason."),
            ),
            models.UniqueConstraint(
                fields=["round", "party", "step"],
                condition=Q(taken_back_at__isnull=True),
                name="assessments_step_once",
                violation_error_message=_("This step was taken already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.party}, {self.step}"
