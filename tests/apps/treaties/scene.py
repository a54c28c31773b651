"""Invented reservations of invented Parties."""

from dataclasses import replace
from datetime import date
from typing import Any

from ronda.apps.accounts.selectors import Actor
from ronda.apps.treaties.models import Reservation, ReservationKind
from ronda.apps.treaties.services import Said, reservation_enter
from tests.apps.people import monitoring_body, secretary, state

SAID = Said(
    kind=ReservationKind.RESERVATION,
    articles=("25",),
    texts={"en": "Arcadia keeps the lighthouse rule.", "fr": "L’Arcadie garde la règle du phare."},
    made_on=date(2021, 5, 3),
    reference="Letter of the invented ministry, 3 May 2021",
    in_force_from=date(2021, 9, 1),
    link="https://example.org/arcadia",
)


def said(**changes: Any) -> Said:
    """What Arcadia said, with other particulars."""
    return replace(SAID, **changes)


def entered(actor: Actor | None = None, code: str = "XAR", **changes: Any) -> Reservation:
    """The same, kept."""
    return reservation_enter(
        actor=actor or secretary(),
        convention=monitoring_body().convention,
        party=state(code),
        said=said(**changes),
    )
