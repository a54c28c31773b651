"""The older sets: `NSRLFile.txt`, with SHA-1, MD5 and the size of each file."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ronda.hashes.exchange.carrying import Carries
from ronda.hashes.exchange.contract import BrokenRow, Origin, Report
from ronda.hashes.exchange.drafting import Draft
from ronda.hashes.exchange.nsrl.known import SCHEME, carried, known
from ronda.hashes.exchange.separated.reading import TableReader
from ronda.hashes.model import Classification, Entry

HEADING = '"SHA-1","MD5","CRC32","FileName","FileSize","ProductCode","OpSystemCode","SpecialCode"'
VERSION = "2"


class NsrlReader(TableReader):
    """A table whose every row is a known file, but for those with a special code.

    A special code marks what is no ordinary file ("M": malicious); it is kept as the category.
    """

    def classify(self, draft: Draft, cells: dict[str, str]) -> None:
        """Known, or special."""
        special = draft.checked("special", cells.get("special", ""))[:20]
        if special:
            code = f"special {special}"
            made = Classification(scheme=SCHEME, version=VERSION, code=code, original=special)
            draft.classifications.append(made)
        else:
            draft.classifications.append(known(VERSION))


class NsrlText:
    """`NSRLFile.txt` of RDS 2."""

    name = "nsrl-text"
    version = VERSION
    suffix = ".txt"
    carries: Carries = carried(VERSION)

    def read(self, stream: BinaryIO, origin: Origin, report: Report) -> Iterator[Entry | BrokenRow]:
        """Each row; names of files, products and systems are left out."""
        return NsrlReader(stream, origin, report).rows()

    def write(self, entries: Iterable[Entry], stream: BinaryIO, report: Report) -> None:
        """Known files only; the columns that are not kept here are empty."""
        stream.write(f"{HEADING}\r\n".encode())
        for entry in entries:
            reduced = self.carries.reduced(entry, report)
            if reduced is not None:
                told = {value.kind: value.value.hex().upper() for value in reduced.hashes}
                size = "" if reduced.size is None else reduced.size
                row = f'"{told.get("sha1", "")}","{told.get("md5", "")}","","",{size},"","",""'
                stream.write(f"{row}\r\n".encode())
                report.take()
