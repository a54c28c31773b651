"""The history of reports only grows, and drafts are only ever added."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("reports", "0001_initial"), ("audit", "0002_only_added")]
    operations = append_only("reports_reportevent", "reports_draftevent", "reports_draft")
