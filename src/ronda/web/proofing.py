"""A source cut into its stretches, each tied to the entry of the record it went to, and back.

Two things to know. Joining the pieces gives the source's text to the character: what lies between
stretches (white space, as a rule) is a piece of its own. And what a person must look at, the
repaired and the unplaced, is linked in a row: each has the one before and the one after.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ronda.factsheets.model import Factsheet, Stretch
from ronda.web.naming import entry_of, id_of, place_name


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source, or what lies between two (then `number` is 0).

    `previous` and `next` are the numbers of the nearest pieces to look at, 0 where there is none.
    """

    text: str
    number: int = 0
    entry: str = ""
    name: str = ""
    repaired: bool = False
    previous: int = 0
    next: int = 0

    @property
    def shown(self) -> str:
        """The text as it is put on the page: where nothing is written, one empty line is enough."""
        if self.number or self.text.strip() or self.text.count("\n") < 2:
            return self.text
        return "\n\n"

    @property
    def unplaced(self) -> bool:
        """Whether it went nowhere."""
        return self.entry == "unplaced"

    @property
    def to_look_at(self) -> bool:
        """Whether a person must look at it."""
        return self.unplaced or self.repaired

    @property
    def record(self) -> str:
        """The id of the entry it went to."""
        return id_of(self.entry)

    @property
    def has_record(self) -> bool:
        """Whether there is an entry to lead to."""
        return self.entry.startswith(("chapters/", "footnotes/", "preface", "title"))


def pieces(text: str, factsheet: Factsheet) -> tuple[Piece, ...]:
    """The pieces of a source's text, in order."""
    stretches = sorted(factsheet.account.stretches, key=lambda s: (s.start, s.end))
    looks = [n for n, s in enumerate(stretches, start=1) if _must_be_seen(s)]
    return tuple(_pieces(text, factsheet, stretches, looks))


def pieces_of_entries(found: Sequence[Piece]) -> dict[str, list[Piece]]:
    """The pieces that went to each entry."""
    entries: dict[str, list[Piece]] = {}
    for piece in found:
        if piece.number:
            entries.setdefault(piece.entry, []).append(piece)
    return entries


def _pieces(
    text: str, factsheet: Factsheet, stretches: Sequence[Stretch], looks: Sequence[int]
) -> Iterator[Piece]:
    at = 0
    for number, stretch in enumerate(stretches, start=1):
        if stretch.start > at:
            yield Piece(text[at : stretch.start])
        begin = max(at, stretch.start)
        yield Piece(
            text[begin : stretch.end],
            number,
            entry_of(stretch.place),
            place_name(factsheet, stretch.place),
            stretch.repaired,
            max((n for n in looks if n < number), default=0),
            min((n for n in looks if n > number), default=0),
        )
        at = max(at, stretch.end)
    if at < len(text):
        yield Piece(text[at:])


def _must_be_seen(stretch: Stretch) -> bool:
    return stretch.repaired or stretch.place == "unplaced"
