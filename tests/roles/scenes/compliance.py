"""Factsheets in every state, and a file that came back with an answer of its Party."""

from dataclasses import dataclass

from ronda.apps.compliance.models import Correction, Edition, Returned
from ronda.apps.compliance.services.corrections import correction_make
from ronda.apps.compliance.services.returned import returned_preview, returned_take_in
from tests.apps.compliance.arcadia import LATER, PLAIN, WITH_FAULT, WITH_STRAY, imported, published
from tests.roles.cast import Cast

SECRET = "kept from everybody until it is published"
ANSWER = "an answer that the secretariat has not yet looked at"
UNREAD = WITH_STRAY.replace("Penal Code of Arcadia", f"Penal Code of Arcadia, {SECRET},", 1)
FAULTY = WITH_FAULT.replace("April 2023", "May 2023", 1)
FILLED = LATER.replace("a step was taken", "two steps were taken", 1)
FILLED = FILLED.replace("19 cases were closed", f"{ANSWER}; 19 cases were closed", 1)


@dataclass(frozen=True)
class Scene:
    """The records that addresses point at."""

    published: Edition
    later: Edition
    unread: Edition
    faulty: Edition
    came_back: Returned
    taken_in: Edition
    correction: Correction


def scene(cast: Cast) -> Scene:
    """The whole of it."""
    coordinator, secretariat = cast["coordinator"], cast["secretariat"]
    first, later = published(PLAIN), published(LATER)
    back = returned_preview(actor=coordinator, edition=later, data=FILLED.encode(), name="back.txt")
    taken_in = returned_take_in(actor=coordinator, returned=back)
    second = returned_preview(
        actor=coordinator, edition=later, data=LATER.encode(), name="again.txt"
    )
    unread, faulty = imported(UNREAD), imported(FAULTY)
    correction = correction_make(
        actor=secretariat,
        edition=unread,
        place="chapters/1/recommendations/1",
        field="strength",
        old="require",
        new="request",
    )
    return Scene(first, later, unread, faulty, second, taken_in, correction)
