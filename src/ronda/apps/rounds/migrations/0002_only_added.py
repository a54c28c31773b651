"""The history of rounds only grows, and so do submissions: what was handed in stays as it was."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only

TRACKED = """
answer
attachment
chaptermark
comment
commentparty
conduct
extension
happening
letter
letterpassage
milestone
questionnaireversion
reopening
reply
returnedreply
rival
roundparty
submission
"""


class Migration(NextMigration):
    dependencies = [("rounds", "0001_initial"), ("audit", "0002_only_added")]
    operations = [
        *append_only(*(f"rounds_{name}event" for name in TRACKED.split())),
        *append_only("rounds_submission"),
    ]
