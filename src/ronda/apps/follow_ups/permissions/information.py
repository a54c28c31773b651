"""Who may see a Party's information, fill it in, submit it, have it opened again.

Two things to know. It is asked of the Party of the round, since there is nothing to see before
somebody opened it. And what was submitted others see when the body's rules say so: the Committee at
once, everybody else once the information is public.
"""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.follow_ups.models import Information
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.rounds.models import RoundParty
from ronda.apps.rounds.permissions.rounds import of_parties, sees
from ronda.apps.rounds.selectors.procedures import follow_up_is_public

FOR_THE_SECRETARIAT = frozenset({Can.REOPEN, Can.PUBLISH})
FOR_ITS_COORDINATOR = frozenset({Can.SUBMIT, Can.ASK_TO_REOPEN})


def verdict(actor: Actor, can: Can, party: RoundParty) -> Verdict:
    """Whether `actor` may, and if not, why. SEE is about what was submitted and its state."""
    roles = roles_of(actor)
    own, secretariat = is_own(roles, party), party.conduct.body_id in roles.bodies
    if not own and not secretariat and not _sees_submitted(roles, party):
        return hidden(_("There is no such information."))
    if can is Can.SEE:
        return ALLOWED
    if can is Can.SEE_DRAFT:
        return ALLOWED if own else refused(_("Only the Party’s own people see its draft."))
    if can in FOR_THE_SECRETARIAT:
        return ALLOWED if secretariat else refused(_("Only the secretariat may do this."))
    return _may_change(roles, can, party)


def is_own(roles: Roles, party: RoundParty) -> bool:
    """Whether it is the person's own Party."""
    return party.party_id in of_parties(roles)


def is_public(party: RoundParty) -> bool:
    """Whether the body's rules make the information of this Party public by now."""
    return follow_up_is_public(party)


def information_of(party: RoundParty) -> Information | None:
    """The Party's information; None before somebody opened it."""
    found: Information | None = getattr(party, "information", None)
    return found


def _sees_submitted(roles: Roles, party: RoundParty) -> bool:
    information = information_of(party)
    if information is None or information.submitted_at is None or not sees(roles, party.conduct):
        return False
    return party.conduct.body_id in roles.committee or is_public(party)


def _may_change(roles: Roles, can: Can, party: RoundParty) -> Verdict:
    if can in FOR_ITS_COORDINATOR and party.party_id not in roles.parties:
        return refused(_("Only the coordinator of this Party may do this."))
    if can is Can.FILL and party.party_id not in roles.parties | roles.contributes:
        return refused(_("Only the coordinator and the contributors of this Party may do this."))
    if can not in FOR_ITS_COORDINATOR | {Can.FILL}:
        return refused(_("This cannot be done with the information of a Party."))
    if party.left_on is not None:
        return refused(_("The Party has left this round: nothing can be changed any more."))
    return ALLOWED
