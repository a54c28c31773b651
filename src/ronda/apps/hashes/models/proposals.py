"""What waits for a second person, what is disputed, and what the copies must be told.

Two things to know. The database itself refuses that one person proposes and decides. And a notice
is written for every change of what was shared: whoever passed copies on follows them by its number.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of
from ronda.apps.hashes.models.records import Entry


class ProposalKind(models.TextChoices):
    """What is proposed."""

    ADD = "add", _("add entries")
    CLASSIFY = "classify", _("classify")
    CORRECT = "correct", _("correct")
    WITHDRAW = "withdraw", _("withdraw")
    RESTORE = "restore", _("share again")
    ERASE = "erase", _("erase")


class ProposalState(models.TextChoices):
    """How a proposal stands."""

    WAITING = "waiting", _("waits for a second person")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("declined")
    TAKEN_BACK = "taken-back", _("taken back")


@tracked()
class Proposal(models.Model):
    """Something one person proposes about entries, and a second one decides on.

    `origin` says where it came from: "by hand", a collection, a partner's list or feed.
    """

    kind = models.CharField(_("what"), max_length=10, choices=ProposalKind)
    origin = models.CharField(_("from"), max_length=200, blank=True)
    reason = models.TextField(_("why"), blank=True)
    entry_count = models.PositiveIntegerField(_("entries"), default=0)
    state = models.CharField(
        _("state"), max_length=10, choices=ProposalState, default=ProposalState.WAITING
    )
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision_reason = models.TextField(_("why so decided"), blank=True)

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ("proposed_at", "id")
        constraints = (
            one_of("kind", ProposalKind, "hashes_proposal_kind"),
            one_of("state", ProposalState, "hashes_proposal_state"),
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "taken-back"))
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by"))),
                name="hashes_proposal_two_people",
                violation_error_message=_("Nobody decides on their own proposal."),
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(decision_reason=""),
                name="hashes_proposal_declined_why",
                violation_error_message=_("Declining needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk}, {self.get_kind_display()}"


class Change(models.Model):
    """What a proposal would do to one entry: for a correction, which field, from what, to what.

    Emptied when the entry is erased, and so kept out of the history tables.
    """

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="changes")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="changes")
    field = models.CharField(_("field"), max_length=40, blank=True)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["proposal", "entry", "field"], name="hashes_change_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.proposal}: {self.entry} {self.field}"


class DisputeState(models.TextChoices):
    """How a dispute ended, if it did."""

    OPEN = "open", _("open")
    UPHELD = "upheld", _("upheld: the entry was withdrawn")
    REJECTED = "rejected", _("rejected: the entry stands")


@tracked()
class Dispute(models.Model):
    """That somebody doubts an entry: who, why, and what came of it.

    `on_behalf` is the partner or unit that doubts, where it is not the person's own.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="disputes")
    on_behalf = models.CharField(_("on behalf of"), max_length=200, blank=True)
    reason = models.TextField(_("why it is doubted"))
    state = models.CharField(
        _("state"), max_length=10, choices=DisputeState, default=DisputeState.OPEN
    )
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(_("raised"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    outcome = models.TextField(_("outcome"), blank=True)

    class Meta:
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")
        ordering = ("raised_at", "id")
        constraints = (
            one_of("state", DisputeState, "hashes_dispute_state"),
            models.UniqueConstraint(
                fields=["entry"],
                condition=Q(state="open"),
                name="hashes_dispute_one_open",
                violation_error_message=_("This entry is disputed already."),
            ),
            models.CheckConstraint(
                condition=Q(state="open")
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("raised_by")) & ~Q(outcome="")),
                name="hashes_dispute_two_people",
                violation_error_message=_("Nobody decides on a dispute they raised."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry}, {self.get_state_display()}"


class Notice(models.Model):
    """That a shared entry changed, for everybody who holds a copy; rows are only ever added.

    `what` is the name of the way it went (`workflow.WAYS`). The key is the order in which copies
    follow.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="notices")
    what = models.CharField(_("what"), max_length=20)
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.pk}: {self.what} {self.entry_id}"
