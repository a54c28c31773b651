"""What the coordinator asks of institutions, and what became of it at each.

Two things to know. A request is written once and goes to one or more institutions: each has its own
`Addressee` with its own state. And forwarding makes a further addressee under the first; splitting
makes a request of its own under its `parent`.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.institutions import Institution
from ronda.apps.national.models.targets import Target


@kept()
class Holiday(AtDesk):
    """A day on which the State’s offices are closed."""

    day = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=200)

    class Meta(AtDesk.Meta):
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ("day",)
        constraints = (
            models.UniqueConstraint(
                fields=["party", "day"],
                name="national_holiday_once",
                violation_error_message=_("This day is a holiday already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.name}"


class RequestState(models.TextChoices):
    """How far a request has come."""

    DRAFT = "draft", _("draft")
    SENT = "sent", _("sent")
    CLOSED = "closed", _("closed")


@kept()
class Request(AtDesk):
    """What is asked, under which reference, until when."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    reference = models.CharField(_("our reference"), max_length=100, blank=True)
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("covering text"), blank=True)
    language = models.CharField(_("language"), max_length=35, default="en")
    working_days = models.PositiveSmallIntegerField(_("working days to answer"), default=30)
    due = models.DateField(_("answer by"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=RequestState, default=RequestState.DRAFT
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_on = models.DateField(_("sent on"), null=True, blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        ordering = ("-made_at", "-id")
        constraints = (
            one_of("state", RequestState, "national_request_state"),
            models.CheckConstraint(
                condition=Q(state="draft") | (Q(sent_on__isnull=False) & Q(due__isnull=False)),
                name="national_request_sent_when",
            ),
            models.UniqueConstraint(
                fields=["party", "reference"],
                condition=~Q(reference=""),
                name="national_request_reference",
                violation_error_message=_("There is a request with this reference already."),
            ),
        )

    def __str__(self) -> str:
        return self.subject


@kept()
class RequestItem(AtDesk):
    """One thing asked: a target, or free text; `wording` is as it was sent."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    target = models.ForeignKey(Target, models.PROTECT, null=True, blank=True, related_name="items")
    wording = models.TextField(_("what is asked"))

    class Meta(AtDesk.Meta):
        verbose_name = _("what is asked")
        verbose_name_plural = _("what is asked")
        ordering = ("request", "order")
        constraints = (
            models.UniqueConstraint(
                fields=["request", "order"],
                name="national_request_item_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return self.wording[:80]


class AddresseeState(models.TextChoices):
    """How far a request has come at one institution."""

    WAITING = "waiting", _("not yet sent")
    SENT = "sent", _("sent")
    SEEN = "seen", _("seen")
    FORWARDED = "forwarded", _("forwarded")
    DECLINED = "declined", _("declined")
    ANSWERED = "answered", _("answered")
    MOVED = "moved", _("moved to another institution")


@kept()
class Addressee(AtDesk):
    """An institution that is asked; `forwarded_from` is the addressee that passed it on."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="addressees")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="asked")
    state = models.CharField(
        _("state"), max_length=20, choices=AddresseeState, default=AddresseeState.WAITING
    )
    forwarded_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="forwarded_to"
    )
    seen_on = models.DateField(_("seen on"), null=True, blank=True)
    settled_on = models.DateField(_("answered or declined on"), null=True, blank=True)
    reason = models.TextField(_("why it was declined"), blank=True)
    whose = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="said_to_be_for"
    )

    class Meta(AtDesk.Meta):
        verbose_name = _("institution asked")
        verbose_name_plural = _("institutions asked")
        ordering = ("request", "id")
        constraints = (
            one_of("state", AddresseeState, "national_addressee_state"),
            models.UniqueConstraint(
                fields=["request", "institution"],
                condition=~Q(state="moved"),
                name="national_addressee_once",
                violation_error_message=_("This institution is asked already."),
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""),
                name="national_addressee_declined_why",
                violation_error_message=_("Declining needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"addressee {self.pk}"


class NudgeKind(models.TextChoices):
    """How an institution was pressed."""

    REMINDER = "reminder", _("reminder")
    ESCALATION = "escalation", _("escalation")


@kept()
class Nudge(AtDesk):
    """A reminder, or an escalation to the institution above."""

    addressee = models.ForeignKey(Addressee, models.CASCADE, related_name="nudges")
    kind = models.CharField(_("kind"), max_length=20, choices=NudgeKind)
    text = models.TextField(_("text"), blank=True)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(AtDesk.Meta):
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ("addressee", "id")
        constraints = (one_of("kind", NudgeKind, "national_nudge_kind"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d}"
