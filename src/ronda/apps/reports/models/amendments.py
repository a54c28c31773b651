"""What is proposed to a draft and decided on, and what was edited after adoption.

Two things to know. An amendment keeps the wording that it would change, so that a changed draft is
noticed. And what is adopted "subject to editing" changes only through an `Edit`, logged apart.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of
from ronda.apps.reports.models.content import Entry
from ronda.apps.reports.models.reports import Draft


class AmendmentState(models.TextChoices):
    """What became of an amendment."""

    PROPOSED = "proposed", _("proposed")
    ADOPTED = "adopted", _("adopted")
    COMPROMISE = "compromise", _("adopted in a compromise text")
    REJECTED = "rejected", _("rejected")
    WITHDRAWN = "withdrawn", _("withdrawn")


@tracked()
class Amendment(models.Model):
    """Another wording of an entry of a draft, with reasons; `texts` empty proposes to delete it."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="amendments")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="amendments")
    number = models.PositiveIntegerField(_("number"))
    proposed_by = models.ForeignKey(
        "accounts.Membership", models.PROTECT, related_name="amendments"
    )
    before = models.JSONField(_("wording that it would change"))
    texts = models.JSONField(_("proposed text by language"), default=dict)
    reason = models.TextField(_("why"))
    state = models.CharField(
        _("state"), max_length=12, choices=AmendmentState, default=AmendmentState.PROPOSED
    )
    decided = models.JSONField(_("text decided on, by language"), default=dict)
    meeting = models.CharField(_("decided at"), max_length=120, blank=True)
    decision_note = models.TextField(_("what was said of it"), blank=True)
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ("draft", "number")
        constraints = (
            one_of("state", AmendmentState, "reports_amendment_state"),
            models.UniqueConstraint(fields=["draft", "number"], name="reports_amendment_number"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="reports_amendment_why",
                violation_error_message=_("An amendment needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.draft}, {self.number}"


@tracked()
class Edit(models.Model):
    """An editorial correction of an adopted text: what stood there, what stands there now, why."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="edits")
    language = models.CharField(_("language"), max_length=35)
    before = models.TextField(_("before"))
    after = models.TextField(_("after"))
    reason = models.TextField(_("why"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("editorial correction")
        verbose_name_plural = _("editorial corrections")
        ordering = ("entry", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="reports_edit_why",
                violation_error_message=_("An editorial correction needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry}, {self.made_at:%Y-%m-%d}"
