"""The history of adoptions and corrections only grows, and so do both themselves."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("reports", "0007_adoption"), ("audit", "0002_only_added")]
    operations = append_only(
        "reports_adoptionevent",
        "reports_correctionevent",
        "reports_adoption",
        "reports_correction",
    )
