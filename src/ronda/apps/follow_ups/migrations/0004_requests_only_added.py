"""The history of reopenings and of files that came back only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("follow_ups", "0003_reopenings_and_files"), ("audit", "0002_only_added")]
    operations = append_only(
        "follow_ups_informationreopeningevent", "follow_ups_camebackevent"
    )
