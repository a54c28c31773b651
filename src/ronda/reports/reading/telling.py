"""Whether a document is a report at all, before anybody reads it as one.

Two things to know. A file of Ronda's says so itself. Of others only one with numbered paragraphs,
chapters and coded recommendations is taken for a report, so that no factsheet or letter is.
"""

import re
from itertools import pairwise

from ronda.factsheets.blocks import Document, Kind
from ronda.procedure.body import UnknownBody, load_body
from ronda.procedure.loading import load_procedure
from ronda.reports.reading.asking import CodeFinder, asked
from ronda.reports.reading.pieces import Piece, pieces
from ronda.reports.words import spoken

_ENOUGH = 3
_FRONT = 12
_LABEL = re.compile(r"\(?(\d{1,4})[.)]?")
_TYPED = re.compile(r"(\d{1,4})[.)]\s+\S")


def is_own(document: Document) -> bool:
    """Whether Ronda wrote the file as a report."""
    return "draft" in document.properties


def is_report(document: Document, body: str = "lanzarote") -> bool:
    """Whether a document is a report: Ronda's own, or plainly one of somebody else's."""
    if is_own(document):
        return True
    if document.properties:
        return False
    every = [piece for piece in pieces(document) if piece.kind is not Kind.NOTE]
    words = load_body(body)
    covers = [words.words(tag) for tag in words.languages]
    if any(each.matches("cover", piece.text) for piece in every[:_FRONT] for each in covers):
        return False
    return _numbered_through(every) >= _ENOUGH and _asks(every, body)


def _numbered_through(every: list[Piece]) -> int:
    """How many numbers follow upon the one before, as those of paragraphs do."""
    numbers = [number for piece in every if (number := _number(piece)) is not None]
    return sum(after == before + 1 for before, after in pairwise(numbers))


def _number(piece: Piece) -> int | None:
    if piece.kind is Kind.ITEM:
        found = _LABEL.fullmatch(piece.label)
    else:
        found = _TYPED.match(piece.text) if piece.kind is Kind.PARAGRAPH else None
    return int(found[1]) if found is not None else None


def _asks(every: list[Piece], body: str) -> bool:
    """Whether anything is asked in the body's words and bears a code."""
    codes = load_procedure(body).codes
    for tag in load_body(body).languages:
        try:
            words = spoken(body, tag)
        except UnknownBody:
            return False
        finder = CodeFinder(codes, words)
        coded = any(finder.alone(p.text) or finder.within(p.text) for p in every)
        if coded and any(asked(piece.text, words) is not None for piece in every):
            return True
    return False
