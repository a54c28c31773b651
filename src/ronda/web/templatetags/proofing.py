"""Shows a source beside its record, tied stretch by stretch.

Two things to know. `{% proof text factsheet as proof %}` comes first on the page and has both
sides. And an entry is asked for its stretches by its path: `proof|stretches:path`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ronda.apps.compliance.correcting.fields import current
from ronda.apps.compliance.correcting.spots import DoesNotFit, spot_at
from ronda.apps.compliance.forms.entries import editing_of, field_for
from ronda.apps.compliance.models import Correction, CorrectionKind
from ronda.factsheets.model import Factsheet
from ronda.web.naming import entry_of, id_of, place_name
from ronda.web.proofing import Piece, pieces, pieces_of_entries
from ronda.web.templatetags.factsheet import scope_name, strength_name
from ronda.web.templatetags.story import said

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
def correction_kind(correction: Correction) -> str:
    """What a correction did, in a word."""
    names = {
        CorrectionKind.CHANGE: pgettext("correction", "changed"),
        CorrectionKind.PLACE: pgettext("correction", "placed"),
        CorrectionKind.ADD: pgettext("correction", "added"),
        CorrectionKind.REMOVE: pgettext("correction", "taken out"),
        CorrectionKind.SET_ASIDE: pgettext("correction", "set aside"),
    }
    return names[CorrectionKind(correction.kind)]


@register.filter
def value_before(correction: Correction) -> str:
    """What stood in the corrected field, as people read it."""
    return _in_words(correction.field, correction.old)


@register.filter
def value_after(correction: Correction) -> str:
    """What the correction put into its field, as people read it."""
    return _in_words(correction.field, correction.new)


def _in_words(field: str, value: Any) -> str:
    """A field's value without the names that programs have for it."""
    if field == "strength":
        return strength_name(value)
    if field == "scope" and value:
        return scope_name(value)
    if field == "marks" and isinstance(value, list):
        return ", ".join(_mark_in_words(one) for one in value)
    return said(value)


def _mark_in_words(mark: Mapping[str, Any]) -> str:
    named = {"number": mark["number"], "at": mark["at"]}
    if mark.get("item") is None:
        return _("note %(number)s after %(at)s characters") % named
    named["point"] = mark["item"] + 1
    return _("note %(number)s in point %(point)s, after %(at)s characters") % named


@register.filter
def field_name(field: str) -> str:
    """What a field is called in a form."""
    names = {"marks": _("Footnote marks"), "labels": _("Labels of the points")}
    return names.get(field) or str(field_for(field).label)
