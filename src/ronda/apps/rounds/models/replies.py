"""What a Party sends: its reply, the files with it, each submission, each reopening.

Two things to know. A submission is the whole reply as it was that minute, in the wording it
answered, under its checksum; it never changes, and reopening makes the next one. And files lie with
`sources`, byte for byte.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.coming_back import CameBackState, FileThatCameBack
from ronda.apps.constraints import one_of
from ronda.apps.reopening import RequestToReopen
from ronda.apps.rounds.models.conduct import RoundParty
from ronda.apps.rounds.models.questionnaires import QuestionnaireVersion


class ReplyState(models.TextChoices):
    """How far a reply has come; the ways between are in `workflow.py`."""

    ASKED = "asked", _("asked")
    OPENED = "opened", _("opened")
    UNDER_WAY = "under-way", _("under way")
    SUBMITTED = "submitted", _("submitted")


@tracked()
class Reply(models.Model):
    """A Party's whole response to the questionnaire of a round."""

    party = models.OneToOneField(RoundParty, models.PROTECT, related_name="reply")
    version = models.ForeignKey(QuestionnaireVersion, models.PROTECT, related_name="replies")
    state = models.CharField(
        _("state"), max_length=10, choices=ReplyState, default=ReplyState.ASKED, db_index=True
    )
    language = models.CharField(_("language"), max_length=35, blank=True)
    opened_at = models.DateTimeField(_("first opened"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        constraints = (
            one_of("state", ReplyState, "rounds_reply_state"),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_at__isnull=False),
                name="rounds_reply_submitted_when",
            ),
        )

    def __str__(self) -> str:
        return str(self.party)

    @property
    def body_id(self) -> int:
        """The key of the body whose round it is in."""
        return self.party.conduct.body_id


@tracked()
class Attachment(models.Model):
    """A file that goes with a reply, or with the answer to one question of it."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="attachments")
    question = models.CharField(_("question"), max_length=80, blank=True)
    source = models.ForeignKey("sources.Source", models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=300, blank=True)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ("reply", "question", "id")

    def __str__(self) -> str:
        return self.title or str(self.source)


@tracked()
class Submission(models.Model):
    """A reply as it was submitted: `content` is what was submitted, `document` its PDF."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField(_("number"))
    reference = models.CharField(_("reference"), max_length=80, unique=True)
    sha256 = models.CharField(_("checksum"), max_length=64)
    content = models.JSONField(_("what was submitted"))
    document = models.ForeignKey(
        "sources.Source", models.PROTECT, null=True, blank=True, related_name="+"
    )
    key = models.UUIDField(_("key of the form"), unique=True)
    late = models.BooleanField(_("after the deadline"), default=False)
    submitted_at = models.DateTimeField(_("submitted"), default=timezone.now)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ("reply", "-number")
        constraints = (
            models.UniqueConstraint(fields=["reply", "number"], name="rounds_submission_number"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="rounds_submission_checksum"
            ),
        )

    def __str__(self) -> str:
        return self.reference


@tracked()
class Reopening(RequestToReopen):
    """A request to open a submitted reply again, and what was decided on it."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="reopenings")

    class Meta(RequestToReopen.Meta):
        verbose_name = _("reopening")
        verbose_name_plural = _("reopenings")
        ordering = ("reply", "-id")
        constraints = (
            *RequestToReopen.Meta.constraints,
            models.UniqueConstraint(
                fields=["reply"],
                condition=Q(state="asked"),
                name="rounds_reopening_one_open",
                violation_error_message=_("A request to reopen this reply is waiting already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.reply}, {self.get_state_display()}"


@tracked(exclude=("content",))
class ReturnedReply(FileThatCameBack):
    """A questionnaire that came back as a Word file; `content` is what was read in it."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="returned")

    class Meta(FileThatCameBack.Meta):
        verbose_name = _("questionnaire that came back")
        verbose_name_plural = _("questionnaires that came back")
        ordering = ("reply", "-id")
        constraints = (one_of("state", CameBackState, "rounds_returned_state"),)

    def __str__(self) -> str:
        return f"{self.source} → {self.reply}"
