"""A national export is a State's own, and its history only grows; its bytes have none."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only
from ronda.apps.national.row_security import closed_to_others


class Migration(NextMigration):
    dependencies = [("national", "0012_exports")]
    operations = [
        *append_only("national_exportevent"),
        *closed_to_others("export"),
        *closed_to_others("exportpart", history=False),
    ]
