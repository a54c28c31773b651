"""The records of follow-up, by subject.

Two things to know. They point at Parties of a round (`rounds.RoundParty`) and at editions of
factsheets (`compliance.Edition`), which know nothing of them. And everything a person wrote is
kept: what is taken out is marked so.
"""

from ronda.apps.follow_ups.models.boxes import BoxRival, BoxText, Evidence
from ronda.apps.follow_ups.models.clarifications import Clarification
from ronda.apps.follow_ups.models.drafts import DraftAnswer, DraftComment
from ronda.apps.follow_ups.models.information import HandedIn, Information, InformationState
from ronda.apps.follow_ups.models.practices import PracticeCheck, PracticeRecord
from ronda.apps.follow_ups.models.reopenings import CameBack, InformationReopening

__all__ = [
    "BoxRival",
    "BoxText",
    "CameBack",
    "Clarification",
    "DraftAnswer",
    "DraftComment",
    "Evidence",
    "HandedIn",
    "Information",
    "InformationReopening",
    "InformationState",
    "PracticeCheck",
    "PracticeRecord",
]
