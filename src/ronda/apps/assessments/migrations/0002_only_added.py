"""The history of assessments only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("assessments", "0001_initial"), ("audit", "0002_only_added")]
    operations = append_only(
        "assessments_assessmentevent",
        "assessments_citedevent",
        "assessments_partyresponseevent",
        "assessments_escalationstepevent",
        "assessments_reportorderevent",
    )
