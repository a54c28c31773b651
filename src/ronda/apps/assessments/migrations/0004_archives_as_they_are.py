"""Archives of reports are compressed in themselves: the database does not try again."""

from ronda.apps.migrating import NextMigration
from django.db import migrations


class Migration(NextMigration):
    dependencies = [("assessments", "0003_order_languages")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE assessments_reportorder ALTER COLUMN archive SET STORAGE EXTERNAL;",
            "ALTER TABLE assessments_reportorder ALTER COLUMN archive SET STORAGE EXTENDED;",
        ),
    ]
