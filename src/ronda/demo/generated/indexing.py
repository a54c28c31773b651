"""Has a generated record found by the search: a round at a time, in SQL, without GIN indexes.

Two things to know. What is written is what `services.index` would write, statement by statement,
and its marks are that room's own, so that nothing is made anew later; a test holds one to the
other. And it is whole or not at all: what makes rows slow to add is dropped and made again in the
same transaction.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from itertools import chain

from django.conf import settings
from django.db import connection, transaction

from ronda.apps.addresses import path_to
from ronda.apps.assessments.selectors.published import (
    bases_decided,
    conclusions_visible_to,
    statuses_of,
)
from ronda.apps.search.models import Origin, Statement, Word
from ronda.apps.search.services.of_factsheets import factsheets_public
from ronda.apps.search.services.of_rounds import conclusions_public, reports_public
from ronda.apps.search.services.taking import ANYONE, Taken, round_id
from ronda.apps.search.services.words import words_anew
from ronda.apps.treaties.models import Round

_AT_ONCE = 1_000
_SLOW = (Statement, Word)
_MEMORY = "512MB"


def index(rounds: Sequence[Round], tell: Callable[[int, int], None]) -> None:
    """Have what is public in these generated rounds found; `tell` hears how many are done."""
    with transaction.atomic(), _bare():
        for done, round in enumerate(rounds, start=1):
            _take(round)
            tell(done, len(rounds))
        words_anew()


def _take(round: Round) -> None:
    _take_sheets(round)
    _take_conclusions(round)
    reports = list(reports_public(round))
    origins = _origins(round, reports)
    rows = chain.from_iterable(_made(one, origins[one.name]) for one in reports)
    Statement.objects.bulk_create(rows, batch_size=_AT_ONCE)


def _take_sheets(round: Round) -> None:
    _origins(round, factsheets_public(round))
    statuses = statuses_of(ANYONE, round)
    _put(
        "index_sheets.sql",
        {
            "round": round.pk,
            "named": round_id(round),
            "begins": f"factsheet:{round_id(round)}.",
            "page": _page(round),
            "parties": [party for party, _code in statuses],
            "codes": [code for _party, code in statuses],
            "statuses": [one.status for one in statuses.values()],
        },
    )


def _page(round: Round) -> str:
    """The address of an edition of a round, with %s for its Party, language and number."""
    page = path_to("portal:published", round.body.slug, "zzz", round.number, "language", 0)
    return page.replace("/zzz/", "/%s/").replace("/language/0/", "/%s/%s/")


def _take_conclusions(round: Round) -> None:
    _origins(round, conclusions_public(round))
    bases = bases_decided(round)
    found = conclusions_visible_to(ANYONE, bases).order_by("decided_at", "pk") if bases else ()
    newest = {(one.party_id, one.recommendation): one for one in found}
    statuses = bases[round.pk].procedure.statuses.values if bases else ()
    _put(
        "index_conclusions.sql",
        {
            "named": round_id(round),
            "begins": f"conclusion:{round_id(round)}.",
            "page": path_to("assessments:cell", round.body.slug, round.number, "AAA", "r"),
            "names": json.dumps({one.id: dict(one.name.texts) for one in statuses}),
            "zone": settings.TIME_ZONE,
            "keys": [one.pk for one in newest.values()],
        },
    )


def _put(file: str, told: Mapping[str, str | int | list[int] | list[str]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_sql(file), told)


def _origins(round: Round, every: Iterable[Taken]) -> dict[str, Origin]:
    made = [Origin(name=one.name, round=round, mark=one.mark) for one in every]
    return {one.name: one for one in Origin.objects.bulk_create(made, batch_size=_AT_ONCE)}


def _made(taken: Taken, origin: Origin) -> Iterator[Statement]:
    for row in taken.statements():
        row.origin = origin
        yield row


@cache
def _sql(file: str) -> str:
    return (files("ronda.demo.generated") / file).read_text(encoding="utf-8")


@contextmanager
def _bare() -> Iterator[None]:
    """The tables of the search without their GIN indexes, until the end of the block."""
    with connection.cursor() as cursor:
        # What waits for the end of a transaction would bar the change of a table.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT set_config('maintenance_work_mem', %s, true)", [_MEMORY])
        dropped = []
        for model in _SLOW:
            cursor.execute(
                "SELECT indexname, indexdef FROM pg_indexes"
                " WHERE schemaname = current_schema() AND tablename = %s"
                " AND indexdef LIKE '%% USING gin %%'",
                [model._meta.db_table],
            )
            dropped += cursor.fetchall()
        for name, _made_by in dropped:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _name, made_by in dropped:
            cursor.execute(made_by)
