"""Bytes received, and the history of sources and readings, are only ever added."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("sources", "0001_initial"), ("audit", "0002_only_added")]
    operations = [
        *append_only("sources_content", "sources_sourceevent", "sources_readingevent"),
        # Documents are compressed in themselves: do not try again.
        migrations.RunSQL(
            "ALTER TABLE sources_content ALTER COLUMN data SET STORAGE EXTERNAL;",
            "ALTER TABLE sources_content ALTER COLUMN data SET STORAGE EXTENDED;",
        ),
    ]
