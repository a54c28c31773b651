"""The secretariat of the Committee, and the account under which commands run in its name."""

from ronda.apps.migrating import NextMigration
import datetime

from django.db import migrations


def load(apps, _schema):
    body = apps.get_model("treaties", "Body").objects.get(slug="lanzarote")
    secretariat = apps.get_model("accounts", "Organisation").objects.create(
        name="Secretariat of the Lanzarote Committee", kind="secretariat", body=body
    )
    machine = apps.get_model("accounts", "User").objects.create(
        email="command@localhost",
        full_name="Command line",
        password="!",
        is_active=False,
        is_machine=True,
    )
    apps.get_model("accounts", "Membership").objects.create(
        person=machine,
        organisation=secretariat,
        role="secretariat",
        since=datetime.date(2000, 1, 1),
    )


def unload(apps, _schema):
    for model in ("Membership", "User", "Organisation"):
        apps.get_model("accounts", model).objects.all().delete()


class Migration(NextMigration):
    dependencies = [("accounts", "0002_only_added"), ("treaties", "0003_lanzarote")]
    operations = [migrations.RunPython(load, unload)]
