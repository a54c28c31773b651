"""Spreadsheets of trainings, and of lectures and campaigns."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models import Spreadsheet, UploadState
from ronda.apps.national.models.at_desk import kept
from ronda.apps.national.models.uploads import BY_THE_WAY


class FileKind(models.TextChoices):
    """What its rows are."""

    TRAININGS = "trainings", _("trainings")
    LECTURES = "lectures", _("lectures and campaigns")


@kept(exclude=BY_THE_WAY)
class RegisterFile(Spreadsheet):
    """A spreadsheet for one of the two registers."""

    kind = models.CharField(_("kind"), max_length=20, choices=FileKind)

    class Meta(Spreadsheet.Meta):
        constraints = (
            one_of("kind", FileKind, "trainings_file_kind"),
            one_of("state", UploadState, "trainings_file_state"),
        )
