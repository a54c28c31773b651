"""How requests, contributions and the State's text go on: states and ways as plain data.

Two things to know. A way that is not in a table cannot be gone, whoever asks (`check`). And the
permission stands with the service that goes it.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext as _

from ronda.apps.errors import NotNow
from ronda.apps.national.models import (
    Addressee,
    AddresseeState,
    Contribution,
    ContributionState,
    Text,
    TextState,
)

OPEN = (AddresseeState.WAITING, AddresseeState.SENT, AddresseeState.SEEN, AddresseeState.FORWARDED)
"""The states in which an institution still owes an answer."""


class Way(StrEnum):
    """What can be done to go on."""

    SEE = "see"
    FORWARD = "forward"
    DECLINE = "decline"
    ANSWER = "answer"
    CHANGE = "change"
    HAND_IN = "hand-in"
    SIGN = "sign"
    WITHDRAW = "withdraw"
    TAKE_BACK = "take-back"
    SEND_TO_SIGN = "send-to-sign"
    AGREE = "agree"
    SUBMIT = "submit"


_A, _C, _T = AddresseeState, ContributionState, TextState
WAYS: Mapping[type, Mapping[Way, tuple[frozenset[str], str]]] = {
    Addressee: {
        Way.SEE: (frozenset({_A.SENT}), _A.SEEN),
        Way.FORWARD: (frozenset({_A.SENT, _A.SEEN, _A.FORWARDED}), _A.FORWARDED),
        Way.DECLINE: (frozenset({_A.SENT, _A.SEEN}), _A.DECLINED),
        Way.ANSWER: (frozenset({_A.SENT, _A.SEEN, _A.FORWARDED, _A.ANSWERED}), _A.ANSWERED),
    },
    Contribution: {
        Way.CHANGE: (frozenset({_C.DRAFT}), _C.DRAFT),
        Way.HAND_IN: (frozenset({_C.DRAFT}), _C.HANDED_IN),
        Way.SIGN: (frozenset({_C.HANDED_IN}), _C.SIGNED),
        Way.TAKE_BACK: (frozenset({_C.HANDED_IN}), _C.DRAFT),
        Way.WITHDRAW: (frozenset({_C.DRAFT, _C.HANDED_IN, _C.SIGNED}), _C.WITHDRAWN),
    },
    Text: {
        Way.CHANGE: (frozenset({_T.DRAFT, _T.SUBMITTED}), _T.DRAFT),
        Way.SEND_TO_SIGN: (frozenset({_T.DRAFT}), _T.SIGNING),
        Way.TAKE_BACK: (frozenset({_T.SIGNING, _T.AGREED}), _T.DRAFT),
        Way.AGREE: (frozenset({_T.DRAFT, _T.SIGNING}), _T.AGREED),
        Way.SUBMIT: (frozenset({_T.AGREED}), _T.SUBMITTED),
    },
}


def may_go(record: Addressee | Contribution | Text, way: Way) -> bool:
    """Whether a way is open from where the record is."""
    return record.state in WAYS[type(record)][way][0]


def go(record: Addressee | Contribution | Text, way: Way) -> None:
    """Put the record into the state that a way leads to; raises NotNow where it is not open."""
    if not may_go(record, way):
        sentence = _("This cannot be done now: it is “%(state)s”.")
        raise NotNow(sentence % {"state": record.get_state_display()})
    record.state = WAYS[type(record)][way][1]
