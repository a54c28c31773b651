"""A round's report and its drafts.

Two things to know. A draft is the whole report as a value (`ronda.reports`), kept with its checksum
when it is taken in; it never changes, and the next one is another. And what is published is a draft
that says where and when it was adopted.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked


@tracked()
class Report(models.Model):
    """The implementation report of a round; `published` is the draft that everybody sees."""

    round = models.OneToOneField("treaties.Round", models.PROTECT, related_name="report")
    published = models.OneToOneField(
        "reports.Draft", models.PROTECT, null=True, blank=True, related_name="published_as"
    )
    published_on = models.DateField(_("published on"), null=True, blank=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = (
            models.CheckConstraint(
                condition=Q(published__isnull=True) | Q(published_on__isnull=False),
                name="reports_report_published_when",
            ),
        )

    def __str__(self) -> str:
        return str(self.round)


@tracked(exclude=("content",))
class Draft(models.Model):
    """The report as one file has it, numbered from 1; `content` is `ronda-report/1`."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="drafts")
    number = models.PositiveSmallIntegerField(_("number"))
    content = models.JSONField(_("report"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    note = models.TextField(_("what it is for"), blank=True)
    file_name = models.CharField(_("file name"), max_length=255)
    adopted = models.BooleanField(_("adopted"), default=False)
    made_at = models.DateTimeField(_("taken in"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("draft of a report")
        verbose_name_plural = _("drafts of reports")
        ordering = ("report", "-number")
        constraints = (
            models.UniqueConstraint(fields=["report", "number"], name="reports_draft_number"),
            models.UniqueConstraint(
                fields=["report", "sha256"],
                name="reports_draft_once",
                violation_error_message=_("This draft was taken in before."),
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="reports_draft_checksum"
            ),
        )

    def __str__(self) -> str:
        return f"{self.report}, {self.number}"
