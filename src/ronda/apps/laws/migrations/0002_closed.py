"""Laws are a State's own at its desk, and their history only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only
from ronda.apps.national.row_security import closed_to_others

TRACKED = "law article version wording changeasked toldoflaw".split()


class Migration(NextMigration):
    dependencies = [("laws", "0001_initial"), ("audit", "0002_only_added")]
    operations = [
        *append_only(*(f"laws_{name}event" for name in TRACKED)),
        *closed_to_others(*TRACKED, app="laws"),
    ]
