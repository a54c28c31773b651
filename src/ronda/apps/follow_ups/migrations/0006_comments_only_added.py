"""The history of comments on drafts and of promising practices only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("follow_ups", "0005_drafts_and_practices"), ("audit", "0002_only_added")]
    operations = append_only(
        "follow_ups_draftcommentevent",
        "follow_ups_practicerecordevent",
        "follow_ups_practicecheckevent",
    )
