"""The audit trail only grows: the database refuses UPDATE, DELETE and TRUNCATE."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import REFUSE, append_only


class Migration(NextMigration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION audit_refuse();"),
        *append_only("audit_event"),
    ]
