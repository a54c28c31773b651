"""What a meeting decided, each decision with what it is about.

Two things to know. A decision is numbered within its meeting and what it says never changes: what
is decided otherwise later is a decision of its own, which names the one that it takes back. And
what it is about are keys of records ("compliance.assessment:7"), one or a block of them.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of
from ronda.apps.meetings.models.meetings import AgendaItem, Meeting


class Outcome(models.TextChoices):
    """How a decision was reached."""

    CONSENSUS = "consensus", _("by consensus")
    VOTE = "vote", _("by vote")


@tracked()
class Decision(models.Model):
    """One decision, in each language, with the votes where there was a vote."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    number = models.PositiveIntegerField(_("number"))
    what = models.CharField(_("what was decided"), max_length=60)
    texts = models.JSONField(_("text by language"), default=dict)
    outcome = models.CharField(
        _("reached"), max_length=12, choices=Outcome, default=Outcome.CONSENSUS
    )
    in_favour = models.PositiveIntegerField(_("in favour"), null=True, blank=True)
    against = models.PositiveIntegerField(_("against"), null=True, blank=True)
    abstained = models.PositiveIntegerField(_("abstained"), null=True, blank=True)
    takes_back = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="taken_back_by"
    )
    reason = models.TextField(_("why"), blank=True)
    in_public_list = models.BooleanField(_("in the public list"), default=False)
    taken_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("meeting", "number")
        constraints = (
            one_of("outcome", Outcome, "meetings_decision_outcome"),
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_decision_number"),
            models.CheckConstraint(
                condition=Q(outcome="consensus")
                | Q(in_favour__isnull=False, against__isnull=False, abstained__isnull=False),
                name="meetings_decision_votes",
                violation_error_message=_("A vote has its three figures."),
            ),
            models.CheckConstraint(
                condition=Q(takes_back__isnull=True) | ~Q(reason=""),
                name="meetings_decision_taken_back_why",
                violation_error_message=_("Taking a decision back needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}, {self.number}"


@tracked()
class DecisionAbout(models.Model):
    """A record that a decision is about, by its key in the audit trail."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="about")
    key = models.CharField(_("record"), max_length=100, db_index=True)

    class Meta:
        verbose_name = _("what a decision is about")
        verbose_name_plural = _("what decisions are about")
        constraints = (
            models.UniqueConstraint(fields=["decision", "key"], name="meetings_about_once"),
        )

    def __str__(self) -> str:
        return f"{self.decision} → {self.key}"
