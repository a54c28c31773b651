"""The history of calendar keys only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("rounds", "0005_calendar_keys"), ("audit", "0002_only_added")]
    operations = [*append_only("rounds_calendarkeyevent")]
