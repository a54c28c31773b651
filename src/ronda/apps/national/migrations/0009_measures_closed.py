"""Measures are a State's own, and their history only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only
from ronda.apps.national.row_security import closed_to_others

TRACKED = "measure measurepartner measurestep measureserves".split()


class Migration(NextMigration):
    dependencies = [("national", "0008_measures")]
    operations = [
        *append_only(*(f"national_{name}event" for name in TRACKED)),
        *closed_to_others(*TRACKED),
    ]
