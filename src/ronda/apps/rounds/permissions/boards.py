"""Who may see the state of play of a round, and how much of it.

Two things to know. How far a reply has come before it is submitted is between the Party and the
secretariat: everybody else sees who submitted, and when. And the public sees that only where the
body's rules make replies public.
"""

from enum import StrEnum

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.errors import NotAllowed, NotVisible
from ronda.apps.rounds.models import Conduct, Openness
from ronda.apps.rounds.permissions.rounds import body_of, sees
from ronda.apps.rounds.selectors.procedures import publicity_of
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.publicity import Publicity


class Shown(StrEnum):
    """How much of the state of play somebody sees."""

    NOTHING = "nothing"
    SUBMITTED = "submitted"
    """Who submitted, and when."""
    ALL = "all"
    """How far each has come, what is due, what was sent."""


def shown_to(actor: Actor, conduct: Conduct) -> Shown:
    """How much of a round's state of play `actor` sees."""
    roles = roles_of(actor)
    if body_of(conduct) in roles.bodies:
        return Shown.ALL
    if not sees(roles, conduct):
        return Shown.NOTHING
    if body_of(conduct) in roles.committee or replies_are_public(conduct):
        return Shown.SUBMITTED
    return Shown.NOTHING


def demand_shown(actor: Actor, conduct: Conduct) -> Shown:
    """The same; raises NotVisible or NotAllowed where it is nothing."""
    shown = shown_to(actor, conduct)
    if shown is not Shown.NOTHING:
        return shown
    if not sees(roles_of(actor), conduct):
        raise NotVisible(_("There is no such round."))
    raise NotAllowed(_("Only the secretariat and the Committee see the state of play here."))


def replies_are_public(conduct: Conduct) -> bool:
    """Whether the round was launched and its rules make replies public by now."""
    if conduct.openness == Openness.CONFIDENTIAL:
        return False
    now = publicity_of(conduct, DocumentKind.REPLY, Participant.PARTY)
    return now is Publicity.PUBLIC
