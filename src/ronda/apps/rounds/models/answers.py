"""What a Party answers to one question, and what two people wrote at the same time.

Two things to know. `revision` counts the changes of an answer: who saves over a newer one than they
saw has their text kept as a rival, and a person merges the two. And an answer points at the version
of the questionnaire whose wording it answers.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.rivals import RivalText
from ronda.apps.rounds.models.questionnaires import QuestionnaireVersion
from ronda.apps.rounds.models.replies import Reply


@tracked()
class Answer(models.Model):
    """A Party's response to one question; `value` is an answer as `ronda.questionnaires` has it."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="answers")
    question = models.CharField(_("question"), max_length=80)
    version = models.ForeignKey(QuestionnaireVersion, models.PROTECT, related_name="answers")
    value = models.JSONField(_("answer"))
    revision = models.PositiveIntegerField(_("revision"), default=1)
    prefilled_from = models.ForeignKey(
        "rounds.Submission", models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = (
            models.UniqueConstraint(fields=["reply", "question"], name="rounds_answer_once"),
        )

    def __str__(self) -> str:
        return f"{self.reply}, {self.question}"


@tracked()
class Rival(RivalText):
    """What somebody wrote over an answer that another had changed since they saw it."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="rivals")
    value = models.JSONField(_("answer"))

    class Meta(RivalText.Meta):
        verbose_name = _("rival answer")
        verbose_name_plural = _("rival answers")
        ordering = ("answer", "id")

    def __str__(self) -> str:
        return f"{self.answer}, {self.get_state_display()}"


@tracked()
class ChapterMark(models.Model):
    """That a person called a chapter of the reply ready."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="chapter_marks")
    chapter = models.CharField(_("chapter"), max_length=80)
    marked_at = models.DateTimeField(_("marked"), auto_now_add=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("chapter that is ready")
        verbose_name_plural = _("chapters that are ready")
        constraints = (
            models.UniqueConstraint(fields=["reply", "chapter"], name="rounds_chapter_mark_once"),
        )

    def __str__(self) -> str:
        return f"{self.reply}, {self.chapter}"
