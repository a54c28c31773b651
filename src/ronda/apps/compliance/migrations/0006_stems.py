"""Texts of factsheets are found under their stems in each language, by an index of each table.

The function names what it needs with its schema, since a restore has no search path. A text longer
than a stem list may be is cut off for finding only.
"""

from ronda.apps.migrating import NextMigration
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations

from ronda.apps.compliance.models.words import Stems

ONE = """
CREATE FUNCTION compliance_stems(said text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT pg_catalog.to_tsvector('pg_catalog.english', pg_catalog.left(said, 100000))
    || pg_catalog.to_tsvector('pg_catalog.french', pg_catalog.left(said, 100000))
    || pg_catalog.to_tsvector('pg_catalog.serbian', pg_catalog.left(said, 100000))
$$
"""
WITH_POINTS = """
CREATE FUNCTION compliance_stems(said text, points text[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT pg_catalog.to_tsvector('pg_catalog.english', words)
    || pg_catalog.to_tsvector('pg_catalog.french', words)
    || pg_catalog.to_tsvector('pg_catalog.serbian', words)
  FROM (
    SELECT pg_catalog.left(said || ' ' || pg_catalog.array_to_string(points, ' '), 100000) AS words
  ) AS cut
$$
"""


def index(model: str, name: str, *fields: str) -> migrations.AddIndex:
    """The index of a model's stems."""
    return migrations.AddIndex(model_name=model, index=GinIndex(Stems(*fields), name=name))


class Migration(NextMigration):
    dependencies = [("compliance", "0005_handed_in_by_its_party")]
    operations = [
        migrations.RunSQL(ONE, "DROP FUNCTION compliance_stems(text)"),
        migrations.RunSQL(WITH_POINTS, "DROP FUNCTION compliance_stems(text, text[])"),
        index("recommendation", "compliance_recommended_stems", "text", "items"),
        index("observation", "compliance_observation_stems", "text", "items"),
        index("followup", "compliance_follow_up_stems", "text"),
        index("practice", "compliance_practice_stems", "text"),
        index("practicebox", "compliance_practices_stems", "text"),
    ]
