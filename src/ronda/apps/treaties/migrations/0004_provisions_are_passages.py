"""Provisions are passages of the library's texts; nothing ever used these records."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.apps.audit.history import append_only


class Migration(NextMigration):
    dependencies = [("treaties", "0003_lanzarote")]
    operations = [
        # Taken back, the history only grows again: the trigger is there when the table is.
        *(
            migrations.RunSQL(one.reverse_sql, one.sql)
            for one in append_only("treaties_provisionevent")
        ),
        migrations.RemoveField(model_name="provisionevent", name="pgh_obj"),
        migrations.RemoveField(model_name="provisionevent", name="convention"),
        migrations.DeleteModel(name="Provision"),
        migrations.DeleteModel(name="ProvisionEvent"),
    ]
