"""What a program handed in by the API: noted once for each key, so that sent twice it counts once.

Two things to know. `key` is the program's own, `sha256` of what it sent under it: another content
under the same key is refused. And a batch is kept only where all of it was taken in.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.models.at_desk import AtDesk, kept


@kept()
class Batch(AtDesk):
    """Rows that were taken in at once, and what was answered."""

    key = models.CharField(_("key"), max_length=100)
    sha256 = models.CharField(max_length=64)
    taken = models.PositiveIntegerField(_("rows taken in"))
    keys = models.JSONField(default=list)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(AtDesk.Meta):
        verbose_name = _("batch of a program")
        verbose_name_plural = _("batches of programs")
        ordering = ("-at", "-id")
        constraints = (models.UniqueConstraint(fields=["by", "key"], name="national_batch_once"),)

    def __str__(self) -> str:
        return self.key
