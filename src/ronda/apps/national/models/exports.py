"""The whole national record in open formats, as it was on a day: made by the worker, kept in parts.

Two things to know. The parts are the bytes of one ZIP, in order; they are taken away when another
export is made, and what remains says that there was one, of what size and checksum. And it holds
everything as it stands at the desk, so it is the coordinator's alone.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept


class ExportState(models.TextChoices):
    """How far it has come."""

    MAKING = "making", _("being made")
    READY = "ready", _("ready")
    GONE = "gone", _("taken away")


@kept(exclude=("rows_done",))
class Export(AtDesk):
    """An export; `rows_done` of `rows_all` is how far the making has come."""

    state = models.CharField(
        _("state"), max_length=20, choices=ExportState, default=ExportState.MAKING
    )
    licence = models.CharField(_("licence"), max_length=300, blank=True)
    rows_all = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)
    asked_at = models.DateTimeField(_("when"), auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ready_at = models.DateTimeField(_("ready since"), null=True, blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("national export")
        verbose_name_plural = _("national exports")
        ordering = ("-asked_at", "-id")
        constraints = (one_of("state", ExportState, "national_export_state"),)

    def __str__(self) -> str:
        return f"export {self.pk}"


class ExportPart(AtDesk):
    """A stretch of an export's bytes."""

    export = models.ForeignKey(Export, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta(AtDesk.Meta):
        verbose_name = _("part of an export")
        verbose_name_plural = _("parts of exports")
        ordering = ("export", "number")
        constraints = (
            models.UniqueConstraint(fields=["export", "number"], name="national_export_part_once"),
        )

    def __str__(self) -> str:
        return f"part {self.number}"
