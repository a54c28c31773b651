"""What left, what was asked, and the history of what partners may do, is only ever added."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("hashes", "0003_partners"), ("audit", "0002_only_added")]
    operations = append_only(
        "hashes_disclosure",
        "hashes_disclosedentry",
        "hashes_query",
        "hashes_feedrequest",
        "hashes_partnerevent",
        "hashes_partnerkeyevent",
        "hashes_agreementevent",
        "hashes_partnerfileevent",
        "hashes_clientevent",
    )
