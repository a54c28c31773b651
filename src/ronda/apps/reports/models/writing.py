"""A report while it is written: its pieces as rows, who writes on what, and rival texts.

Two things to know. A piece keeps its part of `ronda-report/1` as a value, without what it holds and
without its number; `key` is its id in every draft. And `version` counts the changes of a piece: who
saves over a newer one than they saw has their text kept as a rival.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of
from ronda.apps.reports.models.drafts import Report
from ronda.apps.rivals import RivalText


@tracked()
class Writing(models.Model):
    """That a round's report is written here.

    With `codes_kept` a code that was given stays; without it codes follow the order of the text.
    `adopted` is the adoption as `ronda-report/1` has it; null while it is a draft.
    """

    report = models.OneToOneField(Report, models.PROTECT, related_name="writing")
    titles = models.JSONField(_("title by language"), default=dict)
    languages = models.JSONField(_("languages"), default=list)
    codes_kept = models.BooleanField(_("codes stay as they are"), default=False)
    adopted = models.JSONField(_("where and when it was adopted"), null=True, blank=True)
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("report being written")
        verbose_name_plural = _("reports being written")

    def __str__(self) -> str:
        return str(self.report)


class PieceKind(models.TextChoices):
    """What a piece is; but for the chapter and the finding the values are types of an entry."""

    CHAPTER = "chapter", _("chapter")
    TOPIC = "topic", _("heading")
    PARAGRAPH = "paragraph", _("paragraph")
    RECOMMENDATION = "recommendation", _("recommendation")
    PRACTICE = "practice", _("promising practice")
    FINDING = "finding", _("finding")


@tracked()
class Piece(models.Model):
    """A chapter, what stands in one, or a finding in its paragraph, in the order of `order`.

    `called` is the number or the code that it had in the latest draft; `question` the question of
    the questionnaire that it is about, for whose rapporteur it is.
    """

    writing = models.ForeignKey(Writing, models.PROTECT, related_name="pieces")
    key = models.CharField(_("id"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=PieceKind)
    within = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="pieces")
    order = models.PositiveIntegerField(_("order"))
    called = models.CharField(_("number or code"), max_length=30, blank=True)
    question = models.CharField(_("question"), max_length=80, blank=True)
    content = models.JSONField(_("what it says"))
    version = models.PositiveIntegerField(_("version"), default=1)
    taken_out_at = models.DateTimeField(_("taken out"), null=True, blank=True)
    taken_out_why = models.TextField(_("why it was taken out"), blank=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("piece of a report")
        verbose_name_plural = _("pieces of reports")
        ordering = ("writing", "order", "id")
        constraints = (
            one_of("kind", PieceKind, "reports_piece_kind"),
            models.UniqueConstraint(fields=["writing", "key"], name="reports_piece_key"),
            models.CheckConstraint(
                condition=Q(kind="chapter", within__isnull=True)
                | (~Q(kind="chapter") & Q(within__isnull=False)),
                name="reports_piece_within",
            ),
            models.CheckConstraint(
                condition=Q(taken_out_at__isnull=True) | ~Q(taken_out_why=""),
                name="reports_piece_taken_out_why",
                violation_error_message=_("Taking something out needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return self.called or self.key


@tracked()
class Rival(RivalText):
    """What somebody wrote over a piece that another had changed since they saw it."""

    piece = models.ForeignKey(Piece, models.PROTECT, related_name="rivals")
    content = models.JSONField(_("what it says"))
    seen = models.PositiveIntegerField(_("version that its writer saw"))

    class Meta(RivalText.Meta):
        verbose_name = _("rival text of a report")
        verbose_name_plural = _("rival texts of reports")
        ordering = ("piece", "id")

    def __str__(self) -> str:
        return f"{self.piece}, {self.get_state_display()}"


@tracked()
class Rapporteurship(models.Model):
    """That a rapporteur writes on a chapter or on a question; it goes along with a handover."""

    writing = models.ForeignKey(Writing, models.PROTECT, related_name="rapporteurships")
    membership = models.ForeignKey(
        "accounts.Membership", models.PROTECT, related_name="rapporteurships"
    )
    chapter = models.ForeignKey(
        Piece, models.PROTECT, null=True, blank=True, related_name="rapporteurships"
    )
    question = models.CharField(_("question"), max_length=80, blank=True)
    named_at = models.DateTimeField(_("named"), auto_now_add=True)
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("rapporteur on a part of a report")
        verbose_name_plural = _("rapporteurs on parts of reports")
        ordering = ("writing", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(chapter__isnull=False, question="")
                | (Q(chapter__isnull=True) & ~Q(question="")),
                name="reports_rapporteurship_on_one",
                violation_error_message=_("Name a chapter or a question, one of them."),
            ),
            models.UniqueConstraint(
                fields=["membership", "chapter"],
                condition=Q(ended_at__isnull=True, chapter__isnull=False),
                name="reports_rapporteurship_chapter_once",
                violation_error_message=_("This rapporteur is named for it already."),
            ),
            models.UniqueConstraint(
                fields=["writing", "membership", "question"],
                condition=Q(ended_at__isnull=True) & ~Q(question=""),
                name="reports_rapporteurship_question_once",
                violation_error_message=_("This rapporteur is named for it already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.membership}, {self.chapter or self.question}"
