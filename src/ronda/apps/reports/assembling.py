"""The rows of a report that is written put together to the value, as it stands now.

Two things to know. What was taken out is left out, with all that it holds. And it takes one query
however long the report is.
"""

from collections import defaultdict
from collections.abc import Iterable

from ronda.apps.reports.models import Piece, PieceKind, Writing
from ronda.apps.reports.pieces import Content, fields_of
from ronda.procedure.procedure import Procedure
from ronda.reports import model
from ronda.reports.numbering import continued, numbered


def standing(writing: Writing) -> list[Piece]:
    """The pieces that are not taken out themselves, in order, each with who changed it."""
    found = writing.pieces.filter(taken_out_at__isnull=True).select_related("changed_by")
    return list(found.order_by("order", "id"))


def assemble(
    writing: Writing, procedure: Procedure, pieces: Iterable[Piece] | None = None, draft: int = 1
) -> model.Report:
    """The report as its rows have it now, numbered, called draft number `draft`."""
    held: defaultdict[int | None, list[Piece]] = defaultdict(list)
    for piece in standing(writing) if pieces is None else pieces:
        held[piece.within_id].append(piece)
    round = writing.report.round
    value = model.Report.model_validate(
        {
            "body": round.body.slug,
            "round": round.number,
            "draft": draft,
            "languages": writing.languages,
            "title": writing.titles,
            "chapters": [_chapter(one, held) for one in held[None]],
            "adopted": writing.adopted,
        }
    )
    number = continued if writing.codes_kept else numbered
    return number(value, procedure.codes)


Held = defaultdict[int | None, list[Piece]]


def _chapter(piece: Piece, held: Held) -> Content:
    return _fields(piece) | {"entries": [_entry(one, held) for one in held[piece.pk]]}


def _entry(piece: Piece, held: Held) -> Content:
    if piece.kind != PieceKind.PARAGRAPH:
        return _fields(piece)
    return _fields(piece) | {"findings": [_fields(one) for one in held[piece.pk]]}


def _fields(piece: Piece) -> Content:
    return fields_of(piece.kind, piece.key, piece.called, piece.content)
