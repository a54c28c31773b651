"""What people are told: one row for each person and thing, and what became of its letter.

Two things to know. A row is written in the transaction that it tells of, so that it is there if,
and only if, what it tells of is; the worker sends it afterwards. And `words` holds names of public
things only: what is confidential is read in Ronda, never in a letter.
"""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class Way(models.TextChoices):
    """How a person wants to be told of a kind of thing."""

    AT_ONCE = "at-once", _("by e-mail, at once")
    DIGEST = "digest", _("by e-mail, once a day")
    PAGE = "page", _("in Ronda only, unless something is due")


class State(models.TextChoices):
    """What became of a notification."""

    WAITING = "waiting", _("to be sent")
    SENT = "sent", _("sent")
    REFUSED = "refused", _("not delivered")
    DROPPED = "dropped", _("not sent: no role any more")
    SHOWN = "shown", _("shown in Ronda only")


@tracked()
class Letter(models.Model):
    """A letter that a secretariat wrote, in one or more languages, with named placeholders."""

    subject = models.JSONField(_("subject by language"))
    text = models.JSONField(_("text by language"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")

    def __str__(self) -> str:
        return str(next(iter(self.subject.values()), ""))


@tracked()
class Notification(models.Model):
    """That a person is told of one thing."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notifications"
    )
    membership = models.ForeignKey(
        "accounts.Membership", models.PROTECT, null=True, blank=True, related_name="+"
    )
    caused_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    body = models.ForeignKey(
        "treaties.Body", models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=100)
    about = models.CharField(_("about"), max_length=100)
    words = models.JSONField(_("words"), default=dict, blank=True)
    letter = models.ForeignKey(
        Letter, models.PROTECT, null=True, blank=True, related_name="notifications"
    )
    link = models.CharField(_("link"), max_length=500)
    due = models.DateField(_("due"), null=True, blank=True)
    way = models.CharField(_("how"), max_length=20, choices=Way, default=Way.AT_ONCE)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.WAITING)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    send_after = models.DateTimeField(_("to be sent from"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    sent_to = models.CharField(_("sent to"), max_length=254, blank=True)
    attempts = models.PositiveSmallIntegerField(_("failed attempts"), default=0)
    refusal = models.TextField(_("what the mail server said"), blank=True)
    message_id = models.UUIDField(_("message"), default=uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ("-created_at", "-id")
        constraints = (
            one_of("way", Way, "notifications_way"),
            one_of("state", State, "notifications_state"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="notifications_sent_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(link__startswith="/") & ~Q(link__startswith="//"),
                name="notifications_link_is_a_path",
                violation_error_message=_("A link is a path within Ronda."),
            ),
        )
        indexes = (
            models.Index(
                fields=["send_after"],
                condition=Q(state="waiting"),
                name="notifications_waiting",
            ),
            models.Index(fields=["about", "-created_at"], name="notifications_about"),
            models.Index(fields=["person", "-created_at"], name="notifications_person"),
            models.Index(fields=["body", "-created_at"], name="notifications_body"),
        )

    def __str__(self) -> str:
        return f"{self.kind} → {self.person}"


@tracked()
class Preference(models.Model):
    """How a person wants to be told of one kind of thing; where there is none, at once."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notification_preferences"
    )
    kind = models.CharField(_("kind"), max_length=100)
    way = models.CharField(_("how"), max_length=20, choices=Way)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        constraints = (
            one_of("way", Way, "notifications_preference_way"),
            models.UniqueConstraint(
                fields=["person", "kind"],
                name="notifications_preference_once",
                violation_error_message=_("This is chosen already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.kind}: {self.get_way_display()}"
