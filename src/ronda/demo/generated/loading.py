"""Puts a generated record into the database.

Two things to know. Factsheets are copied in (COPY), some at a time, so that memory does not grow
with the record, all in one transaction; of their rows no history is kept, which the triggers of
these tables are told for that transaction alone. And where anything else is in the database it is
refused, unless somebody says that it is to stand beside that: much of a record can never be deleted
again, so that it goes only with its database.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice

import pgtrigger
from django.apps import apps
from django.db import connection, transaction
from psycopg import sql

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import machine
from ronda.apps.audit.services import act
from ronda.apps.compliance.models import Edition
from ronda.apps.rounds.models import Conduct
from ronda.apps.sources.models import Source
from ronda.apps.treaties.models import Body, Round
from ronda.demo.generated.frames import SLUG, Frame, frames
from ronda.demo.generated.indexing import index
from ronda.demo.generated.rows import COLUMNS, Row, Rows, Sheet, keys_from, put_sheet
from ronda.demo.generated.sizes import Sizes

AT_ONCE = 100
"""Factsheets that are made before they are copied: some ten thousand rows."""
Tell = Callable[[str, int, int], None]


class Occupied(RuntimeError):
    """There is something in the database that stands in the way; the sentence says what to do."""


def is_there() -> bool:
    """Whether a generated record is in the database."""
    return Body.objects.filter(slug__startswith=SLUG).exists()


def generate(sizes: Sizes, *, seed: int, beside: bool, tell: Tell) -> Mapping[str, int]:
    """Make a record and put it in; how many rows of each table. Raises Impossible, Occupied.

    `beside`: although there are other records. `tell` hears how many "factsheets" of how
    many are in, then of how many rounds the "search" knows.
    """
    sizes.check()
    _check_free(beside=beside)
    actor = machine()
    told = {"seed": seed, **vars(sizes)}
    with act(actor=actor, what="record.generate") as done:
        done.after = told
        counts = _loaded(actor, sizes, seed, lambda *at: tell("factsheets", *at))
    _analyse()
    generated = Round.objects.filter(body__slug__startswith=SLUG).select_related("body")
    index(list(generated.order_by("pk")), lambda *at: tell("search", *at))
    _analyse()
    return counts


def stands_alone() -> bool:
    """Whether a generated record is here and nothing else that somebody would miss."""
    people = User.objects.exclude(pk=machine().pk)
    editions = Edition.objects.exclude(factsheet__round__body__slug__startswith=SLUG)
    conducts = Conduct.objects.exclude(round__body__slug__startswith=SLUG)
    missed = (people, editions, conducts, Source.objects)
    return is_there() and not any(one.exists() for one in missed)


def _check_free(*, beside: bool) -> None:
    if is_there():
        raise Occupied(
            "A generated record is there already: throw it away first (ronda generate --forget)."
        )
    others = Edition.objects, Conduct.objects, Source.objects
    if not beside and any(one.exists() for one in others):
        raise Occupied(
            "This database has records of its own, and generated ones would stand among them for"
            " everybody to see: use another database (RONDA_DATA, DATABASE_URL), or say --beside."
        )


def _loaded(
    actor: User, sizes: Sizes, seed: int, tell: Callable[[int, int], None]
) -> Mapping[str, int]:
    made = frames(actor, sizes, seed)
    counts = dict.fromkeys(COLUMNS, 0)
    # Frames have a history: they are all there before the triggers are told otherwise.
    sheets = _sheets(list(made), sizes)
    with _without_history():
        rows = Rows(keys_from(_first_keys()), actor.pk, seed)
        done = 0
        while some := list(islice(sheets, AT_ONCE)):
            for one in some:
                put_sheet(rows, one)
            for table, copied in _copied(rows.taken()):
                counts[table] += copied
            done += len(some)
            tell(done, sizes.sheets)
        _count_on(counts)
    return counts


def _sheets(made: list[Frame], sizes: Sizes) -> Iterator[Sheet]:
    at = 0
    for frame in made:
        for party in frame.parties:
            yield Sheet(at, frame.place, party.pk, party.name, sizes.of_sheet(at))
            at += 1


def _copied(made: Mapping[str, list[Row]]) -> Iterator[tuple[str, int]]:
    for table, columns in COLUMNS.items():
        names = sql.SQL(", ").join(map(sql.Identifier, columns))
        query = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
        with connection.cursor() as cursor, cursor.copy(query) as copy:
            for row in made.get(table, ()):
                copy.write_row(row)
        yield table, len(made.get(table, ()))


def _first_keys() -> dict[str, int]:
    """The first free key of each table, which nobody else takes until the transaction ends."""
    first = {}
    with connection.cursor() as cursor:
        for table in COLUMNS:
            cursor.execute(f'LOCK TABLE "{table}" IN SHARE ROW EXCLUSIVE MODE')
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [table])
            (first[table],) = cursor.fetchone()
    return first


def _count_on(counts: Mapping[str, int]) -> None:
    """Have the sequences go on behind what was put in."""
    with connection.cursor() as cursor:
        for table, count in counts.items():
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'),"
                " nextval(pg_get_serial_sequence(%s, 'id')) + %s)",
                [table, table, count],
            )


@contextmanager
def _without_history() -> Iterator[None]:
    """Have the triggers of the copied tables keep no history until the end of the block."""
    names = {model._meta.db_table: model._meta.label for model in apps.get_models()}
    triggers = [f"{names[table]}:insert_insert" for table in COLUMNS]
    # The inner one is taken back before the triggers are told anew, where something went wrong.
    with transaction.atomic(), pgtrigger.ignore(*triggers), transaction.atomic():
        # Any statement says so for the whole transaction; COPY itself cannot.
        _run("SET CONSTRAINTS ALL IMMEDIATE")
        yield


def _analyse() -> None:
    """Have the database know what it holds, so that it plans its searches for that."""
    _run("ANALYZE")


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
