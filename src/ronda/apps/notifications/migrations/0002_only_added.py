"""The history of what people are told only grows."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("notifications", "0001_initial"), ("audit", "0002_only_added")]
    operations = [
        *append_only(
            "notifications_letterevent",
            "notifications_notificationevent",
            "notifications_preferenceevent",
        ),
    ]
