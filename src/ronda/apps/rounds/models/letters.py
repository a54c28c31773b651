"""Free-form letters taken in for a reply, and where a person placed their passages.

Two things to know. A letter is read by `ronda.replies`; `content` is the `ronda-reply/1` it made.
And nothing is placed by itself: a row is what a person decided.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.rounds.models.replies import Reply


@tracked(exclude=("content", "text"))
class Letter(models.Model):
    """A letter that came for a reply; `text` is the source's text, that offsets count in."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="letters")
    source = models.ForeignKey("sources.Source", models.PROTECT, related_name="+")
    content = models.JSONField(_("letter as read"))
    text = models.TextField(_("text of the letter"))
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ("reply", "-id")

    def __str__(self) -> str:
        return str(self.source)


@tracked()
class LetterPassage(models.Model):
    """A passage of a letter that a person placed on a question."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="placed")
    start = models.PositiveIntegerField(_("from"))
    end = models.PositiveIntegerField(_("to"))
    question = models.CharField(_("question"), max_length=80)
    placed_at = models.DateTimeField(_("placed"), auto_now_add=True)
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("passage placed")
        verbose_name_plural = _("passages placed")
        ordering = ("letter", "start", "id")
        constraints = (
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="rounds_passage_extent"),
            models.UniqueConstraint(
                fields=["letter", "start", "end", "question"],
                condition=Q(taken_back_at__isnull=True),
                name="rounds_passage_placed_once",
                violation_error_message=_("This passage is placed there already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.letter}, {self.start}–{self.end}"
