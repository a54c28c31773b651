"""Spreadsheets of the two registers, through the pages that all registers of the desk have."""

from django.utils.translation import gettext_lazy as _

from ronda.apps.national.views.spreadsheets import Pages
from ronda.apps.trainings.models.files import FileKind
from ronda.apps.trainings.selectors.trainings import lecture_files, training_files
from ronda.apps.trainings.services.files import INTO_LECTURES, INTO_TRAININGS

TRAININGS = Pages(
    intake=INTO_TRAININGS,
    visible=training_files,
    names="trainings:training-file",
    back=("trainings:trainings", _("Trainings")),
    file="trainings.xlsx",
    sheet=_("Trainings"),
    kept={"kind": FileKind.TRAININGS},
)
LECTURES = Pages(
    intake=INTO_LECTURES,
    visible=lecture_files,
    names="trainings:lecture-file",
    back=("trainings:lectures", _("Lectures and campaigns")),
    file="lectures.xlsx",
    sheet=_("Lectures and campaigns"),
    kept={"kind": FileKind.LECTURES},
)
