"""Who sees what is proposed and decided in an assessment, and who proposes, shares and decides.

Two things to know. A proposal is seen by the body (secretariat and Committee) and, once it was
shared, by the Party's own people; to everybody else it is not there. And what was decided is seen
by its Party, and by all others as soon as the body's rules on publicity say so. The rule is told
twice, as verdicts here and as a query in `selectors.seeing`; a test holds them together.
"""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.reports.selectors import proposers_of
from ronda.apps.treaties.models import Party, Round
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.procedure import Procedure


class Can(StrEnum):
    """What can be done with assessments; each value is its audit code too."""

    SEE_PROPOSALS = "assessment.see-proposals"
    PROPOSE = "assessment.propose"
    CHANGE = "assessment.change"
    WITHDRAW = "assessment.withdraw"
    SHARE = "assessment.share"
    RESPOND = "assessment.respond"
    DECIDE = "assessment.decide"
    TAKE_BACK = "assessment.take-back"
    ESCALATE = "assessment.escalate"
    DE_ESCALATE = "assessment.step-take-back"
    ORDER = "assessment.order-reports"

    @property
    def sentence(self) -> Promise:
        """What it is, for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Can.SEE_PROPOSALS: gettext_lazy("See what is proposed"),
    Can.PROPOSE: gettext_lazy("Propose a status"),
    Can.CHANGE: gettext_lazy("Change a proposal"),
    Can.WITHDRAW: gettext_lazy("Withdraw a proposal"),
    Can.SHARE: gettext_lazy("Share a proposal with its Party"),
    Can.RESPOND: gettext_lazy("Respond to a proposal"),
    Can.DECIDE: gettext_lazy("Record what the Committee decided"),
    Can.TAKE_BACK: gettext_lazy("Record that a decision is taken back"),
    Can.ESCALATE: gettext_lazy("Record a step of the escalation"),
    Can.DE_ESCALATE: gettext_lazy("Take back a step that was recorded"),
    Can.ORDER: gettext_lazy("Have all compliance reports made"),
}
PROPOSING = frozenset({Can.PROPOSE, Can.CHANGE, Can.WITHDRAW, Can.SHARE})


def verdict(actor: Actor, can: Can, round: Round, procedure: Procedure) -> Verdict:
    """Whether `actor` may, in the assessment of a round; RESPOND is asked of `response_verdict`."""
    roles = roles_of(actor)
    if not of_the_body(roles, round):
        return hidden(_("There is no such assessment."))
    if can is Can.SEE_PROPOSALS:
        return ALLOWED
    if can in PROPOSING:
        return _may_propose(roles, round, procedure)
    if round.body_id in roles.bodies:
        return ALLOWED
    return refused(_("Only the secretariat may do this."))


def proposing_verdict(
    actor: Actor, round: Round, procedure: Procedure, recommendation: str
) -> Verdict:
    """Whether `actor` may propose on one recommendation, by its id.

    Of the rapporteurs only those who are named for it may, where any are.
    """
    told = verdict(actor, Can.PROPOSE, round, procedure)
    if not told or _is_named(actor, round, procedure, recommendation):
        return told
    return refused(_("Another rapporteur was named for this recommendation."))


def their_own(
    actor: Actor, round: Round, procedure: Procedure, recommendations: Iterable[str]
) -> frozenset[str]:
    """Those of these recommendations, by their ids, on which `actor` may propose."""
    wanted = frozenset(recommendations)
    if not verdict(actor, Can.PROPOSE, round, procedure):
        return frozenset()
    if _proposes_for_the_secretariat(roles_of(actor), round, procedure):
        return wanted
    proposers = proposers_of(round)
    return frozenset(one for one in wanted if proposers.may(actor.pk, one))


def own_verdict(
    actor: Actor, can: Can, round: Round, procedure: Procedure, author_id: int
) -> Verdict:
    """The same of one proposal: a rapporteur changes, withdraws and shares their own only."""
    told = verdict(actor, can, round, procedure)
    if not told or round.body_id in roles_of(actor).bodies or author_id == actor.pk:
        return told
    return refused(_("This is another rapporteur’s proposal: make one of your own beside it."))


def response_verdict(actor: Actor, party: Party) -> Verdict:
    """Whether `actor` may respond for a Party to what was shared with it."""
    roles = roles_of(actor)
    if party.pk in roles.parties:
        return ALLOWED
    return refused(_("Only the coordinator of this Party may do this."))


def of_the_body(roles: Roles, round: Round) -> bool:
    """Whether one with these roles belongs to the secretariat or the Committee."""
    return round.body_id in roles.bodies | roles.committee


def own_people(roles: Roles) -> frozenset[int]:
    """The Parties whose own people one belongs to."""
    return roles.parties | roles.contributes | roles.validates


def _may_propose(roles: Roles, round: Round, procedure: Procedure) -> Verdict:
    if _proposes_for_the_secretariat(roles, round, procedure):
        return ALLOWED
    if Participant.RAPPORTEUR in _proposing(procedure) and round.body_id in roles.rapporteur_of:
        return ALLOWED
    return refused(_("Only those whom the body’s procedure names propose a status."))


def _is_named(actor: Actor, round: Round, procedure: Procedure, recommendation: str) -> bool:
    return bool(their_own(actor, round, procedure, [recommendation]))


def _proposes_for_the_secretariat(roles: Roles, round: Round, procedure: Procedure) -> bool:
    return Participant.SECRETARIAT in _proposing(procedure) and round.body_id in roles.bodies


def _proposing(procedure: Procedure) -> set[Participant]:
    rule = procedure.adoption.rule_for(DocumentKind.ASSESSMENT)
    return set(rule.proposed_by) if rule is not None else set()
