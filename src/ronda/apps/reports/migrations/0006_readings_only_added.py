"""The history of readings only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("reports", "0005_readings"), ("audit", "0002_only_added")]
    operations = append_only("reports_amendmentevent", "reports_readingevent")
