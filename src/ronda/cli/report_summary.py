"""A report as `ronda read` shows it: what is in it, and what became of its source.

Two things to know. It is laid out as a factsheet's summary is. And what a person must look at is
named: what has no place, what was taken in one way and may be meant in another.
"""

from collections import Counter
from collections.abc import Iterator

from ronda.cli.summary import account_rows, point, row, short
from ronda.factsheets.printable import printable
from ronda.reports.model import Paragraph, PromisingPractice, Recommendation, Report
from ronda.reports.reading import ReadReport


def report_summary(found: ReadReport, name: str) -> str:
    """The table, under the file's name."""
    account = account_rows(found.account)
    return printable("\n".join([name, *_content(found.report), *account])) + "\n"


def _content(report: Report) -> Iterator[str]:
    language = report.languages[0]
    yield row("Report", short(report.title.in_language(language)) or "without a title")
    yield row("Round", f"{report.round} ({report.body})")
    yield row("Languages", ", ".join(report.languages))
    adopted = report.adopted
    told = f"{adopted.meeting}, {adopted.on}, {adopted.document}" if adopted else "not told"
    yield row("Adopted", told)
    yield row("Chapters", str(len(report.chapters)))
    for chapter in report.chapters:
        yield point(f"{chapter.number} {short(chapter.title.in_language(language))}")
    paragraphs = [one.number for one in report.of(Paragraph)]
    span = f", {paragraphs[0]} to {paragraphs[-1]}" if paragraphs else ""
    yield row("Paragraphs", f"{len(paragraphs)}{span}")
    yield row("Findings", str(sum(1 for _ in report.findings)))
    asked = Counter(one.strength or "not told" for one in report.of(Recommendation))
    yield row("Recommendations", str(sum(asked.values())))
    yield from (point(f"{strength}: {count}") for strength, count in asked.items())
    yield row("Practices", str(sum(1 for _ in report.of(PromisingPractice))))
