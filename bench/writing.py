"""How long writing takes, one factsheet and 48, beside tools that make the same kind of file."""

from collections.abc import Iterator
from pathlib import Path

from weasyprint import HTML

from bench.files import Files
from bench.measuring import program, seconds, warm
from bench.table import Row
from bench.tools import Tools
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing import to_bytes
from ronda.factsheets.writing.to_pdf import pdfs

PARTIES = 48


def rows(files: Files, tools: Tools) -> Iterator[Row]:
    """One row for each format and number of factsheets."""
    for name in ("md", "html", "json"):
        yield Row(f"Writing {name.upper()}", _writing(files.factsheet, name))
    many = list(_parties(files.factsheet))
    docx = _writing(files.factsheet, "docx")
    yield Row("Writing DOCX", docx, against=_pandoc(files, tools, 1))
    yield Row(
        f"Writing {PARTIES} as DOCX",
        seconds(lambda: [to_bytes(one, "docx") for one in many]),
        aim=2,
        against=_pandoc(files, tools, PARTIES),
    )
    yield Row("Writing PDF", _writing(files.factsheet, "pdf"), against=_pdf(files, tools))
    yield Row(
        f"Writing {PARTIES} as PDF",
        seconds(lambda: list(pdfs(many))),
        aim=8,
        against=_libreoffice(files, tools, PARTIES),
    )


def _writing(factsheet: Factsheet, name: str) -> float:
    return warm(lambda: to_bytes(factsheet, name))


def _parties(factsheet: Factsheet) -> Iterator[Factsheet]:
    """As many factsheets as there are Parties, each with a title of its own."""
    for number in range(PARTIES):
        yield factsheet.model_copy(update={"title": f"{factsheet.title} {number + 1}"})


def _pandoc(files: Files, tools: Tools, count: int) -> tuple[tuple[str, float], ...]:
    pandoc = tools.find("pandoc")
    if pandoc is None:
        return ()
    out = files.folder / "pandoc.docx"
    return (("pandoc", count * program([pandoc, files.markdown, "-o", out])),)


def _pdf(files: Files, tools: Tools) -> tuple[tuple[str, float], ...]:
    source = files.html.read_text(encoding="utf-8")
    weasyprint = warm(lambda: HTML(string=source).write_pdf(pdf_variant="pdf/ua-1"))
    return (("WeasyPrint", weasyprint), *_libreoffice(files, tools, 1))


def _libreoffice(files: Files, tools: Tools, count: int) -> tuple[tuple[str, float], ...]:
    soffice = tools.find("soffice")
    if soffice is None:
        return ()
    sources = [_copy(files, number) for number in range(count)]
    profile = (files.folder / "libreoffice").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(files.folder / "converted"), *map(str, sources)]
    return (("LibreOffice", program(command, times=1)),)


def _copy(files: Files, number: int) -> Path:
    path = files.folder / f"for-libreoffice-{number}.docx"
    path.write_bytes(files.docx.read_bytes())
    return path
