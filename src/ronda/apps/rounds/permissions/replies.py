"""Who may see a reply, write in it, submit it, and have it opened again.

Two things to know. Until it is submitted only the Party's own people see what it says; the
secretariat sees how far it has come and nothing else. And a Party that left the round keeps its
reply to read, and changes nothing in it.
"""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.rounds.models import Reply
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.selectors.procedures import publicity_of
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.publicity import Publicity

WRITES = frozenset({Can.ANSWER})
ANSWERS_FOR_IT = frozenset({Can.SUBMIT, Can.ASK_TO_REOPEN})


def reply_verdict(actor: Actor, can: Can, reply: Reply) -> Verdict:
    """Whether `actor` may, and if not, why. SEE_REPLY is about what was submitted and its state."""
    roles = roles_of(actor)
    own = is_own(roles, reply)
    secretariat = reply.party.conduct.round.body_id in roles.bodies
    if not own and not secretariat and not _sees_submitted(roles, reply):
        return hidden(_("There is no such reply."))
    if can is Can.SEE_REPLY:
        return ALLOWED
    if can is Can.SEE_DRAFT:
        return ALLOWED if own else refused(_("Only the Party’s own people see its draft."))
    if can is Can.SEE_REPLY_STORY:
        return (
            ALLOWED
            if own or secretariat
            else refused(_("Only the Party’s own people and the secretariat read its story."))
        )
    if can is Can.REOPEN:
        return ALLOWED if secretariat else refused(_("Only the secretariat may do this."))
    return _may_change(roles, can, reply)


def is_own(roles: Roles, reply: Reply) -> bool:
    """Whether the reply is that of the person's own Party."""
    return reply.party.party_id in roles.parties | roles.contributes | roles.validates


def _sees_submitted(roles: Roles, reply: Reply) -> bool:
    if reply.submitted_at is None:
        return False
    round_party = reply.party
    if round_party.conduct.round.body_id in roles.committee:
        return True
    open_now = publicity_of(
        round_party.conduct, DocumentKind.REPLY, Participant.PARTY, party=round_party
    )
    return open_now is Publicity.PUBLIC


def _may_change(roles: Roles, can: Can, reply: Reply) -> Verdict:
    party = reply.party.party_id
    if can in ANSWERS_FOR_IT and party not in roles.parties:
        return refused(_("Only the coordinator of this Party may do this."))
    if can in WRITES and party not in roles.parties | roles.contributes:
        return refused(_("Only the coordinator and the contributors of this Party may do this."))
    if can not in WRITES | ANSWERS_FOR_IT:
        return refused(_("This cannot be done with a reply."))
    if reply.party.left_on is not None:
        return refused(_("The Party has left this round: its reply can be read, not changed."))
    return ALLOWED
