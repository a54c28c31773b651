"""The open data, collection by collection."""

from ronda.api.records.collections import BEGIN, Collection, Place, every, page_of
from ronda.api.records.frame import BODIES, PARTIES, RESERVATIONS, ROUNDS
from ronda.api.records.model import Record
from ronda.api.records.rounds import CONCLUSIONS, REPLIES, REPORTS
from ronda.api.records.sheets import (
    FACTSHEETS,
    FINDINGS,
    FOLLOW_UP,
    PRACTICES,
    RECOMMENDATIONS,
)

COLLECTIONS = (
    BODIES,
    PARTIES,
    RESERVATIONS,
    ROUNDS,
    FACTSHEETS,
    RECOMMENDATIONS,
    FINDINGS,
    FOLLOW_UP,
    PRACTICES,
    REPLIES,
    REPORTS,
    CONCLUSIONS,
)
BY_NAME = {one.name: one for one in COLLECTIONS}
__all__ = ["BEGIN", "BY_NAME", "COLLECTIONS", "Collection", "Place", "Record", "every", "page_of"]
