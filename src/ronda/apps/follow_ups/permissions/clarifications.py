"""Who asks for clarification, who answers, and who sees what was asked and answered.

Two things to know. The secretariat and the body's rapporteurs ask; the Party's coordinator answers.
And the Committee sees both at once, everybody else when the body's rules make them public.
"""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import is_own
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.rounds.models import RoundParty
from ronda.apps.rounds.permissions.rounds import sees
from ronda.apps.rounds.selectors.procedures import publicity_of
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.publicity import Publicity


def verdict(actor: Actor, can: Can, party: RoundParty) -> Verdict:
    """Whether `actor` may, and if not, why; of the clarifications asked of a Party."""
    roles = roles_of(actor)
    if not _concerned(roles, party) and not _are_public(roles, party):
        return hidden(_("There is no such clarification."))
    if can is Can.SEE_CLARIFICATIONS:
        return ALLOWED
    if can in {Can.ASK, Can.TAKE_BACK_QUESTION}:
        asking = roles.bodies | roles.rapporteur_of
        allowed = party.conduct.body_id in asking
        return ALLOWED if allowed else refused(_("Only the secretariat and rapporteurs ask."))
    if can is Can.ANSWER and party.party_id in roles.parties:
        return ALLOWED
    return refused(_("Only the coordinator of this Party may do this."))


def _concerned(roles: Roles, party: RoundParty) -> bool:
    return is_own(roles, party) or party.conduct.body_id in roles.bodies | roles.committee


def _are_public(roles: Roles, party: RoundParty) -> bool:
    now = publicity_of(party.conduct, DocumentKind.CLARIFICATION, Participant.PARTY, party=party)
    return now is Publicity.PUBLIC and sees(roles, party.conduct)
