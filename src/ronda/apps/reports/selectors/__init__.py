"""What is read of reports, by subject; what other apps ask of drafts is named here."""

from ronda.apps.reports.selectors.drafts import (
    Changed,
    draft_visible,
    drafts_compared,
    drafts_of,
    faults_of,
    named,
    parties_of,
    procedure_of,
    report_of,
    report_shown,
    visible_to,
)
from ronda.apps.reports.selectors.proposers import Proposers, may_propose_on, proposers_of

__all__ = [
    "Changed",
    "Proposers",
    "draft_visible",
    "drafts_compared",
    "drafts_of",
    "faults_of",
    "may_propose_on",
    "named",
    "parties_of",
    "procedure_of",
    "proposers_of",
    "report_of",
    "report_shown",
    "visible_to",
]
