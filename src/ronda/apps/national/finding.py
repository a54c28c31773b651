"""Finding by terms, in the database: what may be answered, what was said or translated before.

Two things to know. It is the rule of `ronda.replies.placing.ranking` in one statement, and a test
holds the two together. And a term that very many records have is followed to the newest of them
only, so that a search takes no longer the more there is.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import connection

from ronda.apps.national.models import EarlierAnswer, FoundIn, Gathered, MemoryPair, TermPlace
from ronda.replies.placing.ranking import LEAST, LENGTH, Terms, length_of, weight

MOST_OF_A_TERM = 1500
"""How many records of a term are looked at: more of them have it, the less it tells."""
COUNTED = 10_000
"""From how many of the newest records it is told how many there are, and how long."""
_AT_ONCE = 5000
_LONGEST_TERM = 120
_TABLES = {
    FoundIn.ASKED: Gathered,
    FoundIn.ANSWER: EarlierAnswer,
    FoundIn.PAIR: MemoryPair,
}

_FIND = """
WITH asked AS (
  SELECT * FROM unnest(%(terms)s::text[], %(worths)s::float8[]) AS a (term, worth)
), hits AS MATERIALIZED (
  SELECT asked.term, asked.worth * least(h.counts, 1) AS worth, h.record
  FROM asked CROSS JOIN LATERAL (
    SELECT record, counts FROM national_termplace
    WHERE party_id = %(party)s AND what = %(what)s AND term = asked.term
    ORDER BY record DESC LIMIT %(most_of_a_term)s
  ) h
), size AS MATERIALIZED (
  SELECT count(*)::float8 AS n, greatest(avg(length), 1) AS mean FROM (
    SELECT length FROM {table} WHERE party_id = %(party)s ORDER BY id DESC LIMIT %(counted)s
  ) AS newest
), rare AS MATERIALIZED (
  SELECT term, ln(1 + greatest(size.n - count(*)::float8 + 0.5, 0) / (count(*)::float8 + 0.5))
    AS rarity
  FROM hits CROSS JOIN size GROUP BY term, size.n
), best AS MATERIALIZED (
  SELECT record, sum(worth * rarity) AS score FROM hits JOIN rare USING (term)
  GROUP BY record ORDER BY score DESC, record DESC LIMIT %(considered)s
), fitting AS MATERIALIZED (
  SELECT best.record, best.score / norm AS score, norm
  FROM best CROSS JOIN size CROSS JOIN LATERAL (
    SELECT 1 - %(b)s + %(b)s * t.length / size.mean AS norm
    FROM {table} AS t WHERE t.id = best.record AND t.party_id = %(party)s
  ) AS n
  WHERE best.score / norm >= %(least)s
  ORDER BY best.score / norm DESC, best.record LIMIT %(most)s
)
SELECT record, score, jsonb_object_agg(term, worth * rarity), norm
FROM fitting JOIN hits USING (record) JOIN rare USING (term)
GROUP BY record, score, norm ORDER BY score DESC, record
"""


@dataclass(frozen=True)
class Hit:
    """A record that was found, how well it fits, and what each term gave to that."""

    record: int
    score: float
    shares: Mapping[str, float]


def find(
    what: FoundIn, party_id: int, terms: Terms, *, most: int, least: float = LEAST
) -> Sequence[Hit]:
    """The records that fit the terms best."""
    counted = terms.counted()
    given: dict[str, str | int | float | list[str] | list[float]] = {
        "terms": [term[:_LONGEST_TERM] for term in counted],
        "worths": [count * weight(term) for term, count in counted.items()],
        "party": party_id,
        "what": what.value,
        "most_of_a_term": MOST_OF_A_TERM,
        "b": LENGTH,
        "least": least,
        "most": most,
        "considered": max(300, most * 3),
        "counted": COUNTED,
    }
    table = _TABLES[what]._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(_FIND.format(table=table), given)
        return [Hit(record, score, _shares(s, norm)) for record, score, s, norm in cursor]


def _shares(told: object, norm: float) -> Mapping[str, float]:
    shares = json.loads(told) if isinstance(told, str) else told
    assert isinstance(shares, dict)
    return {term: share / norm for term, share in shares.items()}


def put(what: FoundIn, party_id: int, records: Iterable[tuple[int, Terms]]) -> None:
    """Have records found by their terms; they had none before."""
    rows = (
        TermPlace(party_id=party_id, what=what, term=term, record=record, counts=counts)
        for record, terms in records
        for term, counts in terms.counted().items()
        if len(term) <= _LONGEST_TERM
    )
    while some := list(islice(rows, _AT_ONCE)):
        TermPlace.objects.bulk_create(some)


def take_away(what: FoundIn, records: Collection[int]) -> None:
    """Have records found no more."""
    TermPlace.objects.filter(what=what, record__in=records).delete()


def length(terms: Terms) -> float:
    """How long a record is by its terms, as its `length` holds it."""
    return length_of(terms.counted())
