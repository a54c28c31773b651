-- The statements of what was concluded in one round, as `services.of_rounds` makes them: %(keys)s
-- the conclusions that stand and are public, the newest of each; %(begins)s how their origins begin,
-- %(page)s the address of one of Party AAA on "r", %(names)s the statuses by language, %(zone)s the
-- clock by which a year is told.
INSERT INTO search_statement (
  origin_id, place, kind, party, body, round, chapter, chapter_title, articles, strength, status,
  year, language, codes, text, beside, page, since
)
SELECT origin.id, given.recommendation || '.' || said.language, 'conclusion', party.code, body.slug,
  %(named)s, '', '', '{}', '', given.status,
  extract(year FROM given.decided_at AT TIME ZONE %(zone)s)::smallint,
  said.language, ARRAY[given.code]::varchar[], said.text,
  array_to_string(
    array_remove(
      ARRAY[
        given.code,
        coalesce(%(names)s::jsonb -> given.status ->> split_part(said.language, '-', 1), ''),
        coalesce(
          nullif(party.names ->> split_part(lower(said.language), '-', 1), ''), party.name
        ) || ' ' || party.code,
        body.name
      ]::text[],
      ''
    ),
    ' · '
  ),
  replace(replace(%(page)s, '/AAA/', '/' || party.code || '/'), '/r/', '/' || given.recommendation || '/'),
  given.decided_at
FROM assessments_assessment given
JOIN treaties_party party ON party.id = given.party_id
JOIN treaties_round round ON round.id = given.round_id
JOIN treaties_body body ON body.id = round.body_id
JOIN search_origin origin ON origin.name = %(begins)s || party.code
CROSS JOIN LATERAL jsonb_each_text(given.reasons) AS said(language, text)
WHERE given.id = ANY(%(keys)s) AND said.text <> ''
