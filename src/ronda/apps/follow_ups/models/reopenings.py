"""Requests to open submitted information again; and Word files that came back.

Two things to know. What was submitted stays as it was, whatever becomes of a request. And a file
that came back changes nothing until a person has looked at what it would change.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of
from ronda.apps.follow_ups.models.information import Information


class RequestState(models.TextChoices):
    """What became of a request."""

    ASKED = "asked", _("asked")
    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")


@tracked()
class InformationReopening(models.Model):
    """A request to open submitted information again, and what was decided on it."""

    information = models.ForeignKey(Information, models.PROTECT, related_name="reopenings")
    state = models.CharField(
        _("state"), max_length=10, choices=RequestState, default=RequestState.ASKED
    )
    reason = models.TextField(_("why"))
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.TextField(_("what was answered"), blank=True)

    class Meta:
        verbose_name = _("request to reopen information")
        verbose_name_plural = _("requests to reopen information")
        ordering = ("information", "-id")
        constraints = (
            one_of("state", RequestState, "follow_ups_reopening_state"),
            models.UniqueConstraint(
                fields=["information"],
                condition=Q(state="asked"),
                name="follow_ups_reopening_one_open",
                violation_error_message=_("A request to open this again is waiting already."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="follow_ups_reopening_why",
                violation_error_message=_("Reopening needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.information}, {self.get_state_display()}"


class CameBackState(models.TextChoices):
    """What became of a file that came back."""

    PREVIEWED = "previewed", _("looked at")
    TAKEN_IN = "taken-in", _("taken in")
    DISMISSED = "dismissed", _("not taken in")


@tracked(exclude=("content",))
class CameBack(models.Model):
    """A factsheet that came back filled in; `content` has the text of each box that was read."""

    information = models.ForeignKey(Information, models.PROTECT, related_name="came_back")
    source = models.ForeignKey("sources.Source", models.PROTECT, related_name="+")
    state = models.CharField(
        _("state"), max_length=10, choices=CameBackState, default=CameBackState.PREVIEWED
    )
    content = models.JSONField(_("what was read"))
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    class Meta:
        verbose_name = _("factsheet that came back")
        verbose_name_plural = _("factsheets that came back")
        ordering = ("information", "-id")
        constraints = (one_of("state", CameBackState, "follow_ups_came_back_state"),)

    def __str__(self) -> str:
        return f"{self.source} → {self.information}"
