"""Reports to files: Word to read and amend, PDF to publish, JSON with everything.

Two things to know. A file of Word or PDF is in one language and shows what `shown` tells. And the
formats are those of factsheets: the same blocks, styles and typesetter, none known twice.
"""

from pathlib import Path

from ronda.factsheets.errors import CannotWrite, UnknownFormat
from ronda.factsheets.reading.sniffing import FileKind
from ronda.factsheets.writing import format_named, put
from ronda.procedure.body import UnknownBody
from ronda.reports.json_form import json_of as to_json
from ronda.reports.model import Report
from ronda.reports.writing.to_docx import to_docx
from ronda.reports.writing.to_pdf import to_pdf

__all__ = ["FORMATS", "to_docx", "to_json", "to_pdf", "write_report", "written"]

FORMATS = ("docx", "pdf", "json")
"""The formats that a report is written in, by the ending of their files."""


def written(report: Report, format: str, language: str) -> bytes:
    """The report as the bytes of a file; JSON has all languages whichever is asked for.

    Raises UnknownFormat, CannotWrite (also where the body has no words for reports).
    """
    kind = format_named(format)
    try:
        if kind is FileKind.DOCX:
            return to_docx(report, language)
        if kind is FileKind.PDF:
            return to_pdf(report, language)
    except UnknownBody as error:
        raise CannotWrite(f"{error} Write the report as JSON.") from error
    if kind is FileKind.JSON:
        return to_json(report).encode()
    endings = ", ".join(f".{format}" for format in FORMATS)
    raise UnknownFormat(f"A report is not written as “{format}”: use one of {endings}.")


def write_report(report: Report, path: Path, language: str) -> None:
    """Write the report to a file, in the format that its ending names; raises as `written`."""
    put(written(report, path.suffix, language), path)
