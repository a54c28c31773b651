"""The history of saved searches only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("search", "0002_saved_searches"), ("audit", "0002_only_added")]
    operations = [*append_only("search_savedsearchevent")]
