"""The history of what lies on a State's desk only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only

TRACKED = (
    "institution institutionname post route holiday target request requestitem addressee nudge "
    "letter contribution passage text textversion piece piecelink settled remark signoff submission"
)


class Migration(NextMigration):
    dependencies = [("national", "0001_initial"), ("audit", "0002_only_added")]
    operations = [*append_only(*(f"national_{name}event" for name in TRACKED.split()))]
