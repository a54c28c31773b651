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
    OUTSIDE = "outside", _("recommendations of other bodies")


class UploadState(models.TextChoices):
    """How far it has come."""

    READING = "reading", _("being read")
    READ = "read", _("read, to be looked at")
    TAKING = "taking", _("being taken in")
    TAKEN = "taken", _("taken in")
    REFUSED = "refused", _("could not be read")
    DROPPED = "dropped", _("set aside")


BY_THE_WAY = ("data", "rows_read", "begun_again", "problems", "left_out", "sample")
"""What its history leaves out: the bytes, what was found in them, how far the work has come."""


class Spreadsheet(AtDesk):
    """A spreadsheet for one of the desk's registers; `rows_read` is how far the work has come.

    `begun_again` is how often the work on it was interrupted, so that it began from the first row.
    """

    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    data = models.BinaryField()
    state = models.CharField(
        _("state"), max_length=20, choices=UploadState, default=UploadState.READING
    )
    rows_read = models.PositiveIntegerField(default=0)
    begun_again = models.PositiveSmallIntegerField(default=0)
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
        abstract = True
        verbose_name = _("spreadsheet")
        verbose_name_plural = _("spreadsheets")
        ordering = ("-handed_in_at", "-id")

    def __str__(self) -> str:
        return self.file_name


@kept(exclude=BY_THE_WAY)
class Upload(Spreadsheet):
    """A spreadsheet of values, or of recommendations of other bodies."""

    kind = models.CharField(_("kind"), max_length=20, choices=UploadKind)

    class Meta(Spreadsheet.Meta):
        constraints = (
            one_of("kind", UploadKind, "national_upload_kind"),
            one_of("state", UploadState, "national_upload_state"),
        )
