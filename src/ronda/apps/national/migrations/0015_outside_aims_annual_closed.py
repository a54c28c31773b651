"""What came from outside, aims, annual reports and batches are a State's own; histories grow."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only
from ronda.apps.national.row_security import closed_to_others

TRACKED = "outside aim annualreport annualsection batch".split()


class Migration(NextMigration):
    dependencies = [("national", "0014_outside_aims_annual")]
    operations = [
        *append_only(*(f"national_{name}event" for name in TRACKED)),
        *closed_to_others(*TRACKED),
    ]
