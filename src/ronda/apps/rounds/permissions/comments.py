"""Who may do what with a comment or a contribution.

Two things to know. A draft is its organisation's alone; what was admitted is seen by whoever the
procedure opens it to, and by a Party concerned only once it was transmitted to it. And the rule is
told twice, as a verdict here and as a query in `selectors.comments`; a test holds them together.
"""

from django.utils.translation import gettext as _

from ronda.apps.accounts.models import OrganisationKind
from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.rounds.models import Comment, CommentState, Conduct, RoundParty
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.selectors.procedures import publicity_of
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.publicity import Publicity

SPEAKS_AS = {
    OrganisationKind.CIVIL_SOCIETY: Participant.CIVIL_SOCIETY,
    OrganisationKind.NHRI: Participant.NHRI,
    OrganisationKind.FACILITATOR: Participant.FACILITATOR,
    OrganisationKind.PARTICIPANT: Participant.OTHER_BODY,
}
"""As which participant of a procedure each kind of organisation speaks; the others do not."""

BEFORE_THE_BODY = (CommentState.SUBMITTED, CommentState.ADMITTED)


def verdict(
    actor: Actor, can: Can, comment: Comment | None = None, *, conduct: Conduct | None = None
) -> Verdict:
    """Whether `actor` may, and if not, why; without a comment, of the whole round `conduct`."""
    roles = roles_of(actor)
    if comment is None:
        return _in_round(roles, can, conduct)
    if not sees(roles, comment):
        return hidden(_("There is no such comment."))
    if can is Can.SEE_COMMENT:
        return ALLOWED
    if can in {Can.ADMIT, Can.TRANSMIT}:
        return _secretariats(roles, comment.conduct)
    if can is Can.SEE_COMMENT_STORY and comment.conduct.round.body_id in roles.bodies:
        return ALLOWED
    if can in {Can.COMMENT, Can.WITHDRAW, Can.SEE_COMMENT_STORY} and _is_its_own(roles, comment):
        return ALLOWED
    return refused(_("Only the organisation that wrote it may do this."))


def sees(roles: Roles, comment: Comment) -> bool:
    """Whether one with these roles may know that the comment is there."""
    if _is_its_own(roles, comment):
        return True
    if comment.submitted_at is None:
        return False
    body = comment.conduct.round.body_id
    if body in roles.bodies:
        return True
    if comment.state == CommentState.WITHDRAWN:
        return _could_see(roles, comment)
    if body in roles.committee and comment.state in BEFORE_THE_BODY:
        return True
    if comment.state != CommentState.ADMITTED:
        return False
    return openness(comment) is Publicity.PUBLIC or _concerns(roles, comment)


def reads(roles: Roles, comment: Comment) -> bool:
    """Whether one who may see the comment may read what it says: not once it was withdrawn."""
    if comment.state != CommentState.WITHDRAWN or _is_its_own(roles, comment):
        return True
    return comment.conduct.round.body_id in roles.bodies


def openness(comment: Comment) -> Publicity:
    """How open the comment is now; about several Parties, as open as it is for each of them.

    Those that left the round do not count, unless all of them did: nothing more happens to them.
    """
    every = [one.party for one in comment.parties.all()]
    about = [one for one in every if one.left_on is None] or every
    each = [openness_for(comment, party) for party in about] or [openness_for(comment, None)]
    return min(each, key=lambda one: one.openness)


def openness_for(comment: Comment, party: RoundParty | None) -> Publicity:
    """How open the comment is by what happened to one of its Parties; None for the round alone."""
    return publicity_of(
        comment.conduct,
        DocumentKind(comment.kind),
        Participant(comment.author),
        party=party,
        wish=Publicity(comment.wish) if comment.wish else None,
    )


def _in_round(roles: Roles, can: Can, conduct: Conduct | None) -> Verdict:
    if conduct is None or not roles.signed_in:
        return hidden(_("Sign in first."))
    if can in {Can.ADMIT, Can.TRANSMIT}:
        return _secretariats(roles, conduct)
    body = conduct.round.body_id
    speaking = roles.civil_society | roles.nhri | roles.facilitator | roles.committee
    if can is Can.COMMENT and body in speaking:
        return ALLOWED
    return refused(_("Only organisations that the secretariat has admitted may comment."))


def _secretariats(roles: Roles, conduct: Conduct) -> Verdict:
    if conduct.round.body_id in roles.bodies:
        return ALLOWED
    return refused(_("Only the secretariat may do this."))


def _is_its_own(roles: Roles, comment: Comment) -> bool:
    return comment.organisation_id in roles.organisations


def _concerns(roles: Roles, comment: Comment) -> bool:
    """Whether it was transmitted to a Party whose people they are, and is open to that Party."""
    served = roles.parties | roles.contributes | roles.validates
    return any(
        one.transmitted_at is not None
        and one.party.party_id in served
        and openness_for(comment, one.party).openness >= Publicity.RESTRICTED.openness
        for one in comment.parties.all()
    )


def _could_see(roles: Roles, comment: Comment) -> bool:
    """Whether they could read it before it was withdrawn."""
    if not comment.was_open_to:
        return False
    was = Publicity(comment.was_open_to)
    if was is Publicity.PUBLIC or comment.conduct.round.body_id in roles.committee:
        return True
    served = roles.parties | roles.contributes | roles.validates
    told = {one.party.party_id for one in comment.parties.all() if one.transmitted_at is not None}
    return was is Publicity.RESTRICTED and bool(served & told)
