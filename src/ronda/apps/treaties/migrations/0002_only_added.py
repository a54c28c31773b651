"""The history of bodies, conventions, Parties and rounds only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("treaties", "0001_initial"), ("audit", "0002_only_added")]
    operations = [
        *append_only(
            "treaties_conventionevent",
            "treaties_provisionevent",
            "treaties_bodyevent",
            "treaties_partyevent",
            "treaties_roundevent",
        ),
    ]
