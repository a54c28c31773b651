"""What a report says: chapters, entries, findings and what they rest on.

Two things to know. `version` counts the changes of one row, so that of two people who change it the
second is told. And what was taken out stays, marked so: its key is never given again.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of
from ronda.apps.reports.models.reports import Report


@tracked()
class Chapter(models.Model):
    """A chapter, with the texts that open it."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="chapters")
    key = models.CharField(_("key"), max_length=60)
    order = models.PositiveIntegerField(_("order"))
    number = models.CharField(_("number"), max_length=20)
    titles = models.JSONField(_("title by language"), default=dict)
    introductions = models.JSONField(_("introduction by language"), default=dict)
    version = models.PositiveIntegerField(_("version"), default=1)
    frozen = models.BooleanField(_("read and settled"), default=False)
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("chapter of a report")
        verbose_name_plural = _("chapters of reports")
        ordering = ("report", "order", "id")
        constraints = (
            models.UniqueConstraint(fields=["report", "key"], name="reports_chapter_key"),
        )

    def __str__(self) -> str:
        return self.number


class EntryKind(models.TextChoices):
    """What an entry is; the values are the types of `ronda.reports`."""

    TOPIC = "topic", _("topic")
    PARAGRAPH = "paragraph", _("paragraph")
    RECOMMENDATION = "recommendation", _("recommendation")
    PRACTICE = "practice", _("promising practice")


class Addressed(models.TextChoices):
    """To whom a recommendation is addressed; the values are those of `ronda.reports`."""

    ALL = "all", _("to all Parties")
    NOT_ALREADY = "not_already", _("to Parties not already doing so")
    NAMED = "named", _("to named Parties")


@tracked()
class Entry(models.Model):
    """A topic, paragraph, recommendation or practice, in its chapter's order.

    `number` is a paragraph's, `code` and `strength` a recommendation's. `party` is whose practice
    it is.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="entries")
    chapter = models.ForeignKey(Chapter, models.PROTECT, related_name="entries")
    key = models.CharField(_("key"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=EntryKind)
    order = models.PositiveIntegerField(_("order"))
    number = models.PositiveIntegerField(_("paragraph"), null=True, blank=True)
    code = models.CharField(_("code"), max_length=30, blank=True)
    strength = models.CharField(_("strength"), max_length=40, blank=True)
    addressed = models.CharField(_("addressed"), max_length=20, choices=Addressed, blank=True)
    texts = models.JSONField(_("text by language"), default=dict)
    items = models.JSONField(_("sub-points, each by language"), default=list)
    party = models.ForeignKey(
        "treaties.Party", models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_reason = models.TextField(_("why it was withdrawn"), blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("entry of a report")
        verbose_name_plural = _("entries of reports")
        ordering = ("chapter", "order", "id")
        constraints = (
            one_of("kind", EntryKind, "reports_entry_kind"),
            one_of("addressed", [*Addressed.choices, ("", "")], "reports_entry_addressed"),
            models.UniqueConstraint(fields=["report", "key"], name="reports_entry_key"),
            models.CheckConstraint(
                condition=Q(kind="recommendation") | Q(code="", strength="", addressed=""),
                name="reports_entry_code_of_recommendation",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name="reports_entry_withdrawn_why",
                violation_error_message=_("Withdrawing needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return self.code or str(self.number or self.key)


@tracked()
class EntryParty(models.Model):
    """A Party that a recommendation names."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="parties")
    party = models.ForeignKey("treaties.Party", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Party that a recommendation names")
        verbose_name_plural = _("Parties that recommendations name")
        constraints = (
            models.UniqueConstraint(fields=["entry", "party"], name="reports_entry_party_once"),
        )

    def __str__(self) -> str:
        return f"{self.entry}, {self.party}"


class FindingKind(models.TextChoices):
    """What a finding says of a Party; the values are those of `ronda.reports`."""

    IN_LINE = "in_line", _("in line")
    PROMISING = "promising", _("promising")
    GAP = "gap", _("gap")
    UNCLEAR = "unclear", _("unclear")
    NO_INFORMATION = "no_information", _("no information")


@tracked()
class Finding(models.Model):
    """What a paragraph says about one Party; `texts` is how the Party's factsheet words it."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="findings")
    key = models.CharField(_("key"), max_length=60)
    party = models.ForeignKey("treaties.Party", models.PROTECT, related_name="findings")
    kind = models.CharField(_("kind"), max_length=20, choices=FindingKind)
    texts = models.JSONField(_("text by language"), default=dict)
    order = models.PositiveIntegerField(_("order"), default=0)
    version = models.PositiveIntegerField(_("version"), default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ("entry", "order", "id")
        constraints = (
            one_of("kind", FindingKind, "reports_finding_kind"),
            models.UniqueConstraint(fields=["entry", "key"], name="reports_finding_key"),
        )

    def __str__(self) -> str:
        return f"{self.party}, {self.get_kind_display()}"


@tracked()
class Evidence(models.Model):
    """What a finding rests on: an answer in a submission, a passage of it, or a comment.

    `start` and `end` count characters of the answer's text; null for the whole of it.
    """

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="evidence")
    submission = models.ForeignKey(
        "rounds.Submission", models.PROTECT, null=True, blank=True, related_name="+"
    )
    question = models.CharField(_("question"), max_length=80, blank=True)
    comment = models.ForeignKey(
        "rounds.Comment", models.PROTECT, null=True, blank=True, related_name="+"
    )
    start = models.PositiveIntegerField(_("from"), null=True, blank=True)
    end = models.PositiveIntegerField(_("to"), null=True, blank=True)
    quote = models.TextField(_("words there"), blank=True)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ("finding", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(submission__isnull=False, comment__isnull=True)
                | Q(submission__isnull=True, comment__isnull=False)
                | Q(submission__isnull=True, comment__isnull=True),
                name="reports_evidence_one_place",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(end__gt=F("start")),
                name="reports_evidence_extent",
            ),
        )

    def __str__(self) -> str:
        return f"{self.finding}, {self.question or self.comment}"


@tracked()
class Resting(models.Model):
    """That a recommendation rests on a finding."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="restings")
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="restings")

    class Meta:
        verbose_name = _("finding that a recommendation rests on")
        verbose_name_plural = _("findings that recommendations rest on")
        constraints = (
            models.UniqueConstraint(fields=["entry", "finding"], name="reports_resting_once"),
        )

    def __str__(self) -> str:
        return f"{self.entry} ← {self.finding}"
