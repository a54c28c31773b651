"""What Arcadia said of the convention, and what was entered by mistake."""

from dataclasses import dataclass

from ronda.apps.treaties.models import Reservation
from ronda.apps.treaties.services import reservation_take_out
from tests.apps.treaties.scene import entered
from tests.roles.cast import Cast

TAKEN_OUT = "the words of another island, which nobody reads here"


@dataclass(frozen=True)
class Scene:
    """One that is kept, one that was taken out."""

    kept: Reservation
    gone: Reservation


def scene(cast: Cast) -> Scene:
    """Both."""
    who = cast["secretariat"]
    gone = entered(who, texts={"en": TAKEN_OUT})
    reservation_take_out(actor=who, reservation=gone, reason="It is another Party’s.")
    return Scene(entered(who), gone)
