"""The history of follow-up only grows, and what was submitted is only ever added."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("follow_ups", "0001_initial"), ("audit", "0002_only_added")]
    operations = append_only(
        "follow_ups_informationevent",
        "follow_ups_handedinevent",
        "follow_ups_boxtextevent",
        "follow_ups_boxrivalevent",
        "follow_ups_evidenceevent",
        "follow_ups_clarificationevent",
        "follow_ups_handedin",
    )
