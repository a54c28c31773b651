"""Which id an entry that was read has: the one it carries, that of an earlier draft, or a new one.

Two things to know. Only a file of Ronda's carries ids. In others an entry is the one of an earlier
draft where both have the same code, chapter number or words; all else is new.
"""

from collections.abc import Iterable, Iterator

from ronda.reports.ids import Ids, id_in
from ronda.reports.model import (
    Paragraph,
    PromisingPractice,
    Recommendation,
    Report,
    Topic,
)
from ronda.reports.reading.pieces import Piece
from ronda.reports.shown import as_shown


class Identity:
    """Gives ids to what is read; `recognised` counts those that an earlier draft's likeness gave.

    Keys of what is known are of the form ("code", "III-12") or ("paragraph", "its words").
    """

    def __init__(self, known: Report | None, language: str, pieces: Iterable[Piece]) -> None:
        self.recognised = 0
        carried = {id for piece in pieces if (id := id_in(piece.block.names)) is not None}
        like = () if known is None else _likenesses(as_shown(known, language))
        self._like = {key: id for key, id in like if id not in carried}
        self._ids = Ids(carried if known is None else carried | set(_all_ids(known)))

    def of(self, piece: Piece, kind: str, told: str, wish: str) -> str:
        """The id of what `piece` begins; `told` is what makes it the same as one before."""
        carried = self._ids.known(id_in(piece.block.names))
        if carried is not None:
            return carried
        like = self._ids.known(self._like.get((kind, told)))
        if like is not None:
            self.recognised += 1
            return like
        return self._ids.fresh(wish)


def _likenesses(page: Report) -> Iterator[tuple[tuple[str, str], str]]:
    for chapter in page.chapters:
        yield ("chapter", chapter.number), chapter.id
        for entry in chapter.entries:
            if isinstance(entry, Recommendation):
                yield ("recommendation", entry.code), entry.id
            elif isinstance(entry, Topic):
                yield ("topic", entry.title.texts[0][1]), entry.id
            elif isinstance(entry, Paragraph):
                yield ("paragraph", entry.text.texts[0][1].split("\n")[0]), entry.id
            elif isinstance(entry, PromisingPractice):
                yield ("practice", entry.party + entry.text.texts[0][1].split("\n")[0]), entry.id


def _all_ids(report: Report) -> Iterator[str]:
    for chapter in report.chapters:
        yield chapter.id
        yield from (entry.id for entry in chapter.entries)
    yield from (finding.id for _, finding in report.findings)
