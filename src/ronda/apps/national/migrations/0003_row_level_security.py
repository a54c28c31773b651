"""The database shows a State's rows at its own desk only."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.national.row_security import closed_to_others, role

CLOSED = (
    "institution institutionname post route holiday target request requestitem addressee nudge "
    "letter contribution passage text textversion piece piecelink settled remark signoff submission"
)


class Migration(NextMigration):
    dependencies = [("national", "0002_only_added")]
    operations = [role(), *closed_to_others(*CLOSED.split())]
