"""The keys by which calendar programs read a person's own calendar.

Two things to know. A calendar program cannot sign in: who knows the key reads, so that it is
unguessable, is shown once, and only its checksum is kept. And a person has one at a time.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked


@tracked()
class CalendarKey(models.Model):
    """That a calendar program reads a person's calendar, until the key is ended."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="calendar_keys"
    )
    digest = models.CharField(_("checksum of the key"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("key of a calendar")
        verbose_name_plural = _("keys of calendars")
        constraints = (
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_at__isnull=True),
                name="rounds_calendar_key_once",
            ),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="rounds_calendar_key_digest"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.made_at:%Y-%m-%d}"
