"""The history of reservations only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("treaties", "0005_reservations"), ("audit", "0002_only_added")]
    operations = append_only("treaties_reservationevent")
