"""A spreadsheet that somebody handed in: its bytes, what was found in it, what became of it.

Two things to know. It is looked at before anything of it is taken in, and then all of it is or
nothing. And `problems` and `left_out` name rows with a sentence each, in the language of whoever
handed it in; there are no more of them than can be read.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept


class UploadKind(models.TextChoices):
    """What its rows are."""

    VALUES = "values", _("values of indicators")


class UploadState(models.TextChoices):
    """How far it has come."""

    READING = "reading", _("being read")
    READ = "read", _("read, to be looked at")
    TAKING = "taking", _("being taken in")
    TAKEN = "taken", _("taken in")
    REFUSED = "refused", _("could not be read")
    DROPPED = "dropped", _("set aside")


@kept(exclude=("data", "rows_read", "problems", "left_out", "sample"))
class Upload(AtDesk):
    """A spreadsheet; `rows_read` is how far a reading has come."""

    kind = models.CharField(_("kind"), max_length=20, choices=UploadKind)
    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    data = models.BinaryField()
    state = models.CharField(
        _("state"), max_length=20, choices=UploadState, default=UploadState.READING
    )
    rows_read = models.PositiveIntegerField(default=0)
    good = models.PositiveIntegerField(_("rows that can be taken"), default=0)
    wrong = models.PositiveIntegerField(_("rows with something wrong"), default=0)
    formulas = models.PositiveIntegerField(_("rows with results of formulas"), default=0)
    problems = models.JSONField(default=list)
    left_out = models.JSONField(default=list)
    sample = models.JSONField(default=list)
    sentence = models.TextField(_("why it could not be read"), blank=True)
    handed_in_at = models.DateTimeField(_("when"), auto_now_add=True)
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(AtDesk.Meta):
        verbose_name = _("spreadsheet")
        verbose_name_plural = _("spreadsheets")
        ordering = ("-handed_in_at", "-id")
        constraints = (
            one_of("kind", UploadKind, "national_upload_kind"),
            one_of("state", UploadState, "national_upload_state"),
        )

    def __str__(self) -> str:
        return self.file_name
