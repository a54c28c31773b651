"""Shows a source beside its record, tied stretch by stretch.

Two things to know. `{% proof text factsheet as proof %}` comes first on the page and has both
sides. And an entry is asked for its stretches by its path: `proof|stretches:path`.
"""

from dataclasses import dataclass

from django import template

from ronda.factsheets.model import Factsheet
from ronda.web.naming import entry_of, id_of, place_name
from ronda.web.proofing import Piece, pieces, pieces_of_entries

register = template.Library()


@dataclass(frozen=True)
class Proof:
    """The source in pieces, and which of them each entry came from."""

    factsheet: Factsheet
    pieces: tuple[Piece, ...]
    of_entries: dict[str, list[Piece]]

    @property
    def to_look_at(self) -> list[Piece]:
        """The repaired and the unplaced pieces."""
        return [piece for piece in self.pieces if piece.to_look_at]

    @property
    def unplaced(self) -> list[Piece]:
        """The pieces that went nowhere."""
        return [piece for piece in self.pieces if piece.unplaced]


@register.simple_tag
def proof(text: str, factsheet: Factsheet) -> Proof:
    """A source's text beside the factsheet read from it."""
    found = pieces(text, factsheet)
    return Proof(factsheet, found, pieces_of_entries(found))


@register.filter
def stretches(value: Proof, path: str) -> list[Piece]:
    """The pieces of the source that an entry came from."""
    return value.of_entries.get(entry_of(path), [])


@register.filter
def record_id(path: str) -> str:
    """The id of an entry on a proofing page."""
    return id_of(path)


@register.filter
def named(factsheet: Factsheet, path: str) -> str:
    """What a place is called."""
    return place_name(factsheet, path)
