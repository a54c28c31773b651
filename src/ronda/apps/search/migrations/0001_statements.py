"""The index of what is public, and the functions by which the database works out its stems.

Two things to know. Texts are brought to small Latin letters before their stems are taken, and the
stems to letters without accents, queries in the same way (`ronda.languages.stems` does it for words
that are marked on pages). And whatever an index uses names what it needs with its schema, since a
restore has no search path.
"""

from ronda.apps.migrating import NextMigration
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import ronda.apps.search.models.statements
from django.db import migrations, models

_CYRILLIC = "абвгдђежзијклмнопрстћуфхцчш"
_LATIN = "abvgdđežzijklmnoprstćufhcčš"
_TWO = (("љ", "lj"), ("њ", "nj"), ("џ", "dž"))
_ACCENTED = "àáâãäåçćčèéêëìíîïñòóôõöøùúûüýÿšž"
_BARE = "aaaaaaccceeeeiiiinoooooouuuuyysz"
_SPELT = (("đ", "dj"), ("œ", "oe"), ("æ", "ae"), ("ß", "ss"), ("ı", "i"))


def _replaced(said, pairs):
    for old, new in pairs:
        said = f"pg_catalog.replace({said}, '{old}', '{new}')"
    return said


def _small(said):
    """The text in small letters, Serbian in Latin ones."""
    lower = f"pg_catalog.lower({said})"
    return _replaced(f"pg_catalog.translate({lower}, '{_CYRILLIC}', '{_LATIN}')", _TWO)


def _bare(said):
    """The text of stems without accents."""
    return _replaced(f"pg_catalog.translate({said}, '{_ACCENTED}', '{_BARE}')", _SPELT)


def _stemmed(said, weight):
    stems = f"pg_catalog.to_tsvector(config, {_small(f'pg_catalog.left({said}, 100000)')})"
    return f"pg_catalog.setweight({_bare(f'{stems}::text')}::pg_catalog.tsvector, '{weight}')"


_MAIN = "pg_catalog.split_part(pg_catalog.lower(language), '-', 1)"
_CONFIG = """CASE main WHEN 'fr' THEN 'pg_catalog.french'::pg_catalog.regconfig
      WHEN 'sr' THEN 'pg_catalog.serbian'::pg_catalog.regconfig
      ELSE 'pg_catalog.english'::pg_catalog.regconfig END"""

FACETS = """
CREATE FUNCTION search_facets(
  kind text, party text, body text, round text, chapter text, articles text[],
  strength text, status text, year integer, language text
) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT pg_catalog.array_remove(
    pg_catalog.array_cat(
      ARRAY[
        '§k:' || nullif(kind, ''), '§p:' || nullif(party, ''), '§b:' || nullif(body, ''),
        '§r:' || nullif(round, ''), '§c:' || nullif(chapter, ''), '§s:' || nullif(strength, ''),
        '§t:' || nullif(status, ''), '§y:' || year::text, '§l:' || nullif(language, '')
      ],
      ARRAY(SELECT '§a:' || one FROM pg_catalog.unnest(articles) AS one)
    ),
    NULL
  )
$$
"""
STEMS = f"""
CREATE FUNCTION search_stems(language text, said text, beside text, facets text[])
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT {_stemmed("said", "A")}
    || {_stemmed("beside", "D")}
    || pg_catalog.array_to_tsvector(
      pg_catalog.array_append(
        facets, '§m:' || CASE WHEN main IN ('fr', 'sr') THEN main ELSE 'en' END
      )
    )
  FROM (
    SELECT main, {_CONFIG} AS config FROM (SELECT {_MAIN} AS main) AS tag
  ) AS known
$$
"""
ASKED = f"""
CREATE FUNCTION search_asked(words text) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  known record;
  one tsquery;
  every tsquery;
BEGIN
  FOR known IN
    SELECT * FROM (VALUES ('en', 'pg_catalog.english'::pg_catalog.regconfig),
      ('fr', 'pg_catalog.french'), ('sr', 'pg_catalog.serbian')) AS each(main, config)
  LOOP
    one := pg_catalog.websearch_to_tsquery(known.config, {_small("words")});
    CONTINUE WHEN pg_catalog.numnode(one) = 0;
    one := pg_catalog.quote_literal('§m:' || known.main)::tsquery && {_bare("one::text")}::tsquery;
    every := CASE WHEN every IS NULL THEN one ELSE every || one END;
  END LOOP;
  RETURN every;
END $$
"""


