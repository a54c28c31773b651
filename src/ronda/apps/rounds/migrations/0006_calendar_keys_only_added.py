"""The history of calendar keys only grows."""

from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(migrations.Migration):
    dependencies = [("rounds", "0005_calendar_keys"), ("audit", "0002_only_added")]
    operations = [*append_only("rounds_calendarkeyevent")]
