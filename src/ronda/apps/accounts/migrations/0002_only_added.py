"""The history of people and memberships only grows; and the table that counts sign-ins."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only

CACHE = """
CREATE TABLE accounts_cache (
  cache_key varchar(255) PRIMARY KEY,
  value text NOT NULL,
  expires timestamptz NOT NULL
);
CREATE INDEX accounts_cache_expires ON accounts_cache (expires);
"""


class Migration(NextMigration):
    dependencies = [("accounts", "0001_initial"), ("audit", "0002_only_added")]
    operations = [
        *append_only(
            "accounts_userevent", "accounts_organisationevent", "accounts_membershipevent"
        ),
        migrations.RunSQL(CACHE, "DROP TABLE accounts_cache;"),
    ]
