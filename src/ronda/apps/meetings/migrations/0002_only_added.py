"""The history of meetings only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("meetings", "0001_initial"), ("audit", "0002_only_added")]
    operations = append_only(
        "meetings_meetingevent",
        "meetings_meetingdocumentevent",
        "meetings_documentfileevent",
        "meetings_agendaitemevent",
        "meetings_presenceevent",
        "meetings_decisionevent",
        "meetings_decisionaboutevent",
    )
