"""The history of follow-up and assessments only grows."""

from django.db import migrations

from ronda.apps.audit.history import append_only

TRACKED = """
assessment
boxevidence
boxrival
boxtext
cited
clarification
draftcomment
escalationstep
partyresponse
practicerecord
"""


class Migration(migrations.Migration):
    dependencies = [("compliance", "0004_second_half"), ("audit", "0002_only_added")]
    operations = [*append_only(*(f"compliance_{name}event" for name in TRACKED.split()))]
