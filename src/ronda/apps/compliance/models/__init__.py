"""Factsheets as rows: editions, what stands in them, how people corrected them, what came back.

Two things to know. `factsheets` has the frame, `content` what a chapter holds, `accounting` what
became of the source, `corrections` what people changed, `returned` what a Party sent back. And a
row says nothing that the value `ronda.factsheets.model.Factsheet` does not: `recording.py`
takes the one apart, `assembling.py` puts it together again.
"""

from ronda.apps.compliance.models.accounting import Fault, Repair, Unplaced
from ronda.apps.compliance.models.content import (
    Chapter,
    FollowUp,
    Footnote,
    Heading,
    LeadIn,
    Observation,
    Practice,
    PracticeBox,
    Recommendation,
)
from ronda.apps.compliance.models.corrections import Correction, CorrectionKind, CorrectionState
from ronda.apps.compliance.models.factsheets import Edition, EditionKind, Factsheet, Status
from ronda.apps.compliance.models.returned import Decision, OutsideChange, Returned, ReturnedState

__all__ = [
    "Chapter",
    "Correction",
    "CorrectionKind",
    "CorrectionState",
    "Decision",
    "Edition",
    "EditionKind",
    "Factsheet",
    "Fault",
    "FollowUp",
    "Footnote",
    "Heading",
    "LeadIn",
    "Observation",
    "OutsideChange",
    "Practice",
    "PracticeBox",
    "Recommendation",
    "Repair",
    "Returned",
    "ReturnedState",
    "Status",
    "Unplaced",
]
