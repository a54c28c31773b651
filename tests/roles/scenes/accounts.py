"""People whose accounts and memberships addresses point at, none of them in the cast."""

from dataclasses import dataclass

from ronda.apps.accounts.models import Membership, Token, User
from ronda.apps.accounts.services import token_make
from tests.apps import people
from tests.roles.cast import Cast

HARBOUR = "Pilot of the Harbour Lights"
DESK = "Contributor at the desk of Arcadia"


@dataclass(frozen=True)
class Scene:
    """A coordinator of Serbia, a contributor of Arcadia, one of civil society; what they are."""

    coordinator: User
    coordinates: Membership
    contributor: User
    contributes: Membership
    association: User
    speaks: Membership
    token: Token


def scene(_cast: Cast) -> Scene:
    """What addresses of people point at."""
    coordinator = people.coordinator("SRB")
    contributor, association = people.contributor(), people.ngo()
    for who, name in ((contributor, DESK), (association, HARBOUR)):
        who.full_name = name
        who.save(update_fields=["full_name"])
    own = [who.memberships.get() for who in (coordinator, contributor, association)]
    token, _secret = token_make(actor=coordinator, name="Sheets", scopes=["read"], days=30)
    return Scene(coordinator, own[0], contributor, own[1], association, own[2], token)
