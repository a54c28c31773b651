"""The records of a report in the making, by subject.

Two things to know. The rows are the draft that is being written; a `Draft` is that report as a
value (`ronda.reports`), kept whole each time it goes to a meeting. And `key` is an entry's id in
all drafts: `ronda.reports.model.EntryId`.
"""

from ronda.apps.reports.models.amendments import Amendment, AmendmentState, Edit
from ronda.apps.reports.models.content import (
    Addressed,
    Chapter,
    Entry,
    EntryKind,
    EntryParty,
    Evidence,
    Finding,
    FindingKind,
    Resting,
)
from ronda.apps.reports.models.library import Authority, Citation, InterpretiveText, TextPassage
from ronda.apps.reports.models.reports import Draft, Rapporteurship, Report, ReportState

__all__ = [
    "Addressed",
    "Amendment",
    "AmendmentState",
    "Authority",
    "Chapter",
    "Citation",
    "Draft",
    "Edit",
    "Entry",
    "EntryKind",
    "EntryParty",
    "Evidence",
    "Finding",
    "FindingKind",
    "InterpretiveText",
    "Rapporteurship",
    "Report",
    "ReportState",
    "Resting",
    "TextPassage",
]
