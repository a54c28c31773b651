"""Paragraphs numbered through and codes given by chapter, with every id as it was.

Two things to know. Numbers and codes are how entries are called in one draft; nothing inside a
report points at them. And codes are given anew, in the order of the text (`numbered`), or only to
what has none yet (`continued`), once they stand in documents.
"""

from collections.abc import Iterable
from itertools import count

from ronda.procedure.codes import Code, Codes
from ronda.procedure.numbering import NotInScheme
from ronda.reports.model import Chapter, Entry, Paragraph, Recommendation, Report

NOT_YET = "?"
"""The number of a chapter, or the code of a recommendation, that was given none yet."""


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
    number = _unscheme(chapter, order) if codes.chapters is None else codes.chapters.written(order)
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


def _unscheme(chapter: Chapter, order: int) -> str:
    """The number of a chapter where codes have none: its own, else its turn."""
    return str(order) if chapter.number == NOT_YET else chapter.number


def continued(report: Report, codes: Codes) -> Report:
    """The report with paragraphs from 1, and a number or code for what has none yet.

    A new chapter takes the number after the greatest, a new recommendation the code after the
    greatest of its chapter. Raises NotInScheme where the scheme cannot say one.
    """
    numbers = count(1)
    given = [_read_chapter(chapter.number, codes) for chapter in report.chapters]
    free = count(max(given, default=0) + 1)
    through = _free([one for chapter in report.chapters for one in chapter.entries], codes)
    chapters = []
    for chapter, number in zip(report.chapters, given, strict=True):
        order = next(free) if chapter.number == NOT_YET else number
        within = _free(chapter.entries, codes) if codes.chapters is not None else through
        entries = tuple(
            _continued(entry, numbers, within, order, codes) for entry in chapter.entries
        )
        called = chapter.number
        if called == NOT_YET:
            called = str(order) if codes.chapters is None else codes.chapters.written(order)
        chapters.append(chapter.model_copy(update={"number": called, "entries": entries}))
    return report.model_copy(update={"chapters": tuple(chapters)})


def _continued(
    entry: Entry, numbers: "count[int]", within: "count[int]", chapter: int, codes: Codes
) -> Entry:
    if isinstance(entry, Recommendation) and entry.code != NOT_YET:
        return entry
    return _numbered(entry, numbers, within, chapter, codes)


def _free(entries: Iterable[Entry], codes: Codes) -> "count[int]":
    """The numbers after the greatest that a recommendation among these has."""
    given = [entry.code for entry in entries if isinstance(entry, Recommendation)]
    return count(max((_read(code, codes) for code in given), default=0) + 1)


def _read(code: str, codes: Codes) -> int:
    try:
        return codes.read(code).number
    except NotInScheme:
        return 0


def _read_chapter(number: str, codes: Codes) -> int:
    if codes.chapters is None:
        return int(number) if number.isdecimal() else 0
    try:
        return codes.chapters.read(number)
    except ValueError:
        return 0
