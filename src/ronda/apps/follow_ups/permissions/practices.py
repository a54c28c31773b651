"""Who records promising practices, and who sees them.

Two things to know. A record is made of what a Party submitted, so whoever may see that may see the
record. And only the secretariat makes, checks and takes back.
"""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.follow_ups.permissions import information
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.policy import ALLOWED, Verdict, refused
from ronda.apps.rounds.models import RoundParty


def verdict(actor: Actor, can: Can, party: RoundParty) -> Verdict:
    """Whether `actor` may, and if not, why; of the practices of a Party."""
    seen = information.verdict(actor, Can.SEE, party)
    if not seen or can is Can.SEE_PRACTICES:
        return seen
    if party.conduct.body_id in roles_of(actor).bodies:
        return ALLOWED
    return refused(_("Only the secretariat may do this."))
