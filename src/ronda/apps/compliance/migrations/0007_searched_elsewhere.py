"""Texts of factsheets are found in the index of all that is public: their own indexes go."""

from ronda.apps.migrating import NextMigration
from importlib import import_module

from django.db import migrations

_before = import_module("ronda.apps.compliance.migrations.0006_stems")


def _without(model, name):
    return migrations.RemoveIndex(model_name=model, name=name)


class Migration(NextMigration):
    dependencies = [("compliance", "0006_stems")]
    operations = [
        _without("followup", "compliance_follow_up_stems"),
        _without("observation", "compliance_observation_stems"),
        _without("practice", "compliance_practice_stems"),
        _without("practicebox", "compliance_practices_stems"),
        _without("recommendation", "compliance_recommended_stems"),
        migrations.RunSQL("DROP FUNCTION compliance_stems(text)", _before.ONE),
        migrations.RunSQL("DROP FUNCTION compliance_stems(text, text[])", _before.WITH_POINTS),
    ]
