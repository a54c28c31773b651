"""Who may do what with an edition of a factsheet.

Two things to know. What is published everybody sees; before that only the secretariat of the body
does, and the coordinator of the Party once it is approved or came from them. An edition discarded
before it was approved was never theirs to see. And the rule is told twice, as a verdict here and as
a query in `selectors.visible_to`; a test holds them together.
"""

from enum import StrEnum

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.compliance.models import Edition, Status
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused


class Can(StrEnum):
    """What can be done; each value is its audit code too."""

    SEE = "edition.see"
    IMPORT = "factsheet.import"
    READ_AGAIN = "edition.read-again"
    PROOF = "edition.proof"
    CORRECT = "edition.correct"
    APPROVE = "edition.approve"
    REOPEN = "edition.reopen"
    PUBLISH = "edition.publish"
    WITHDRAW = "edition.withdraw"
    RETURN = "edition.return"
    DECIDE = "edition.decide"
    HAND_IN = "edition.hand-in"

    @property
    def sentence(self) -> Promise:
        """What it is, for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Can.SEE: gettext_lazy("See this edition"),
    Can.IMPORT: gettext_lazy("Have a factsheet read"),
    Can.READ_AGAIN: gettext_lazy("Have the source read again"),
    Can.PROOF: gettext_lazy("Check the record against its source"),
    Can.CORRECT: gettext_lazy("Correct the record"),
    Can.APPROVE: gettext_lazy("Approve this edition"),
    Can.REOPEN: gettext_lazy("Open this edition for correction again"),
    Can.PUBLISH: gettext_lazy("Publish this edition"),
    Can.WITHDRAW: gettext_lazy("Withdraw this edition"),
    Can.RETURN: gettext_lazy("Hand in the factsheet with its boxes filled in"),
    Can.DECIDE: gettext_lazy("Decide on changes outside the boxes"),
    Can.HAND_IN: gettext_lazy("Hand in what the Party wrote in the boxes"),
}

SHOWN_TO_ITS_PARTY = (
    Q(status__in=(Status.APPROVED, Status.PUBLISHED))
    | Q(status=Status.WITHDRAWN, approved_at__isnull=False)
    | Q(handed_in_at__isnull=False)
)
FROM_ITS_PARTY = Q(handed_in_at__isnull=False) | Q(returned_from__isnull=False)
"""Editions made of what the Party handed in, on line or in a file that came back."""
OPEN_FOR_ANSWERS = (Status.APPROVED, Status.PUBLISHED)


def verdict(actor: Actor, can: Can, edition: Edition | None = None) -> Verdict:
    """Whether `actor` may, and if not, why. Everything but IMPORT is asked of an edition."""
    roles = roles_of(actor)
    if edition is None:
        return _without_edition(roles, can)
    if not _sees(roles, edition):
        return hidden(_("There is no such edition."))
    if can is Can.SEE or edition.factsheet.round.body_id in roles.bodies:
        return ALLOWED
    if can is Can.HAND_IN and edition.handed_in_at is not None:
        return _of_its_coordinator(roles, edition)
    if can in {Can.RETURN, Can.HAND_IN}:
        return _may_return(roles, edition)
    return refused(_("Only the secretariat may do this."))


def _without_edition(roles: Roles, can: Can) -> Verdict:
    if not roles.signed_in:
        return hidden(_("Sign in first."))
    if can is Can.IMPORT and roles.secretariat:
        return ALLOWED
    return refused(_("Only the secretariat may do this."))


def _sees(roles: Roles, edition: Edition) -> bool:
    if edition.status == Status.PUBLISHED or edition.factsheet.round.body_id in roles.bodies:
        return True
    if edition.factsheet.party_id not in roles.parties:
        return False
    return _shown_to_its_party(edition) or hasattr(edition, "returned_from")


def _shown_to_its_party(edition: Edition) -> bool:
    if edition.handed_in_at is not None:
        return True
    if edition.status == Status.WITHDRAWN:
        return edition.approved_at is not None
    return edition.status in {Status.APPROVED, Status.PUBLISHED}


def _of_its_coordinator(roles: Roles, edition: Edition) -> Verdict:
    if edition.factsheet.party_id not in roles.parties:
        return refused(_("Only the coordinator of this Party, or the secretariat, may do this."))
    return ALLOWED


def _may_return(roles: Roles, edition: Edition) -> Verdict:
    if not (allowed := _of_its_coordinator(roles, edition)):
        return allowed
    if edition.status not in OPEN_FOR_ANSWERS:
        return refused(_("The secretariat has not yet approved this edition."))
    return ALLOWED
