"""A letter to the coordinator that could not be delivered."""

from dataclasses import dataclass

from ronda.apps.accounts.models import User
from ronda.apps.notifications.models import Notification, State
from ronda.apps.notifications.services import Addressed, letter_send
from ronda.apps.treaties.models import Body
from tests.roles.cast import Cast

LETTER = {"en": "a reminder that its reader and the secretariat may see"}


@dataclass(frozen=True)
class Scene:
    """What the coordinator was told."""

    told: Notification


def scene(cast: Cast) -> Scene:
    """The letter, refused by the mail server."""
    who = cast["coordinator"]
    assert isinstance(who, User)
    to = Addressed([who], Body.objects.get(slug="lanzarote"), "/factsheets/")
    (row,) = letter_send(actor=cast["secretariat"], subject=LETTER, text=LETTER, addressed=[to])
    row.state, row.refusal = State.REFUSED, "550 5.1.1 No such user here"
    row.save()
    return Scene(row)
