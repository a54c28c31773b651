"""Who sees a round and who runs it.

Two things to know. Before the launch only the body sees it: its secretariat and its Committee.
From then on `Conduct.openness` says who: its Parties' own people and those who take part, or
everybody. And the rule is told twice, as a verdict and as a query (`seen_by`); a test holds them
together.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.rounds.models import Conduct, Openness
from ronda.apps.rounds.permissions.can import Can

CONDUCTING = frozenset(
    {Can.CHANGE, Can.RECORD, Can.TAKE_BACK, Can.EXTEND, Can.LET_LEAVE, Can.SEE_BOARD, Can.REMIND}
)


def verdict(actor: Actor, can: Can, conduct: Conduct | None = None) -> Verdict:
    """Whether `actor` may, and if not, why. Everything but BEGIN is asked of a round."""
    roles = roles_of(actor)
    if conduct is None:
        return _without_round(roles, can)
    if not sees(roles, conduct):
        return hidden(_("There is no such round."))
    if can is Can.SEE_ROUND:
        return ALLOWED
    if can in CONDUCTING and body_of(conduct) in roles.bodies:
        return ALLOWED
    if can is Can.SEE_BOARD and body_of(conduct) in roles.committee:
        return ALLOWED
    return refused(_("Only the secretariat may do this."))


def sees(roles: Roles, conduct: Conduct) -> bool:
    """Whether one with these roles may see the round at all."""
    body = body_of(conduct)
    if conduct.openness == Openness.PUBLIC or body in roles.bodies | roles.committee:
        return True
    if conduct.openness == Openness.CONFIDENTIAL:
        return False
    own = of_parties(roles)
    return body in taking_part(roles) or (
        bool(own) and conduct.parties.filter(party__in=own).exists()
    )


def seen_by(actor: Actor) -> Q:
    """The same as a query on `Conduct`."""
    roles = roles_of(actor)
    seen = Q(openness=Openness.PUBLIC)
    if at := roles.bodies | roles.committee:
        seen |= Q(round__body__in=at)
    restricted = Q(openness=Openness.RESTRICTED)
    if outside := taking_part(roles):
        seen |= restricted & Q(round__body__in=outside)
    if own := of_parties(roles):
        # As a list of keys: a join would tell a round once for each of its Parties.
        held = Conduct.objects.filter(parties__party__in=own).values("pk")
        seen |= restricted & Q(pk__in=held)
    return seen


def of_parties(roles: Roles) -> frozenset[int]:
    """The Parties whose own people one belongs to."""
    return roles.parties | roles.contributes | roles.validates


def taking_part(roles: Roles) -> frozenset[int]:
    """The bodies in whose rounds one takes part from outside."""
    return roles.civil_society | roles.nhri | roles.facilitator | roles.observer_of


def body_of(conduct: Conduct) -> int:
    """The key of the body whose round it is."""
    return conduct.round.body_id


def _without_round(roles: Roles, can: Can) -> Verdict:
    if not roles.signed_in:
        return hidden(_("Sign in first."))
    if can is Can.BEGIN and roles.secretariat:
        return ALLOWED
    return refused(_("Only the secretariat may do this."))
