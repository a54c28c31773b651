"""The reading of a draft: that members got it, and the amendments that are proposed to it.

Two things to know. An amendment keeps what the draft says there beside what it would say, so that a
text that changed since is noticed. And what was decided stays: an amendment is never taken away.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of
from ronda.apps.reports.models.drafts import Draft
from ronda.apps.reports.models.writing import Piece, PieceKind


@tracked()
class Reading(models.Model):
    """That a draft was given to the members to read, with the day until which they amend it."""

    draft = models.OneToOneField(Draft, models.PROTECT, related_name="reading")
    amendments_until = models.DateField(_("amendments until"), null=True, blank=True)
    shared_at = models.DateTimeField(_("shared"), auto_now_add=True)
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("reading of a draft")
        verbose_name_plural = _("readings of drafts")

    def __str__(self) -> str:
        return str(self.draft)


class AmendmentState(models.TextChoices):
    """What became of an amendment."""

    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("accepted")
    COMPROMISE = "compromise", _("accepted in a compromise text")
    REJECTED = "rejected", _("rejected")
    WITHDRAWN = "withdrawn", _("withdrawn")


@tracked()
class Amendment(models.Model):
    """What somebody proposes that a piece of a draft should say, and why; numbered by draft.

    `before`, `proposed` and `decided` are those parts of a piece's content that are words. One that
    adds a piece of the kind `adds` has no `key`: it names the ids of what the piece would stand in
    (`within`, "" for a chapter) and of what it would stand behind (`after`, "" for the first
    place); `proposed` is its whole content, and `made` the piece that came of it.
    """

    reading = models.ForeignKey(Reading, models.PROTECT, related_name="amendments")
    number = models.PositiveIntegerField(_("number"))
    key = models.CharField(_("id"), max_length=60, blank=True)
    adds = models.CharField(
        _("kind of the piece to be added"), max_length=20, choices=PieceKind, blank=True
    )
    within = models.CharField(_("id of what it would stand in"), max_length=60, blank=True)
    after = models.CharField(_("id of what it would stand behind"), max_length=60, blank=True)
    made = models.OneToOneField(
        Piece, models.PROTECT, null=True, blank=True, related_name="amendment"
    )
    before = models.JSONField(_("what the draft says"), default=dict, blank=True)
    proposed = models.JSONField(_("what it should say"), default=dict, blank=True)
    takes_out = models.BooleanField(_("to be taken out"), default=False)
    reason = models.TextField(_("why"))
    late = models.BooleanField(_("late"), default=False)
    proposed_by = models.ForeignKey(
        "accounts.Membership", models.PROTECT, related_name="amendments"
    )
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    state = models.CharField(
        _("state"), max_length=12, choices=AmendmentState, default=AmendmentState.PROPOSED
    )
    decided = models.JSONField(_("what was decided"), default=dict, blank=True)
    note = models.TextField(_("what was said of it"), blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ("reading", "number")
        constraints = (
            one_of("state", AmendmentState, "reports_amendment_state"),
            one_of("adds", [("", ""), *PieceKind.choices], "reports_amendment_adds"),
            models.CheckConstraint(
                condition=(Q(adds="", made__isnull=True, within="", after="") & ~Q(key=""))
                | (~Q(adds="") & Q(key="", takes_out=False)),
                name="reports_amendment_to_one_or_one_more",
            ),
            models.UniqueConstraint(fields=["reading", "number"], name="reports_amendment_number"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="reports_amendment_why",
                violation_error_message=_("An amendment needs a reason."),
            ),
            models.CheckConstraint(
                condition=Q(state="proposed") | Q(decided_at__isnull=False),
                name="reports_amendment_decided_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reading}, {self.number}"
