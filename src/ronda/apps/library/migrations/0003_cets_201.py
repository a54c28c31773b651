"""The Convention of the Lanzarote Committee: the numbers and short titles of its articles."""

from ronda.apps.migrating import NextMigration
import datetime as dt
import tomllib
from pathlib import Path

from django.db import migrations
from django.utils.text import slugify

FILE = Path(__file__).parents[1] / "texts" / "cets-201.toml"


def load(apps, _schema):
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    text = apps.get_model("library", "Text").objects.create(
        slug=told["slug"],
        kind=told["kind"],
        reference=told["reference"],
        titles=told["title"],
        link=told["link"],
        in_force_from=dt.date.fromisoformat(str(told["in_force_from"])),
    )
    passage = apps.get_model("library", "Passage")
    for position, one in enumerate(told["passages"], start=1):
        passage.objects.create(
            text=text,
            key=slugify(one["label"]),
            label=one["label"],
            position=position,
            titles=one["title"],
        )


def unload(apps, _schema):
    for model in ("Passage", "Text"):
        apps.get_model("library", model).objects.all().delete()


class Migration(NextMigration):
    dependencies = [("library", "0002_only_added")]
    operations = [migrations.RunPython(load, unload)]
