"""The records of reports, by subject."""

from ronda.apps.reports.models.adoption import Adoption, Correction, CorrectionKind
from ronda.apps.reports.models.drafts import Draft, Report
from ronda.apps.reports.models.readings import Amendment, AmendmentState, Reading
from ronda.apps.reports.models.settling import Settling
from ronda.apps.reports.models.writing import (
    Piece,
    PieceKind,
    Rapporteurship,
    Rival,
    Writing,
)

__all__ = [
    "Adoption",
    "Amendment",
    "AmendmentState",
    "Correction",
    "CorrectionKind",
    "Draft",
    "Piece",
    "PieceKind",
    "Rapporteurship",
    "Reading",
    "Report",
    "Rival",
    "Settling",
    "Writing",
]
