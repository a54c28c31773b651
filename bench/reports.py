"""A report of 300 paragraphs read from Word, and written as Word and PDF, beside pandoc.

Two things to know. Half of the paragraphs have findings on Parties, and each fifth is followed by a
recommendation. And pandoc converts the same file; Ronda also says what each part of it is.
"""

from collections.abc import Iterator
from pathlib import Path

from bench.measuring import program, seconds
from bench.table import Row
from bench.tools import Tools
from ronda.reports.model import Report
from ronda.reports.reading import from_docx
from ronda.reports.writing import to_docx, to_pdf

PARAGRAPHS, _CHAPTERS = 300, 11
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")
_SAID = "Most Parties told the Committee in part {number} who answers when a child calls, and how. "


def rows(folder: Path, tools: Tools) -> Iterator[Row]:
    """Seconds for reading and for writing."""
    folder.mkdir(parents=True, exist_ok=True)
    report, path = long_report(), folder / "report.docx"
    data = to_docx(report, "en")
    path.write_bytes(data)
    pandoc = tools.find("pandoc")

    def beside(*arguments: str | Path) -> tuple[tuple[str, float], ...]:
        return (("pandoc", program([pandoc, *arguments])),) if pandoc is not None else ()

    markdown, out = folder / "report.md", folder / "pandoc.docx"
    what = f"A report of {PARAGRAPHS} paragraphs"
    yield Row(
        f"{what}, read from Word",
        seconds(lambda: from_docx(data)),
        aim=3,
        against=beside(path, "-t", "markdown", "-o", markdown),
    )
    yield Row(
        f"{what}, written as Word",
        seconds(lambda: to_docx(report, "en")),
        aim=2,
        against=beside(markdown, "-o", out) if markdown.exists() else (),
    )
    yield Row(f"{what}, written as PDF", seconds(lambda: to_pdf(report, "en")), aim=5)


def long_report() -> Report:
    """A report of invented text."""
    each = -(-PARAGRAPHS // _CHAPTERS)
    numbers = range(1, PARAGRAPHS + 1)
    chapters = [
        {
            "id": f"c-{order}",
            "number": _NUMERALS[order],
            "title": {"en": f"Help in part {order + 1}"},
            "entries": [
                entry
                for number in numbers[order * each : (order + 1) * each]
                for entry in _entries(number, order)
            ],
        }
        for order in range(_CHAPTERS)
    ]
    values = {"body": "lanzarote", "round": 2, "languages": ["en"], "chapters": chapters}
    return Report.model_validate({"title": {"en": "Help by telephone"}} | values)


def _entries(number: int, chapter: int) -> Iterator[dict[str, object]]:
    text = {"en": _SAID.format(number=number) * 4}
    parties = ("XAR", "XTA", "SRB", "FRA") if number % 2 else ()
    findings = [
        {"id": f"f-{number}-{party.lower()}", "party": party, "kind": "gap", "text": text}
        for party in parties
    ]
    yield {
        "type": "paragraph",
        "id": f"p-{number}",
        "number": number,
        "text": text,
        "findings": findings,
    }
    if number % 5 == 0:
        yield {
            "type": "recommendation",
            "id": f"r-{number}",
            "code": f"{_NUMERALS[chapter]}-{number}",
            "strength": "require",
            "text": {"en": "to have somebody answer at any hour;"},
        }
