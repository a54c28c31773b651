"""The history of meetings only grows."""

from django.db import migrations

from ronda.apps.audit.history import append_only

TRACKED = """
agendaitem
decision
decisionabout
meeting
meetingdocument
presence
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial"), ("audit", "0002_only_added")]
    operations = [*append_only(*(f"meetings_{name}event" for name in TRACKED.split()))]
