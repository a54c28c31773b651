"""The history of what is written only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("reports", "0003_writing"), ("audit", "0002_only_added")]
    operations = append_only(
        "reports_pieceevent",
        "reports_rapporteurshipevent",
        "reports_rivalevent",
        "reports_writingevent",
    )
