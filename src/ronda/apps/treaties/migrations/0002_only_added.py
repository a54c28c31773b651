"""The history of bodies, conventions, Parties and rounds only grows."""

from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(migrations.Migration):
    dependencies = [("treaties", "0001_initial"), ("audit", "0002_only_added")]
    operations = [
        *append_only(
            "treaties_conventionevent",
            "treaties_provisionevent",
            "treaties_bodyevent",
            "treaties_partyevent",
            "treaties_roundevent",
        ),
    ]
