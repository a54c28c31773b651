"""The registers are a State's own, and their history only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only
from ronda.apps.national.row_security import closed_to_others

TRACKED = (
    "region profession curriculumitem asked registerfile training trainingorganiser trainingitem "
    "trainingregion trainingreached lecture lectureregion lecturereached lectureserves sameness "
    "toldin"
).split()


class Migration(NextMigration):
    dependencies = [("trainings", "0001_initial"), ("national", "0011_drafting_closed")]
    operations = [
        *append_only(*(f"trainings_{name}event" for name in TRACKED)),
        *closed_to_others(*TRACKED, app="trainings"),
    ]
