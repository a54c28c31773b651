"""Shows a source beside its record, tied stretch by stretch.

Two things to know. `{% proof text factsheet as proof %}` comes first on the page and has both
sides. And an entry is asked for its stretches by its path: `proof|stretches:path`.
"""

import re
from dataclasses import dataclass

from django import template
from django.utils.translation import gettext as _

from ronda.apps.compliance.correcting.fields import current
from ronda.apps.compliance.correcting.spots import DoesNotFit, spot_at
from ronda.apps.compliance.forms.entries import editing_of, field_for
from ronda.factsheets.model import Factsheet
from ronda.web.naming import entry_of, id_of, place_name
from ronda.web.proofing import Piece, pieces, pieces_of_entries

register = template.Library()

_REMOVABLE = re.compile(
    r"chapters/\d+/(?:headings|observations|recommendations|practices)/\d+|footnotes/\d+"
)


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


@register.filter
def spot(path: str) -> str:
    """The spot that an entry's corrections are kept under."""
    editing = editing_of(path)
    return editing.spot if editing else path


@register.filter
def removable(path: str) -> bool:
    """Whether an entry can be taken out by itself."""
    return bool(_REMOVABLE.fullmatch(path))


@register.filter
def text_at(factsheet: Factsheet, path: str) -> str:
    """The text that stands at a spot; "" where none does."""
    try:
        return str(current(factsheet, spot_at(path), "text"))
    except DoesNotFit:
        return ""


@register.filter
def field_name(field: str) -> str:
    """What a field is called in a form."""
    names = {"marks": _("Footnote marks"), "labels": _("Labels of the points")}
    return names.get(field) or str(field_for(field).label)
