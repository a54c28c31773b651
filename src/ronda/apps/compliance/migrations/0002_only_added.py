"""The history of factsheets, of their corrections and of returned files only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only

TRACKED = (
    "factsheet edition chapter leadin heading observation recommendation followup practice "
    "practicebox footnote correction unplaced repair fault returned outsidechange"
)


class Migration(NextMigration):
    dependencies = [("compliance", "0001_initial"), ("audit", "0002_only_added")]
    operations = [*append_only(*(f"compliance_{name}event" for name in TRACKED.split()))]
