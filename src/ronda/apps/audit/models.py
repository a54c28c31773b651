"""The audit trail: one row for each thing a service did.

Two things to know. Rows are only ever added; the database refuses anything else. And a row names
what it is about by keys ("compliance.edition:12"), so that it outlives the records themselves.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """Something a person did: what, to what, why, and how it was before and after."""

    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who")
    )
    on_behalf = models.CharField(_("on behalf of"), max_length=200, blank=True)
    what = models.CharField(_("what"), max_length=100)
    about = ArrayField(models.CharField(max_length=100), verbose_name=_("to what"))
    reason = models.TextField(_("why"), blank=True)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    request_id = models.UUIDField(_("request"))

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ("-at", "-id")
        indexes = (GinIndex(fields=["about"], name="audit_event_about"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.what}"
