"""Asking the index: the fittest statements, and how many there are by each value of each facet.

Two things to know. Only the first `MOST` statements that fit are looked at, ranked and counted, so
that a question about everything costs no more than another; the answer says so. And a question that
takes longer than `SECONDS` is broken off by the database.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import OperationalError, transaction

from ronda.apps.search.models import Statement
from ronda.apps.search.selectors.asked import FACETS, Asked
from ronda.apps.search.selectors.database import index_read
from ronda.apps.search.selectors.marking import Piece, pieces

ON_A_PAGE = 20
MOST = 2_000
SECONDS = 2
NEWEST = 50
_OF_SIGN = {sign: name for name, sign in FACETS.items()}
_SHOWN = (
    *("id", "place", "kind", "party", "body", "round", "chapter", "chapter_title", "articles"),
    *("strength", "status", "year", "language", "codes", "text", "page", "since", "origin"),
)

# In the order of the index's heap, so that the same question finds the same statements.
_HITS = """
WITH hits AS MATERIALIZED (
  SELECT id, facets, since, CASE WHEN %(words)s::tsquery IS NULL THEN 0
    ELSE ts_rank(stems, %(words)s::tsquery, 1) END AS rank
  FROM search_statement WHERE stems @@ %(query)s::tsquery LIMIT %(most)s
)
"""
_COUNTED = """
(SELECT jsonb_object_agg(one, number) FROM (
  SELECT one, count(*) AS number FROM hits, unnest(facets) AS one GROUP BY one
) AS counted)
"""
_ASKED = f"""{_HITS} SELECT (SELECT count(*) FROM hits), (
  SELECT array_agg(id) FROM (
    SELECT id FROM hits ORDER BY rank DESC, since DESC, id LIMIT %(last)s
  ) AS top
), {_COUNTED}"""  # noqa: S608 — of parts that stand here
_NEWEST = """
SELECT id FROM search_statement
WHERE stems @@ %(query)s::tsquery AND since > coalesce(%(after)s::timestamptz, '-infinity')
ORDER BY since DESC, id DESC LIMIT %(limit)s
"""


class TooSlow(Exception):
    """The database would take too long over this question."""


@dataclass(frozen=True)
class Found:
    """A statement that was found; `pieces` are stretches of it, each with whether it was asked."""

    statement: Statement
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class Search:
    """One page of what was found, and how much there is by each value of each facet.

    `counts` are under what all other facets ask. `goes_on`: there is more than was looked at, so
    that `total` and `counts` are of the first `MOST` only. `has_words` is False where words were
    asked for of which none can be looked for.
    """

    found: Sequence[Found]
    total: int
    goes_on: bool
    counts: Mapping[str, Mapping[str, int]]
    has_words: bool = True


NOTHING = Search((), 0, False, {name: {} for name in FACETS}, has_words=False)


def search(asked: Asked, first: int = 0, size: int = ON_A_PAGE) -> Search:
    """What is public and fits, the fittest first, from the `first` on; raises TooSlow."""
    with _in_time():
        words = _words(asked)
        query = _query(words, asked.under)
        if query is None:
            return NOTHING
        total, keys, counted = _hits(words, query, first + size)
        counts = _by_facet(counted)
        for facet in asked.chosen:
            others = _query(words, asked.without(facet).under)
            counts[facet] = _counts_of(facet, others) if others else {}
        found = tuple(_shown(keys[first:], words))
    return Search(found, min(total, MOST), total > MOST, counts)


def newest(asked: Asked, limit: int = NEWEST, *, after: datetime | None = None) -> list[Statement]:
    """The statements that fit and became public last (`after` a moment), the newest first.

    Raises TooSlow.
    """
    with _in_time(), index_read().cursor() as cursor:
        query = _query(_words(asked), asked.under)
        if query is None:
            return []
        told = {"query": query, "after": after, "limit": limit}
        cursor.execute(_NEWEST, told)
        return _in_order([key for (key,) in cursor.fetchall()])


@contextmanager
def _in_time() -> Iterator[None]:
    try:
        database = index_read()
        with transaction.atomic(using=database.alias), database.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [f"{SECONDS}s"])
            yield
            cursor.execute("SELECT set_config('statement_timeout', '0', true)")
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") == "57014":
            raise TooSlow from error
        raise


def _words(asked: Asked) -> str | None:
    """The words as a query; None where there are none, "" where none can be looked for."""
    if not asked.words.strip():
        return None
    with index_read().cursor() as cursor:
        cursor.execute("SELECT search_asked(%s)::text", [asked.said])
        (words,) = cursor.fetchone()
    return words or ""


def _query(words: str | None, under: str) -> str | None:
    """Words and facets together; None where there is nothing to ask."""
    if words == "" or (words is None and not under):
        return None
    return " & ".join(f"({part})" for part in (words, under) if part)


def _hits(words: str | None, query: str, last: int) -> tuple[int, list[int], Mapping[str, int]]:
    asked = {"words": words, "query": query, "most": MOST + 1, "last": last}
    with index_read().cursor() as cursor:
        cursor.execute(_ASKED, asked)
        total, keys, counted = cursor.fetchone()
    return total, keys or [], _read(counted)


def _counts_of(facet: str, query: str) -> dict[str, int]:
    """How many statements there are by each value of one facet."""
    with index_read().cursor() as cursor:
        cursor.execute(f"{_HITS} SELECT {_COUNTED}", {"words": None, "query": query, "most": MOST})
        (counted,) = cursor.fetchone()
    return _by_facet(_read(counted))[facet]


def _read(counted: Any) -> Mapping[str, int]:
    return json.loads(counted) if isinstance(counted, str) else counted or {}


def _by_facet(counted: Mapping[str, int]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    for key, number in counted.items():
        sign, _colon, value = key[1:].partition(":")
        counts[_OF_SIGN[sign]][value] = number
    return counts


def _in_order(keys: Sequence[int]) -> list[Statement]:
    rows = Statement.objects.only(*_SHOWN).select_related("origin").in_bulk(list(keys))
    return [rows[key] for key in keys if key in rows]


def _shown(keys: Sequence[int], words: str | None) -> Iterator[Found]:
    for row in _in_order(keys):
        yield Found(row, pieces(row.text, row.language, words or ""))
