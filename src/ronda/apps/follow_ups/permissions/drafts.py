"""Who comments on a draft factsheet and who answers: its Party's coordinator, and the secretariat.

Two things to know. Nobody else is told that there is a draft, or a comment. And once an edition is
published nothing more is said on it as a draft.
"""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.rounds.models import RoundParty


def verdict(actor: Actor, can: Can, party: RoundParty) -> Verdict:
    """Whether `actor` may, and if not, why; of the comments on a Party's draft factsheet."""
    roles = roles_of(actor)
    coordinates = party.party_id in roles.parties
    serves = party.conduct.body_id in roles.bodies
    if not coordinates and not serves:
        return hidden(_("There is no such draft."))
    if can is Can.SEE_DRAFT_COMMENTS:
        return ALLOWED
    if can is Can.COMMENT_ON_DRAFT and coordinates:
        return ALLOWED
    if can is Can.ANSWER_DRAFT_COMMENT and serves:
        return ALLOWED
    if can is Can.ANSWER_DRAFT_COMMENT:
        return refused(_("Only the secretariat may do this."))
    return refused(_("Only the coordinator of this Party may do this."))
