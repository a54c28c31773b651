"""Tables as a format of the exchange: Ronda's own columns, and those of INTERPOL's ICSE."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ronda.hashes.exchange.carrying import FLAGS, Carries, own_key
from ronda.hashes.exchange.contract import BrokenRow, Origin, Report
from ronda.hashes.exchange.separated.cells import defused, joined
from ronda.hashes.exchange.separated.columns import CATEGORY, OWN
from ronda.hashes.exchange.separated.reading import TableReader
from ronda.hashes.model import (
    Classification,
    Entry,
    Flag,
    State,
    VictimStatus,
)

ICSE_COLUMNS = {
    "MD5": "md5",
    "SHA1": "sha1",
    "PhotoDNA": "",
    "Image ID": "key",
    "Is distributed": "distributed",
    "Victim identified": "victim",
    "Offender identified": "offender_identified",
    "Series name": "series",
    "Number of submissions": "",
    "File Available": "",
    "Media Type": "type",
    "Baseline": "baseline",
}
ANSWERS = {"yes": "true", "no": "false", "identified": "true", "not-identified": "false"}


class Csv:
    """Any table with a heading is read; written are Ronda's own columns, which carry everything.

    An entry with several classifications takes one row for each, one after the other.
    """

    name = "csv"
    version = "1"
    suffix = ".csv"
    separator = ","
    columns: dict[str, str] = {name: name for name in OWN}  # noqa: RUF012 - never changed

    @property
    def carries(self) -> Carries:
        """Everything."""
        return Carries(states=frozenset(State), key=own_key)

    def read(self, stream: BinaryIO, origin: Origin, report: Report) -> Iterator[Entry | BrokenRow]:
        """Each row of a table with any columns in any order."""
        return TableReader(stream, origin, report).rows()

    def write(self, entries: Iterable[Entry], stream: BinaryIO, report: Report) -> None:
        """UTF-8 with the mark that spreadsheets know it by; nothing in it is taken as a formula."""
        stream.write("\ufeff".encode())
        carries = self.carries
        self._write_row(stream, list(self.columns))
        for entry in entries:
            reduced = carries.reduced(entry, report)
            if reduced is not None:
                self._write_entry(stream, reduced)
                report.take()

    def _write_entry(self, stream: BinaryIO, entry: Entry) -> None:
        cells = self.cells(entry)
        for one in entry.classifications or (None,):
            told = cells | (self.category(one) if one else {})
            self._write_row(stream, [told.get(field, "") for field in self.columns.values()])

    def _write_row(self, stream: BinaryIO, cells: list[str]) -> None:
        out = io.StringIO()
        plain = [defused(cell) for cell in cells]
        csv.writer(out, delimiter=self.separator, lineterminator="\r\n").writerow(plain)
        stream.write(out.getvalue().encode())

    def cells(self, entry: Entry) -> dict[str, str]:
        """The cells of an entry by field, without its classifications."""
        told = {value.kind: value.value.hex() for value in entry.hashes}
        pdq = entry.hash_of("pdq")
        told["pdq_quality"] = text_of(pdq.quality if pdq else None)
        for name in ("source", "key", "type", "size", "mime", "state", "victim", "series"):
            told[name] = text_of(getattr(entry, name))
        for name in FLAGS:
            told[name] = text_of(getattr(entry.flags, name))
        told["tags"] = joined(entry.tags)
        told |= {n: text_of(getattr(entry, n)) for n in ("case_reference", "handling")}
        for name in ("first_seen", "updated"):
            instant = getattr(entry, name)
            told[name] = instant.isoformat() if instant else ""
        return told

    def category(self, one: Classification) -> dict[str, str]:
        """The cells of one classification by field."""
        names = ("code", "scheme", "version", "country", "by", "votes", "original")
        told = (text_of(getattr(one, name)) for name in names)
        return dict(zip(CATEGORY, told, strict=True))


class Icse(Csv):
    """The columns of INTERPOL's ICSE, with semicolons; read as any other table.

    `Image ID` is the entry's key. `Baseline` is the classification of scheme "icse".
    """

    name = "icse"
    separator = ";"
    columns = ICSE_COLUMNS

    @property
    def carries(self) -> Carries:
        """What the columns say; a state and a source are not among them."""
        return Carries(
            fields=frozenset({"type", "victim", "distributed", "offender_identified", "series"}),
            kinds=frozenset({"md5", "sha1"}),
            classification=baseline,
            most=1,
            key=own_key,
        )

    def cells(self, entry: Entry) -> dict[str, str]:
        """The same, with answers as true and false."""
        told = super().cells(entry)
        for name in ("victim", "distributed", "offender_identified"):
            told[name] = ANSWERS.get(told[name], "")
        return told | {"type": {"image": "Image", "video": "Video"}.get(told["type"], "")}

    def category(self, one: Classification) -> dict[str, str]:
        """Whether the item is within the baseline."""
        return {"baseline": one.original}


def baseline(one: Classification) -> Classification | None:
    """What the column can say of a classification."""
    answers = {"baseline": "true", "not-baseline": "false"}
    if one.scheme != "icse" or one.code not in answers:
        return None
    return Classification(scheme="icse", code=one.code, original=answers[one.code])


def text_of(value: object) -> str:
    """A value as it stands in a cell; none, and an unknown answer, as nothing."""
    if value is None or value is Flag.UNKNOWN or value is VictimStatus.UNKNOWN:
        return ""
    return str(value)
