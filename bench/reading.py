"""How long reading takes, beside tools that only convert where Ronda understands."""

from collections.abc import Iterator
from pathlib import Path

import mammoth
import pdfplumber
from pdfminer.high_level import extract_text

from bench.files import Files
from bench.measuring import program, warm
from bench.table import Row
from bench.tools import RONDA, Tools
from ronda.factsheets.reading import read


def rows(files: Files, tools: Tools) -> Iterator[Row]:
    """One row for each format, then for the command as a person waits for it."""
    yield Row("Reading text", _reading(files.text), aim=0.030)
    yield Row("Reading Markdown", _reading(files.markdown))
    yield Row("Reading HTML", _reading(files.html))
    yield Row("Reading DOCX", _reading(files.docx), aim=0.080, against=_docx(files.docx, tools))
    yield Row("Reading PDF, pages only", _reading(files.bare_pdf), aim=0.6, against=_pdf(files))
    yield Row("Reading a PDF of ours, with its data", _reading(files.pdf), aim=0.6)
    for path in (files.text, files.docx, files.bare_pdf):
        what = f"`ronda read` as a process, {path.suffix[1:].upper()}"
        yield Row(what, program([RONDA, "read", path]), aim=0.6)


def _reading(path: Path) -> float:
    return warm(lambda: read(path))


def _docx(path: Path, tools: Tools) -> tuple[tuple[str, float], ...]:
    def by_mammoth() -> None:
        with path.open("rb") as file:
            mammoth.convert_to_html(file)

    others = [("mammoth", warm(by_mammoth, times=3))]
    if pandoc := tools.find("pandoc"):
        others.append(("pandoc", program([pandoc, path, "-t", "html", "-o", "/dev/null"])))
    return tuple(others)


def _pdf(files: Files) -> tuple[tuple[str, float], ...]:
    path = files.bare_pdf

    def by_plumber() -> None:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text()

    return (
        ("pdfminer.six", warm(lambda: extract_text(path), times=3)),
        ("pdfplumber", warm(by_plumber, times=3)),
    )
