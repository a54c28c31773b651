"""Whether a document is a letter or reply at all, by the signs that letters have.

Two things to know. No single sign proves a letter, for a web page has dates and a brochure greets;
several together do. And a document with signs but nothing said is none.
"""

from collections.abc import Iterator

from ronda.replies.model import Header, NamedKind, Reply
from ronda.replies.reading.dividing import is_greeting, is_salutation
from ronda.replies.reading.pieces import Piece

ENOUGH = 3
_STRONG, _WEAK = 2, 1
_LETTERS = 30
_LAWS = 2
_HEAD = 6


def weight(pieces: list[Piece], reply: Reply) -> int:
    """How much speaks for a letter; from `ENOUGH` on it is one."""
    return sum(_signs(pieces, reply)) if _says_something(reply) else 0


def _signs(pieces: list[Piece], reply: Reply) -> Iterator[int]:
    header = reply.header
    yield from (_STRONG for told in (header.subject, header.number, header.reference) if told)
    yield from (_WEAK for told in (header.date, header.place, header.sender) if told)
    yield _STRONG * any(is_salutation(piece) for piece in pieces)
    yield _STRONG * any(is_greeting(piece) for piece in pieces)
    yield _STRONG * any(p.words.search("letter.your_letter", p.text[:400]) for p in pieces[:20])
    yield _STRONG * any(p.words.search("letter.reply", p.text[:200]) for p in pieces[:_HEAD])
    yield _WEAK * any(p.words.begins("letter.question", p.text) for p in pieces)
    laws = sum(n.kind in (NamedKind.INSTRUMENT, NamedKind.ARTICLE) for n in reply.named)
    yield _WEAK * (laws >= _LAWS)


def _says_something(reply: Reply) -> bool:
    passages = (passage for section in reply.sections for passage in section.passages)
    return any(sum(c.isalpha() for c in passage.text) >= _LETTERS for passage in passages)


def is_addressed(header: Header) -> bool:
    """Whether a header is that of a letter beyond doubt: it has what a factsheet never has."""
    told = (header.subject, header.number, header.reference, header.addressee)
    return sum(one is not None for one in told) >= _STRONG
