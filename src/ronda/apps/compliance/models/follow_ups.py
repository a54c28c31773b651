"""The boxes of a factsheet filled in on line, by several people, and what is asked about them.

Two things to know. A `BoxText` is the text of one box as it is being written; handing in makes an
edition of it, and that is what everybody else sees. And who saves over a newer text than they saw
has theirs kept as a `BoxRival`.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.compliance.models.factsheets import Edition, Factsheet
from ronda.apps.constraints import one_of


@tracked()
class BoxText(models.Model):
    """The text of one box being written; `place` is the box's in the edition that is answered."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="box_texts")
    place = models.CharField(_("place"), max_length=200)
    codes = models.CharField(_("codes"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    ready = models.BooleanField(_("ready"), default=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("text of a box")
        verbose_name_plural = _("texts of boxes")
        constraints = (
            models.UniqueConstraint(fields=["edition", "place"], name="compliance_box_text_once"),
        )

    def __str__(self) -> str:
        return f"{self.edition}, {self.codes or self.place}"


@tracked()
class BoxRival(models.Model):
    """What somebody wrote over a box that another had changed since they saw it."""

    box = models.ForeignKey(BoxText, models.PROTECT, related_name="rivals")
    text = models.TextField(_("text"))
    seen = models.PositiveIntegerField(_("revision that its writer saw"))
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    class Meta:
        verbose_name = _("rival text of a box")
        verbose_name_plural = _("rival texts of boxes")
        ordering = ("box", "id")

    def __str__(self) -> str:
        return f"{self.box}, {self.written_at:%Y-%m-%d}"


@tracked()
class BoxEvidence(models.Model):
    """A file that goes with a box."""

    box = models.ForeignKey(BoxText, models.PROTECT, related_name="evidence")
    source = models.ForeignKey("sources.Source", models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=300, blank=True)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("evidence for a box")
        verbose_name_plural = _("evidence for boxes")
        ordering = ("box", "id")

    def __str__(self) -> str:
        return self.title or str(self.source)


class CommentAnswer(models.TextChoices):
    """What was made of a Party's comment on its draft factsheet."""

    OPEN = "open", _("to be answered")
    TAKEN = "taken", _("taken")
    NOT_TAKEN = "not-taken", _("not taken")


@tracked()
class DraftComment(models.Model):
    """A Party's comment on one place of its draft factsheet, and the answer with its reason."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="draft_comments")
    place = models.CharField(_("place"), max_length=200)
    text = models.TextField(_("comment"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = models.CharField(
        _("answer"), max_length=10, choices=CommentAnswer, default=CommentAnswer.OPEN
    )
    reason = models.TextField(_("why"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("comment on a draft factsheet")
        verbose_name_plural = _("comments on draft factsheets")
        ordering = ("edition", "id")
        constraints = (
            one_of("answer", CommentAnswer, "compliance_draft_comment_answer"),
            models.CheckConstraint(
                condition=Q(answer="open") | ~Q(reason=""),
                name="compliance_draft_comment_answered_why",
                violation_error_message=_("An answer needs its reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition}, {self.place}"


@tracked()
class Clarification(models.Model):
    """What is asked of a Party before an assessment is final, by when, and its answer."""

    factsheet = models.ForeignKey(Factsheet, models.PROTECT, related_name="clarifications")
    recommendation = models.CharField(_("recommendation"), max_length=60, blank=True)
    code = models.CharField(_("code"), max_length=30, blank=True)
    question = models.TextField(_("what is asked"))
    due = models.DateField(_("due"))
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("clarification")
        verbose_name_plural = _("clarifications")
        ordering = ("factsheet", "due", "id")

    def __str__(self) -> str:
        return f"{self.factsheet}, {self.code}"


@tracked()
class PracticeRecord(models.Model):
    """A promising practice as a record: what, where, since when, on which recommendation."""

    round = models.ForeignKey("treaties.Round", models.PROTECT, related_name="practices")
    party = models.ForeignKey("treaties.Party", models.PROTECT, related_name="practices")
    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="practice_records"
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    what = models.TextField(_("what"))
    where = models.CharField(_("where"), max_length=300, blank=True)
    since = models.CharField(_("since"), max_length=40, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    recommendation = models.CharField(_("recommendation"), max_length=60, blank=True)
    still_in_place = models.BooleanField(_("still in place"), null=True)
    checked_on = models.DateField(_("asked again on"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("promising practice")
        verbose_name_plural = _("promising practices")
        ordering = ("round", "party", "id")

    def __str__(self) -> str:
        return self.what[:80]
