"""What the body judges of a Party on a recommendation, on what, and what the Party says to it.

Two things to know. A status is an id of the scale of the round's procedure; each row is one
judgement, proposed and then decided, and a later one does not overwrite it. And whether a decided
one stands is told by its decision: one that was taken back leaves its row and its reason.
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
    ASIDE = "aside", _("not taken")
    WITHDRAWN = "withdrawn", _("withdrawn")


OPEN_STATES = (AssessmentState.PROPOSED, AssessmentState.SHARED)


@tracked()
class Assessment(models.Model):
    """One judgement of a Party on a recommendation, with its reasons.

    `recommendation` is its id in the round's report, `code` what it was called there then.
    """

    round = models.ForeignKey("treaties.Round", models.PROTECT, related_name="assessments")
    party = models.ForeignKey("treaties.Party", models.PROTECT, related_name="assessments")
    draft = models.ForeignKey("reports.Draft", models.PROTECT, related_name="assessments")
    recommendation = models.CharField(_("recommendation"), max_length=60)
    code = models.CharField(_("code"), max_length=30)
    status = models.CharField(_("status"), max_length=40)
    state = models.CharField(
        _("state"), max_length=12, choices=AssessmentState, default=AssessmentState.PROPOSED
    )
    reasons = models.JSONField(_("reasons by language"), default=dict)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assessments")
    version = models.PositiveIntegerField(_("version"), default=1)
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    shared_at = models.DateTimeField(_("shared"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision = models.ForeignKey(
        "meetings.Decision", models.PROTECT, null=True, blank=True, related_name="assessments"
    )
    ended_reason = models.TextField(_("why it was withdrawn"), blank=True)

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ("round", "party", "code", "-id")
        indexes = (
            models.Index(fields=["round", "state"], name="assessments_of_round"),
            models.Index(fields=["party", "recommendation"], name="assessments_history"),
        )
        constraints = (
            one_of("state", AssessmentState, "assessments_assessment_state"),
            models.UniqueConstraint(
                fields=["round", "party", "recommendation", "author"],
                condition=Q(state__in=("proposed", "shared")),
                name="assessments_one_open_each",
                violation_error_message=_("You have proposed a status here: change that one."),
            ),
            models.CheckConstraint(
                condition=~Q(state="decided") | Q(decided_at__isnull=False, decision__isnull=False),
                name="assessments_decided_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="shared") | Q(shared_at__isnull=False),
                name="assessments_shared_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(ended_reason=""),
                name="assessments_withdrawn_why",
                violation_error_message=_("Withdrawing a proposal needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.party}, {self.code}: {self.status}"


@tracked()
class Cited(models.Model):
    """What an assessment rests on: a record, the place in it, and the words there.

    `about` is the record's key ("compliance.edition:12"); `name` what it was called when cited.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="cited")
    about = models.CharField(_("record"), max_length=100)
    place = models.CharField(_("place"), max_length=200, blank=True)
    name = models.CharField(_("called"), max_length=300)
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
    to_version = models.PositiveIntegerField(_("to version"))
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("response of a Party")
        verbose_name_plural = _("responses of Parties")
        ordering = ("assessment", "id")

    def __str__(self) -> str:
        return f"{self.assessment}, {self.sent_at:%Y-%m-%d}"
