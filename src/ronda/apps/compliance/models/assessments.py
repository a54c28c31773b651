"""What the committee judges: each Party on each recommendation, and the steps where nothing comes.

Two things to know. A status is an id of the scale of the round's procedure; each row is one
judgement, proposed and then decided, and a later one does not overwrite it. And what a Party says
to a proposal stands beside it, never in it.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class AssessmentState(models.TextChoices):
    """How far an assessment has come."""

    PROPOSED = "proposed", _("proposed")
    SHARED = "shared", _("shared with the Party")
    DECIDED = "decided", _("decided")
    TAKEN_BACK = "taken-back", _("taken back")


@tracked()
class Assessment(models.Model):
    """The body's judgement of one Party on one recommendation, with its reasons.

    `recommendation` is the key of an entry of the round's report, `code` what it is called there.
    """

    round = models.ForeignKey("treaties.Round", models.PROTECT, related_name="assessments")
    party = models.ForeignKey("treaties.Party", models.PROTECT, related_name="assessments")
    recommendation = models.CharField(_("recommendation"), max_length=60)
    code = models.CharField(_("code"), max_length=30)
    status = models.CharField(_("status"), max_length=40)
    state = models.CharField(
        _("state"), max_length=12, choices=AssessmentState, default=AssessmentState.PROPOSED
    )
    reasons = models.JSONField(_("reasons by language"), default=dict)
    proposed_by = models.ForeignKey(
        "accounts.Membership", models.PROTECT, null=True, blank=True, related_name="assessments"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(_("version"), default=1)
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision = models.ForeignKey(
        "meetings.Decision", models.PROTECT, null=True, blank=True, related_name="assessments"
    )
    taken_back_reason = models.TextField(_("why it was taken back"), blank=True)

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ("round", "party", "code", "-id")
        indexes = (models.Index(fields=["round", "state"], name="compliance_assessment_round"),)
        constraints = (
            one_of("state", AssessmentState, "compliance_assessment_state"),
            models.UniqueConstraint(
                fields=["round", "party", "recommendation"],
                condition=Q(state__in=("proposed", "shared")),
                name="compliance_assessment_one_open",
                violation_error_message=_("There is an open proposal already: change that one."),
            ),
            models.UniqueConstraint(
                fields=["round", "party", "recommendation"],
                condition=Q(state="decided"),
                name="compliance_assessment_one_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state="decided") | Q(decided_at__isnull=False),
                name="compliance_assessment_decided_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="taken-back") | ~Q(taken_back_reason=""),
                name="compliance_assessment_taken_back_why",
                violation_error_message=_("Taking back needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.party}, {self.code}: {self.status}"


@tracked()
class Cited(models.Model):
    """What an assessment rests on: a box of an edition, an answer, a comment, with the words there.

    `about` is the record's key ("compliance.edition:12"), `place` where in it.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="cited")
    about = models.CharField(_("record"), max_length=100)
    place = models.CharField(_("place"), max_length=200, blank=True)
    quote = models.TextField(_("words there"), blank=True)

    class Meta:
        verbose_name = _("evidence cited")
        verbose_name_plural = _("evidence cited")
        ordering = ("assessment", "id")

    def __str__(self) -> str:
        return f"{self.assessment} → {self.about}"


@tracked()
class PartyResponse(models.Model):
    """What a Party says to an assessment that was shared with it."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="responses")
    text = models.TextField(_("text"))
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("response of a Party")
        verbose_name_plural = _("responses of Parties")
        ordering = ("assessment", "id")

    def __str__(self) -> str:
        return f"{self.assessment}, {self.sent_at:%Y-%m-%d}"


@tracked()
class EscalationStep(models.Model):
    """A step of the procedure's escalation taken on a Party; `step` is its id there."""

    round = models.ForeignKey("treaties.Round", models.PROTECT, related_name="escalation_steps")
    party = models.ForeignKey("treaties.Party", models.PROTECT, related_name="escalation_steps")
    step = models.CharField(_("step"), max_length=60)
    on = models.DateField(_("on"))
    reason = models.TextField(_("why"))
    decision = models.ForeignKey(
        "meetings.Decision", models.PROTECT, null=True, blank=True, related_name="escalation_steps"
    )
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("escalation step")
        verbose_name_plural = _("escalation steps")
        ordering = ("round", "party", "on", "id")

    def __str__(self) -> str:
        return f"{self.party}, {self.step}"
