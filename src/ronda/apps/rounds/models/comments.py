"""What civil society, institutions for human rights and children's facilitators say.

Two things to know. A comment is on replies or on the questionnaire, a contribution on Parties or
the theme, each by an organisation. And who sees it is reckoned by the procedure from its kind, its
author, what happened, and the author's wish: it is stored nowhere. Only of one that was withdrawn
it is kept how open it was, so that whoever could read it is told that it was taken back.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of
from ronda.apps.rounds.models.conduct import Conduct, RoundParty


class CommentKind(models.TextChoices):
    """What it is about; the values are kinds of document of `ronda.procedure`."""

    COMMENT = "comment", _("comment")
    CONTRIBUTION = "contribution", _("contribution")


class CommentState(models.TextChoices):
    """How far it has come; the ways between are in `workflow.py`."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    ADMITTED = "admitted", _("admitted by the secretariat")
    NOT_ADMITTED = "not-admitted", _("not admitted")
    WITHDRAWN = "withdrawn", _("withdrawn by its author")


class Wish(models.TextChoices):
    """How open the author wishes it to be; the values are those of `Publicity`."""

    NONE = "", _("as the body’s rules say")
    CONFIDENTIAL = "confidential", _("for the body only")
    RESTRICTED = "restricted", _("for the body and the Party concerned")
    PUBLIC = "public", _("for everybody")


class OpenTo(models.TextChoices):
    """How open a comment was when it was withdrawn; the values are those of `Publicity`."""

    AUTHOR = "", _("its author")
    CONFIDENTIAL = "confidential", _("the body")
    RESTRICTED = "restricted", _("the body and the Party concerned")
    PUBLIC = "public", _("everybody")


@tracked()
class Comment(models.Model):
    """What an organisation says in a round, with its file where it sent one.

    `question` names one question of the questionnaire; empty for the whole. `author` is the
    participant of the procedure as which the organisation speaks. `language` is the tag of one of
    the body's official languages, or the name of another. What is said of children who were heard
    is how many, how old and how: nothing about any of them.
    """

    conduct = models.ForeignKey(Conduct, models.PROTECT, related_name="comments")
    organisation = models.ForeignKey(
        "accounts.Organisation", models.PROTECT, related_name="comments"
    )
    author = models.CharField(_("speaks as"), max_length=30)
    kind = models.CharField(_("kind"), max_length=20, choices=CommentKind)
    on_questionnaire = models.BooleanField(_("on the questionnaire itself"), default=False)
    on_follow_up = models.BooleanField(_("on what Parties did since"), default=False)
    question = models.CharField(_("question"), max_length=80, blank=True)
    language = models.CharField(_("language"), max_length=35)
    text = models.TextField(_("text"), blank=True)
    source = models.ForeignKey(
        "sources.Source", models.PROTECT, null=True, blank=True, related_name="+"
    )
    wish = models.CharField(_("the author’s wish"), max_length=20, choices=Wish, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=CommentState, default=CommentState.DRAFT, db_index=True
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    children_count = models.PositiveIntegerField(
        _("number of children heard"), null=True, blank=True
    )
    children_ages = models.CharField(_("their ages"), max_length=100, blank=True)
    children_how = models.TextField(_("how they were heard"), blank=True)
    reason = models.TextField(_("why it was withdrawn or not admitted"), blank=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    late = models.BooleanField(_("after the deadline"), default=False)
    admitted_at = models.DateTimeField(_("admitted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    was_open_to = models.CharField(
        _("open to, when it was withdrawn"), max_length=20, choices=OpenTo, blank=True
    )

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ("conduct", "-id")
        constraints = (
            one_of("kind", CommentKind, "rounds_comment_kind"),
            one_of("state", CommentState, "rounds_comment_state"),
            one_of("wish", Wish, "rounds_comment_wish"),
            one_of("was_open_to", OpenTo, "rounds_comment_was_open_to"),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "withdrawn")) | Q(submitted_at__isnull=False),
                name="rounds_comment_submitted_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="admitted") | Q(admitted_at__isnull=False),
                name="rounds_comment_admitted_when",
            ),
            models.CheckConstraint(
                condition=Q(was_open_to="") | Q(state="withdrawn", admitted_at__isnull=False),
                name="rounds_comment_open_when_withdrawn",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("withdrawn", "not-admitted")) | ~Q(reason=""),
                name="rounds_comment_withdrawn_why",
                violation_error_message=_("This needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}, {self.conduct}"


@tracked()
class CommentParty(models.Model):
    """A Party that a comment is about, and when it was transmitted to it."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="parties")
    party = models.ForeignKey(RoundParty, models.PROTECT, related_name="comments")
    transmitted_at = models.DateTimeField(_("transmitted"), null=True, blank=True)

    class Meta:
        verbose_name = _("Party that a comment is about")
        verbose_name_plural = _("Parties that comments are about")
        constraints = (
            models.UniqueConstraint(fields=["comment", "party"], name="rounds_comment_party_once"),
        )

    def __str__(self) -> str:
        return f"{self.comment} → {self.party}"
