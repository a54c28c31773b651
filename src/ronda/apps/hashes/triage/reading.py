"""A list as it was handed in, read row by row into the staging tables.

Two things to know. The list is a stranger's file: the readers of `ronda.hashes.exchange` bound its
rows and drop what could show or name somebody. And a row whose hash is of nothing (all zeros, an
empty file) is set apart by rule, not broken; a broken one is told with its line.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO

from ronda.apps.hashes.models import BrokenLine, Collection, CollectionPart
from ronda.apps.hashes.triage.staging import put_in
from ronda.hashes.exchange.contract import Origin
from ronda.hashes.exchange.formats import format_named
from ronda.hashes.exchange.report import BrokenRow, Report, Why
from ronda.hashes.exchange.sniffing import sniff
from ronda.hashes.kinds import Suspicion
from ronda.hashes.model import Entry

AT_ONCE = 20_000
MOST_KEPT = 10_000
"""How many broken lines are kept with their sentence; all are counted."""

SET_APART = {one.value for one in Suspicion}


@dataclass
class Account:
    """What came of reading: the format, the broken lines, what was left out."""

    format: str = ""
    report: Report = field(default_factory=Report)
    broken: int = 0
    lines: list[BrokenLine] = field(default_factory=list)

    def left_out(self) -> dict[str, int]:
        """How many values were left out, by the reason."""
        told: dict[str, int] = {}
        for (_name, why), count in self.report.dropped.items():
            told[Why(why).value] = told.get(Why(why).value, 0) + count
        return told


def read_in(collection: Collection, progress: Callable[[float], None]) -> Account:
    """Read the list into the staging table; raises ExchangeError where it cannot be read at all."""
    account = Account()
    with _whole(collection) as stream:
        rows = _rows(collection, stream, account)
        # Not in one go: nothing could be told while rows are copied in.
        while some := list(islice(rows, AT_ONCE)):
            put_in("triage_row", some)
            progress(min(1.0, stream.tell() / collection.size))
    return account


@contextmanager
def _whole(collection: Collection) -> Iterator[BinaryIO]:
    """The list, put together from its parts in a file of its own."""
    parts = CollectionPart.objects.filter(collection=collection).order_by("number")
    with tempfile.TemporaryFile() as file:
        for number in parts.values_list("number", flat=True):
            part = parts.values_list("data", flat=True).get(number=number)
            file.write(bytes(part))
        file.seek(0)
        yield file


def _rows(
    collection: Collection, stream: BinaryIO, account: Account
) -> Iterator[tuple[object, ...]]:
    format = format_named(sniff(stream))
    account.format = format.name
    line = 0
    origin = Origin(source="collection")
    for found in format.read(stream, origin, account.report):
        if isinstance(found, Entry):
            line += 1
            yield (line, *_columns(found), "")
        elif found.code in SET_APART:
            line += 1
            yield (line, "other", None, None, None, None, None, found.code)
        else:
            account.broken += 1
            if len(account.lines) < MOST_KEPT:
                account.lines.append(_broken(collection, found))


def _columns(entry: Entry) -> tuple[object, ...]:
    values = {one.kind: one for one in entry.hashes}
    told = [values[k].value if k in values else None for k in ("md5", "sha1", "sha256", "pdq")]
    pdq = values.get("pdq")
    return (entry.type.value, *told, pdq.quality if pdq else None)


def _broken(collection: Collection, row: BrokenRow) -> BrokenLine:
    return BrokenLine(
        collection=collection,
        line=row.where,
        field=row.field[:80],
        code=row.code,
        sentence=row.why,
    )