class Migration(NextMigration):
    initial = True

    dependencies = [
        ("treaties", "0004_provisions_are_passages"),
    ]

    operations = [
        migrations.RunSQL(FACETS, "DROP FUNCTION search_facets"),
        migrations.RunSQL(STEMS, "DROP FUNCTION search_stems"),
        migrations.RunSQL(ASKED, "DROP FUNCTION search_asked"),
        migrations.CreateModel(
            name="Origin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                ("mark", models.CharField(max_length=64, verbose_name="state")),
                ("taken_at", models.DateTimeField(auto_now=True, verbose_name="taken")),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="treaties.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "origin of statements",
                "verbose_name_plural": "origins of statements",
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "bare",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="word, bare"
                    ),
                ),
                ("said", models.CharField(max_length=40, verbose_name="word")),
                ("count", models.PositiveIntegerField(default=1, verbose_name="how often")),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        size=None,
                        verbose_name="with a letter left out",
                    ),
                ),
            ],
            options={
                "verbose_name": "word of the search",
                "verbose_name_plural": "words of the search",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["keys"], name="search_word_keys"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=120, verbose_name="place")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("recommendation", "Recommendation"),
                            ("observation", "Observation"),
                            ("follow-up", "Follow-up"),
                            ("practice", "Promising practice"),
                            ("conclusion", "Conclusion"),
                            ("reply", "Reply to a question"),
                            ("report", "Report"),
                            ("law", "Law"),
                        ],
                        max_length=20,
                        verbose_name="what it is",
                    ),
                ),
                ("party", models.CharField(blank=True, max_length=3, verbose_name="Party")),
                ("body", models.CharField(blank=True, max_length=40, verbose_name="body")),
                ("round", models.CharField(blank=True, max_length=60, verbose_name="round")),
                ("chapter", models.CharField(blank=True, max_length=120, verbose_name="chapter")),
                (
                    "chapter_title",
                    models.TextField(blank=True, verbose_name="title of the chapter"),
                ),
                (
                    "articles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=160),
                        default=list,
                        size=None,
                        verbose_name="article",
                    ),
                ),
                ("strength", models.CharField(blank=True, max_length=20, verbose_name="strength")),
                ("status", models.CharField(blank=True, max_length=40, verbose_name="status")),
                (
                    "year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year"),
                ),
                ("language", models.CharField(max_length=35, verbose_name="language")),
                (
                    "codes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        default=list,
                        size=None,
                        verbose_name="codes",
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                ("beside", models.TextField(blank=True, verbose_name="words beside it")),
                ("page", models.CharField(max_length=400, verbose_name="address")),
                ("since", models.DateTimeField(verbose_name="public since")),
                (
                    "facets",
                    models.GeneratedField(
                        db_persist=True,
                        expression=ronda.apps.search.models.statements.Facets(
                            "kind",
                            "party",
                            "body",
                            "round",
                            "chapter",
                            "articles",
                            "strength",
                            "status",
                            "year",
                            "language",
                        ),
                        output_field=django.contrib.postgres.fields.ArrayField(
                            base_field=models.TextField(), size=None
                        ),
                    ),
                ),
                (
                    "stems",
                    models.GeneratedField(
                        db_persist=True,
                        expression=ronda.apps.search.models.statements.Stems(
                            "language",
                            "text",
                            "beside",
                            ronda.apps.search.models.statements.Facets(
                                "kind",
                                "party",
                                "body",
                                "round",
                                "chapter",
                                "articles",
                                "strength",
                                "status",
                                "year",
                                "language",
                            ),
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="search.origin",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["stems"], name="search_statement_stems"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("origin", "place"), name="search_statement_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "recommendation",
                                    "observation",
                                    "follow-up",
                                    "practice",
                                    "conclusion",
                                    "reply",
                                    "report",
                                    "law",
                                ],
                            )
                        ),
                        name="search_statement_kind",
                    ),
                ],
            },
        ),
    ]
