"""Spreadsheets of the register are a State's own, and their history only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only
from ronda.apps.national.row_security import closed_to_others


class Migration(NextMigration):
    dependencies = [("laws", "0003_spreadsheets")]
    operations = [
        *append_only("laws_lawfileevent"),
        *closed_to_others("lawfile", app="laws"),
    ]
