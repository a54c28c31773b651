"""The history of reports only grows."""

from django.db import migrations

from ronda.apps.audit.history import append_only

TRACKED = """
amendment
chapter
citation
draft
edit
entry
entryparty
evidence
finding
interpretivetext
rapporteurship
report
resting
textpassage
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("audit", "0002_only_added")]
    operations = [*append_only(*(f"reports_{name}event" for name in TRACKED.split()))]
