"""Paragraphs numbered through and codes given by chapter, anew, with every id as it was.

Two things to know. Numbers and codes are how entries are called in one draft; nothing inside a
report points at them. And codes follow the order of the recommendations in their chapter.
"""

from itertools import count

from ronda.procedure.codes import Code, Codes
from ronda.reports.model import Chapter, Entry, Paragraph, Recommendation, Report


def numbered(report: Report, codes: Codes) -> Report:
    """The report with paragraphs from 1 and codes as the round's scheme has them.

    Where the scheme has chapters they are numbered too, in its numerals; a chapter without
    recommendations takes a number all the same. Raises NotInScheme where it cannot say one.
    """
    numbers = count(1)
    through = count(1)
    chapters = []
    for order, chapter in enumerate(report.chapters, start=1):
        within = count(1) if codes.chapters is not None else through
        entries = tuple(
            _numbered(entry, numbers, within, order, codes) for entry in chapter.entries
        )
        chapters.append(chapter.model_copy(update=_number(chapter, order, codes, entries)))
    return report.model_copy(update={"chapters": tuple(chapters)})


def _number(
    chapter: Chapter, order: int, codes: Codes, entries: tuple[Entry, ...]
) -> dict[str, object]:
    number = chapter.number if codes.chapters is None else codes.chapters.written(order)
    return {"number": number, "entries": entries}


def _numbered(
    entry: Entry, numbers: "count[int]", within: "count[int]", chapter: int, codes: Codes
) -> Entry:
    if isinstance(entry, Paragraph):
        return entry.model_copy(update={"number": next(numbers)})
    if isinstance(entry, Recommendation):
        code = Code(chapter if codes.chapters is not None else 0, next(within))
        return entry.model_copy(update={"code": codes.written(code)})
    return entry
