"""The records of assessments, by subject."""

from ronda.apps.assessments.models.assessments import (
    OPEN_STATES,
    Assessment,
    AssessmentState,
    Cited,
    PartyResponse,
)
from ronda.apps.assessments.models.escalation import EscalationStep
from ronda.apps.assessments.models.orders import OrderState, ReportForm, ReportOrder

__all__ = [
    "OPEN_STATES",
    "Assessment",
    "AssessmentState",
    "Cited",
    "EscalationStep",
    "OrderState",
    "PartyResponse",
    "ReportForm",
    "ReportOrder",
]
