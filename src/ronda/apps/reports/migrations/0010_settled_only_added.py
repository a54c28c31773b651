"""The history of settled chapters only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("reports", "0009_settled_and_added"), ("audit", "0002_only_added")]
    operations = append_only("reports_settlingevent")
