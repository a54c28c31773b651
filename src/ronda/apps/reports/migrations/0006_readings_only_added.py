"""The history of readings only grows."""

from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_readings"), ("audit", "0002_only_added")]
    operations = append_only("reports_amendmentevent", "reports_readingevent")
