"""A compliance report as PDF: tagged for screen readers and fit for the archive.

Two things to know. The template is that of factsheets, which gets everything as data. And a sign
that no font has is shown as its number: a report is never held up by what a Party typed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ronda.assessments.words import report_words
from ronda.assessments.writing.outline import Outlined, title_of
from ronda.factsheets.blocks import Block
from ronda.factsheets.writing.letters import missing
from ronda.factsheets.writing.pdf_compiler import Order, all_compiled, compiled, noon, ordered
from ronda.factsheets.writing.pdf_pieces import Pieces


def report_pdf(outlined: Outlined) -> bytes:
    """The report as PDF."""
    return compiled(_order(outlined))


def report_pdfs(reports: Iterable[Outlined]) -> Iterator[bytes]:
    """Many reports as PDF, in order, on every processor at once."""
    yield from all_compiled(_order(outlined) for outlined in reports)


def _order(outlined: Outlined) -> Order:
    return ordered(_sheet(outlined), noon(outlined.report.as_at))


def _sheet(outlined: Outlined) -> dict[str, object]:
    report = outlined.report
    pieces = Pieces([_drawable(block) for block in outlined.blocks])
    words = report_words(report.language)
    language, *rest = report.language.split("-")
    return {
        "title": _shown(title_of(report)),
        "description": f"{report.body_name}, {words['round'].format(number=report.round)}",
        "keywords": ["ronda-compliance-report", report.body, str(report.round)],
        "attachment": None,
        "language": language.lower(),
        "region": next((part for part in rest if len(part) == 2 and part.isalpha()), None),
        "words": {"contents": words["contents"], "empty_box": words["no_information"]},
        "cover": pieces.cover,
        "preface": pieces.preface,
        "contents": pieces.contents,
        "body": pieces.body,
        "loose": pieces.loose,
    }


def _drawable(block: Block) -> Block:
    if missing(block.text) is None:
        return block
    return replace(block, runs=tuple(replace(run, text=_shown(run.text)) for run in block.runs))


def _shown(text: str) -> str:
    while (sign := missing(text)) is not None:
        text = re.sub(re.escape(sign), f"[U+{ord(sign):04X}]", text)
    return text
