"""The history of the library only grows."""

from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(migrations.Migration):
    dependencies = [("library", "0001_initial"), ("audit", "0002_only_added")]
    operations = append_only("library_textevent", "library_passageevent")
