"""The records of reports, by subject."""

from ronda.apps.reports.models.drafts import Draft, Report
from ronda.apps.reports.models.writing import (
    Piece,
    PieceKind,
    Rapporteurship,
    Rival,
    RivalState,
    Writing,
)

__all__ = [
    "Draft",
    "Piece",
    "PieceKind",
    "Rapporteurship",
    "Report",
    "Rival",
    "RivalState",
    "Writing",
]
