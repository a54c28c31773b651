"""Taking a file in: the rows that are good and a report of the rest, or all or nothing.

Two things to know. "All or nothing" reads the file twice, so that nothing is given before all is
known to be good. And reading writes nothing: who takes the entries keeps them in one transaction.
"""

from collections.abc import Iterator
from typing import BinaryIO

from ronda.hashes.exchange.contract import BrokenRow, Format, Origin, Report
from ronda.hashes.exchange.errors import BrokenRows
from ronda.hashes.model import Entry


def survey(form: Format, stream: BinaryIO, origin: Origin) -> Report:
    """The account of a file, read to its end with nothing kept; the stream is where it was before.

    Raises an ExchangeError where the rows cannot be told apart.
    """
    report, before = Report(), stream.tell()
    for _ in form.read(stream, origin, report):
        pass
    stream.seek(before)
    return report


def take(
    form: Format, stream: BinaryIO, origin: Origin, report: Report, *, all_or_nothing: bool
) -> Iterator[Entry]:
    """The entries of a file; `report` grows as they are given.

    With `all_or_nothing` a single broken row raises BrokenRows before the first entry is given,
    and `report` has the account of the whole file. Otherwise broken rows are passed over.
    """
    if all_or_nothing:
        found = survey(form, stream, origin)
        if found.broken:
            report.become(found)
            raise BrokenRows(
                f"{found.broken} of {found.broken + found.taken} rows are broken, the first of them"
                f" row {found.rows[0].where}: nothing was taken. Mend them, or take the rest"
                " without them."
            )
    for row in form.read(stream, origin, report):
        if not isinstance(row, BrokenRow):
            yield row
