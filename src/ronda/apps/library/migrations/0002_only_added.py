"""The history of the library only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("library", "0001_initial"), ("audit", "0002_only_added")]
    operations = append_only("library_textevent", "library_passageevent")
