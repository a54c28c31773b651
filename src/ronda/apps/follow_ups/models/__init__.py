"""The records of follow-up, by subject.

Two things to know. They point at Parties of a round (`rounds.RoundParty`) and at editions of
factsheets (`compliance.Edition`), which know nothing of them. And everything a person wrote is
kept: what is taken out is marked so.
"""

from ronda.apps.follow_ups.models.boxes import BoxRival, BoxText, Evidence, RivalState
from ronda.apps.follow_ups.models.clarifications import Clarification
from ronda.apps.follow_ups.models.information import HandedIn, Information, InformationState

__all__ = [
    "BoxRival",
    "BoxText",
    "Clarification",
    "Evidence",
    "HandedIn",
    "Information",
    "InformationState",
    "RivalState",
]
