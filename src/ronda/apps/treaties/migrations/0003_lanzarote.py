"""The Lanzarote Committee, its convention, its second round and the 48 Parties."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

from ronda.procedure.parties import known_parties

CONVENTION = {
    "number": "CETS 201",
    "title": "Council of Europe Convention on the Protection of Children against Sexual "
    "Exploitation and Sexual Abuse",
}
THEME = (
    "Protecting children from sexual exploitation and abuse by means of "
    "information and communication technologies"
)


def load(apps, _schema):
    convention = apps.get_model("treaties", "Convention").objects.create(**CONVENTION)
    body = apps.get_model("treaties", "Body").objects.create(
        slug="lanzarote", name="Lanzarote Committee", convention=convention
    )
    apps.get_model("treaties", "Round").objects.create(body=body, number=2, theme=THEME)
    party = apps.get_model("treaties", "Party")
    for known in known_parties():
        party.objects.create(
            code=known.code,
            alpha2=known.alpha2,
            name=known.names["en"],
            names=dict(known.names),
        )


def unload(apps, _schema):
    for model in ("Party", "Round", "Body", "Convention"):
        apps.get_model("treaties", model).objects.all().delete()


class Migration(NextMigration):
    dependencies = [("treaties", "0002_only_added")]
    operations = [migrations.RunPython(load, unload)]
