-- The statements of the published factsheets of one round, as `services.of_factsheets` makes them:
-- %(round)s its key, %(named)s its name in the index, %(begins)s how its origins begin, %(page)s the
-- address of an edition, to be formatted with Party, language and number; %(parties)s, %(codes)s and %(statuses)s what was concluded and is public.
WITH sheet AS (
  SELECT origin.id AS origin, edition.id AS edition, edition.language, edition.published_at,
    coalesce(nullif(edition.prepared, ''), nullif(edition.updated, '')) AS prepared,
    coalesce(nullif(edition.updated, ''), nullif(edition.prepared, '')) AS updated,
    format(%(page)s, lower(party.code), edition.language, edition.number) AS page,
    party.id AS party, party.code, body.slug AS body, body.name AS body_name,
    coalesce(
      nullif(party.names ->> split_part(lower(edition.language), '-', 1), ''), party.name
    ) || ' ' || party.code AS said
  FROM compliance_edition edition
  JOIN compliance_factsheet factsheet ON factsheet.id = edition.factsheet_id
  JOIN treaties_party party ON party.id = factsheet.party_id
  JOIN treaties_round round ON round.id = factsheet.round_id
  JOIN treaties_body body ON body.id = round.body_id
  JOIN search_origin origin ON origin.name = %(begins)s || party.code || '.' || edition.language
  WHERE round.id = %(round)s AND edition.status = 'published'
),
chapter AS (
  SELECT sheet.*, chapter.id AS chapter, chapter."order" AS at, chapter.title,
    %(named)s || '.' || coalesce(nullif(chapter.number, ''), chapter."order"::text) AS chapter_named
  FROM compliance_chapter chapter JOIN sheet ON sheet.edition = chapter.edition_id
),
concluded AS (
  SELECT * FROM unnest(%(parties)s::bigint[], %(codes)s::text[], %(statuses)s::text[])
    AS given(party, code, status)
),
asked AS (
  SELECT chapter.*, row.id AS row, row."order", row.text, row.items, row.codes, row.strength,
    coalesce(concluded.status, '') AS status
  FROM compliance_recommendation row
  JOIN chapter ON chapter.chapter = row.chapter_id
  LEFT JOIN concluded ON concluded.party = chapter.party AND concluded.code = row.codes[1]
),
said AS (
  SELECT 'recommendation' AS kind, at || '.' || "order" AS place, origin, code, body, body_name,
    language, published_at, page, said, title, chapter_named, strength, status, codes,
    prepared AS month, codes[1] AS anchor, array_to_string(text || items, E'\n') AS text
  FROM asked
  UNION ALL
  SELECT 'follow-up', at || '.' || asked."order", origin, code, body, body_name,
    language, published_at, page, said, title, chapter_named, strength, status, codes,
    updated, codes[1], box.text
  FROM compliance_followup box JOIN asked ON asked.row = box.recommendation_id
  WHERE box.text <> ''
  UNION ALL
  SELECT 'observation', at || '.' || seen."order", origin, code, body, body_name,
    language, published_at, page, said, title, chapter_named, '', '', '{}',
    prepared, 'chapters-' || at || '-observations-' || seen."order",
    array_to_string(seen.text || seen.items, E'\n')
  FROM compliance_observation seen JOIN chapter ON chapter.chapter = seen.chapter_id
  UNION ALL
  SELECT 'practice', at || '.' || told."order", origin, code, body, body_name,
    language, published_at, page, said, title, chapter_named, '', '', '{}',
    prepared, 'chapters-' || at || '-practices-' || told."order", told.text
  FROM compliance_practice told JOIN chapter ON chapter.chapter = told.chapter_id
)
INSERT INTO search_statement (
  origin_id, place, kind, party, body, round, chapter, chapter_title, articles, strength, status,
  year, language, codes, text, beside, page, since
)
SELECT origin, kind || '.' || place, kind, code, body, %(named)s, chapter_named, title, '{}',
  strength, status, left(month, 4)::smallint, language, codes, text,
  array_to_string(array_remove(codes || ARRAY[said, title, body_name]::varchar[], ''), ' · '),
  page || '#' || anchor, published_at
FROM said
