"""Placings, the answer library and translations are a State's own, and their history only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only
from ronda.apps.national.row_security import closed_to_others

TRACKED = "placing earlieranswer lawchange translation translatedpassage memorypair".split()
MADE_ANEW = "gathered termplace".split()


class Migration(NextMigration):
    dependencies = [("national", "0004_placing_library_translations")]
    operations = [
        *append_only(*(f"national_{name}event" for name in TRACKED)),
        *closed_to_others(*TRACKED),
        *closed_to_others(*MADE_ANEW, history=False),
    ]
