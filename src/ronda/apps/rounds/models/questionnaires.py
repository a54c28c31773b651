"""What is asked in a round, in versions.

Two things to know. `content` is the whole questionnaire as `ronda.questionnaires` has it, for all
audiences and in all languages. And a version that was opened never changes: a correction is the
next version, and each answer points at the version whose wording it answers.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of
from ronda.apps.rounds.models.conduct import Conduct


class VersionState(models.TextChoices):
    """How far a version has come; the ways between are in `workflow.py`."""

    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    OPEN = "open", _("open for answers")
    REPLACED = "replaced", _("replaced by a correction")


@tracked()
class QuestionnaireVersion(models.Model):
    """One version of a round's questionnaire, numbered from 1."""

    conduct = models.ForeignKey(Conduct, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    state = models.CharField(
        _("state"), max_length=10, choices=VersionState, default=VersionState.DRAFT
    )
    content = models.JSONField(_("questionnaire"))
    reason = models.TextField(_("why it was corrected"), blank=True)
    edits = models.PositiveIntegerField(_("edits"), default=1)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    adopted_at = models.DateTimeField(_("adopted"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)

    class Meta:
        verbose_name = _("version of a questionnaire")
        verbose_name_plural = _("versions of questionnaires")
        ordering = ("conduct", "-number")
        constraints = (
            one_of("state", VersionState, "rounds_version_state"),
            models.UniqueConstraint(fields=["conduct", "number"], name="rounds_version_number"),
            models.UniqueConstraint(
                fields=["conduct"],
                condition=Q(state__in=("draft", "adopted")),
                name="rounds_version_one_draft",
                violation_error_message=_("There is a draft already: change that one."),
            ),
            models.UniqueConstraint(
                fields=["conduct"], condition=Q(state="open"), name="rounds_version_one_open"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("open", "replaced")) | Q(opened_at__isnull=False),
                name="rounds_version_opened_when",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="rounds_version_corrected_why",
                violation_error_message=_("A correction needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.conduct}, {self.number}"
