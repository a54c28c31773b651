"""From a document's blocks to a Reply, step by step.

Two things to know. Nothing here knows a file format: `ronda.factsheets.reading` brings each to
blocks. And every block is placed in the ledger, which becomes the account.
"""

from collections.abc import Iterator, Sequence

from ronda.factsheets.blocks import Document
from ronda.factsheets.reading.grammar.ledger import Ledger
from ronda.replies.model import PassageKind, Reply
from ronda.replies.reading.dividing import Parts, divided
from ronda.replies.reading.header import HeaderReader
from ronda.replies.reading.naming import Stretch, named
from ronda.replies.reading.pieces import Piece, hrefs, pieces
from ronda.replies.reading.sections import Laid, Sections, passage_of
from ronda.replies.reading.telling import ENOUGH, weight

READER_VERSION = 1
"""Goes up when the same source would be read otherwise than before."""


def parse(document: Document) -> Reply | None:
    """What `document` says as a reply, with the account of its reading; None where it is none."""
    ledger = Ledger(document)
    language, every = pieces(document, ledger)
    parts = divided(every)
    reader = HeaderReader(parts.above, parts.text, parts.closing)
    header = reader.read()
    reader.place(ledger)
    laid = Sections(ledger)
    sections = laid.take(parts.text)
    closing = []
    for turn, piece in enumerate(parts.closing):
        ledger.place_all(piece.placeables, f"closing/{turn}/text")
        closing.append(passage_of(piece, PassageKind.PARAGRAPH))
    account = ledger.account()
    reply = Reply(
        language=language,
        header=header,
        sections=sections,
        closing=tuple(closing),
        named=named(list(_stretches(parts, laid.laid))),
        account=account.model_copy(update={"reader": f"{document.format}/reply/{READER_VERSION}"}),
    )
    return reply if weight(every, reply) >= ENOUGH else None


def _stretches(parts: Parts, laid: Sequence[Laid]) -> Iterator[Stretch]:
    """Everything in which something may be named, in the document's order."""
    found = [*_lines(parts.above), *_lines(parts.closing)]
    found += [
        Stretch(one.piece.plain, one.piece.words, one.lead_in, hrefs=list(hrefs(one.piece)))
        for one in laid
    ]
    yield from sorted(found, key=lambda s: s.plain.places[0])


def _lines(pieces: Sequence[Piece]) -> Iterator[Stretch]:
    """Lines of a header or a closing: names may stand there, figures not."""
    for piece in pieces:
        for line in piece.lines:
            if line.words:
                yield Stretch(line, piece.words, counts=False)
