"""History and notices are only ever added; lists as handed in are not compressed."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("hashes", "0001_initial"), ("audit", "0002_only_added")]
    operations = [
        *append_only(
            "hashes_notice",
            "hashes_appointmentevent",
            "hashes_itemevent",
            "hashes_hashvalueevent",
            "hashes_entryevent",
            "hashes_classificationevent",
            "hashes_proposalevent",
            "hashes_disputeevent",
            "hashes_collectionevent",
            "hashes_leadevent",
            "hashes_referralevent",
            "hashes_retentionruleevent",
        ),
        migrations.RunSQL(
            "ALTER TABLE hashes_collectionpart ALTER COLUMN data SET STORAGE EXTERNAL;",
            "ALTER TABLE hashes_collectionpart ALTER COLUMN data SET STORAGE EXTENDED;",
        ),
    ]
