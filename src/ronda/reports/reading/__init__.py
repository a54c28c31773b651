"""Reports from Word files: Ronda's own come back whole, others are read as well as can be.

Two things to know. The file is brought to blocks by the readers of factsheets, with their checks,
bounds and errors. And what is read comes with the account of every word, as a factsheet's does.
"""

from ronda.factsheets.errors import NotAReport
from ronda.factsheets.reading import read_document
from ronda.factsheets.reading.loading import LARGEST
from ronda.reports.model import Report
from ronda.reports.reading.parsing import ReadReport, parse

__all__ = ["NotAReport", "ReadReport", "from_docx", "parse"]


def from_docx(
    data: bytes,
    *,
    body: str | None = None,
    round: int | None = None,
    known: Report | None = None,
    largest: int = LARGEST,
) -> ReadReport:
    """The report in a Word file, in the one language that it has, with its account.

    `body` and `round` are those of a file that does not say; `known` is the draft before, by which
    entries are known again. Raises DocumentError: what cannot be read, or is no report.
    """
    document = read_document(data, name="report.docx", largest=largest)
    return parse(document, body=body, round=round, known=known)
