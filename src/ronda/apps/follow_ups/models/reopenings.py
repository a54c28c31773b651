"""Requests to open submitted information again; and Word files that came back.

Two things to know. What was submitted stays as it was, whatever becomes of a request. And a file
that came back changes nothing until a person has looked at what it would change.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.coming_back import CameBackState, FileThatCameBack
from ronda.apps.constraints import one_of
from ronda.apps.follow_ups.models.information import Information
from ronda.apps.reopening import RequestToReopen


@tracked()
class InformationReopening(RequestToReopen):
    """A request to open submitted information again, and what was decided on it."""

    information = models.ForeignKey(Information, models.PROTECT, related_name="reopenings")

    class Meta(RequestToReopen.Meta):
        verbose_name = _("request to reopen information")
        verbose_name_plural = _("requests to reopen information")
        ordering = ("information", "-id")
        constraints = (
            *RequestToReopen.Meta.constraints,
            models.UniqueConstraint(
                fields=["information"],
                condition=Q(state="asked"),
                name="follow_ups_reopening_one_open",
                violation_error_message=_("A request to open this again is waiting already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.information}, {self.get_state_display()}"


@tracked(exclude=("content",))
class CameBack(FileThatCameBack):
    """A factsheet that came back filled in; `content` has the text of each box that was read."""

    information = models.ForeignKey(Information, models.PROTECT, related_name="came_back")

    class Meta(FileThatCameBack.Meta):
        verbose_name = _("factsheet that came back")
        verbose_name_plural = _("factsheets that came back")
        ordering = ("information", "-id")
        constraints = (one_of("state", CameBackState, "follow_ups_came_back_state"),)

    def __str__(self) -> str:
        return f"{self.source} → {self.information}"
