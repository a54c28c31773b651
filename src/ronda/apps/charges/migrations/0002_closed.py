"""Charges and operations are a State's own at its desk, and their history only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only
from ronda.apps.national.row_security import closed_to_others

TRACKED = "countsarticle operation countedin operationserves toldofoperation".split()


class Migration(NextMigration):
    dependencies = [("charges", "0001_initial"), ("audit", "0002_only_added")]
    operations = [
        *append_only(*(f"charges_{name}event" for name in TRACKED)),
        *closed_to_others(*TRACKED, app="charges"),
    ]
