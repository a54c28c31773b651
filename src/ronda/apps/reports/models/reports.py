"""The frame: a round's report, who writes on what, and its drafts.

Two things to know. A draft is the whole report as `ronda-report/1`, as it went to a meeting; it
never changes. And a rapporteur is a membership, so that the work follows a handover.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class ReportState(models.TextChoices):
    """How far a report has come; the ways between are in `workflow`."""

    WRITING = "writing", _("being written")
    READING = "reading", _("read in plenary")
    ADOPTED = "adopted", _("adopted, subject to editing")
    PUBLISHED = "published", _("published")


@tracked()
class Report(models.Model):
    """The implementation report of a round. `version` counts changes of its frame."""

    round = models.OneToOneField("treaties.Round", models.PROTECT, related_name="report")
    state = models.CharField(
        _("state"), max_length=10, choices=ReportState, default=ReportState.WRITING
    )
    titles = models.JSONField(_("title by language"), default=dict)
    languages = models.JSONField(_("languages"), default=list)
    source = models.ForeignKey(
        "sources.Source", models.PROTECT, null=True, blank=True, related_name="+"
    )
    meeting = models.CharField(_("adopted at"), max_length=120, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    document = models.CharField(_("document number"), max_length=60, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = (
            one_of("state", ReportState, "reports_report_state"),
            models.CheckConstraint(
                condition=~Q(state__in=("adopted", "published"))
                | (Q(adopted_on__isnull=False) & ~Q(meeting="") & ~Q(document="")),
                name="reports_report_adopted_where",
                violation_error_message=_(
                    "An adopted report has its meeting, day and document number."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_on__isnull=False),
                name="reports_report_published_when",
            ),
        )

    def __str__(self) -> str:
        return str(self.round)


@tracked()
class Rapporteurship(models.Model):
    """That a member writes on a chapter of the report, or on a question of the questionnaire."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="rapporteurships")
    membership = models.ForeignKey(
        "accounts.Membership", models.PROTECT, related_name="rapporteurships"
    )
    chapter = models.ForeignKey(
        "reports.Chapter", models.PROTECT, null=True, blank=True, related_name="rapporteurships"
    )
    question = models.CharField(_("question"), max_length=80, blank=True)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("rapporteurship")
        verbose_name_plural = _("rapporteurships")
        constraints = (
            models.CheckConstraint(
                condition=Q(chapter__isnull=False, question="")
                | (Q(chapter__isnull=True) & ~Q(question="")),
                name="reports_rapporteurship_on_one",
                violation_error_message=_("Name a chapter or a question, one of them."),
            ),
            models.UniqueConstraint(
                fields=["report", "membership", "chapter", "question"],
                condition=Q(until__isnull=True),
                nulls_distinct=False,
                name="reports_rapporteurship_once",
                violation_error_message=_("This rapporteur is named for it already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.membership}, {self.chapter or self.question}"


@tracked(exclude=("content",))
class Draft(models.Model):
    """The report as it went to a meeting, numbered from 1; only ever added."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="drafts")
    number = models.PositiveSmallIntegerField(_("number"))
    content = models.JSONField(_("report"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    note = models.TextField(_("what it is for"), blank=True)
    amendments_until = models.DateField(_("amendments until"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ("report", "-number")
        constraints = (
            models.UniqueConstraint(fields=["report", "number"], name="reports_draft_number"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="reports_draft_checksum"
            ),
        )

    def __str__(self) -> str:
        return f"{self.report}, {self.number}"
