"""A report as PDF in one language: tagged (PDF/UA-1), fit for the archive (PDF/A-3a).

Two things to know. It is set by the template of factsheets, as data. And its date is that of the
adoption, so that the same report always gives the same bytes.
"""

import datetime as dt

from ronda.factsheets.writing.letters import drawable
from ronda.factsheets.writing.pdf_compiler import compiled, noon, ordered
from ronda.factsheets.writing.pdf_pieces import Pieces
from ronda.factsheets.writing.to_pdf import language_parts, refuse_undrawable
from ronda.reports.model import Report
from ronda.reports.words import spoken
from ronda.reports.writing.outline import outline

_UNDATED = dt.date(2000, 1, 1)


def to_pdf(report: Report, language: str) -> bytes:
    """The PDF; raises CannotWrite naming a character that no font can draw, and UnknownBody."""
    day = report.adopted.on if report.adopted is not None else _UNDATED
    return compiled(ordered(_sheet(report, language), noon(day)))


def _sheet(report: Report, language: str) -> dict[str, object]:
    blocks = outline(report, language)
    refuse_undrawable(blocks)
    pieces = Pieces(blocks)
    phrases = spoken(report.body, language).general.phrases
    tag, region = language_parts(language)
    return {
        "title": drawable(blocks[0].text),
        "description": drawable(blocks[1].text),
        "keywords": [report.format, f"body={report.body}", f"round={report.round}"],
        "attachment": None,
        "language": tag,
        "region": region,
        "words": {name: phrases[name] for name in ("contents", "empty_box")},
        "cover": pieces.cover,
        "preface": pieces.preface,
        "contents": pieces.contents,
        "body": pieces.body,
        "loose": pieces.loose,
    }
