"""Who sees a questionnaire and who writes it.

Two things to know. A version that was opened is seen by whoever sees the round; a draft, and what
is adopted but not yet opened, by the body alone: its secretariat and its Committee. And only the
secretariat writes: it records what the body decided.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.rounds.models import Conduct, QuestionnaireVersion, VersionState
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import body_of, sees
from ronda.apps.rounds.permissions.rounds import seen_by as rounds_seen_by

SHOWN = (VersionState.OPEN, VersionState.REPLACED)
WRITING = frozenset({Can.DRAFT, Can.ADOPT, Can.CORRECT})


def verdict(
    actor: Actor, can: Can, conduct: Conduct, version: QuestionnaireVersion | None = None
) -> Verdict:
    """Whether `actor` may, and if not, why; of the round's questionnaire, or one version of it."""
    roles = roles_of(actor)
    if not sees(roles, conduct):
        return hidden(_("There is no such round."))
    of_body = body_of(conduct) in roles.bodies | roles.committee
    if version is not None and version.state not in SHOWN and not of_body:
        return hidden(_("There is no such version."))
    if can is Can.SEE_QUESTIONNAIRE:
        return ALLOWED
    if can in WRITING and body_of(conduct) in roles.bodies:
        return ALLOWED
    return refused(_("Only the secretariat may do this."))


def seen_by(actor: Actor) -> Q:
    """The versions that `actor` may see, as a query on `QuestionnaireVersion`."""
    roles = roles_of(actor)
    own = Q(conduct__round__body__in=roles.bodies | roles.committee)
    seen = Conduct.objects.filter(rounds_seen_by(actor)).values("pk")
    return own | Q(state__in=SHOWN, conduct__in=seen)
