"""The assessments that somebody may see, and whether there is anything for them.

Two things to know. `visible_to` is where every question begins. And whoever sees nothing is told
that nothing is there, by the same questions to the database whatever is proposed.
"""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.assessments.models import Assessment, AssessmentState
from ronda.apps.assessments.permissions import of_the_body, own_people
from ronda.apps.assessments.selectors.bases import Basis, basis_at
from ronda.apps.errors import NotVisible
from ronda.apps.rounds.selectors import publicity_of
from ronda.apps.treaties.models import Party
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.publicity import Publicity

STANDING = Q(state=AssessmentState.DECIDED, decision__taken_back_by__isnull=True)
"""What was decided and not taken back."""
IN_WORK = Q(state__in=(AssessmentState.PROPOSED, AssessmentState.SHARED))


def visible_to(actor: Actor, basis: Basis) -> QuerySet[Assessment]:
    """The assessments of a round that `actor` may see."""
    return Assessment.objects.filter(seen_by(actor, basis)).select_related("party")


def seen_by(actor: Actor, basis: Basis) -> Q:
    """The same as what rows of assessments must be, to be asked for of many rounds at once."""
    here, roles = Q(round=basis.round), roles_of(actor)
    if of_the_body(roles, basis.round):
        return here
    own = Q(party__in=own_people(roles)) & (Q(state=AssessmentState.SHARED) | STANDING)
    return here & (own | (Q(party__in=public_parties(basis)) & STANDING))


def public_parties(basis: Basis) -> frozenset[int]:
    """The Parties whose assessments are open to everybody by now."""
    if basis.conduct is None:
        rules = basis.procedure.publicity
        now = rules.of(DocumentKind.ASSESSMENT, Participant.COMMITTEE)
        return frozenset(one.pk for one in basis.parties if now is Publicity.PUBLIC)
    conduct = basis.conduct
    # What is open follows from what happened, which is the same for all of whom nothing is told.
    told = {one.party_id for one in conduct.happenings.all()}
    known: dict[int | None, bool] = {}
    found = set()
    for each in conduct.parties.all():
        key = each.pk if each.pk in told else None
        if key not in known:
            now = publicity_of(conduct, DocumentKind.ASSESSMENT, Participant.COMMITTEE, party=each)
            known[key] = now is Publicity.PUBLIC
        if known[key]:
            found.add(each.party_id)
    return frozenset(found)


def parties_seen(actor: Actor, basis: Basis) -> tuple[Party, ...]:
    """The Parties that `actor` is shown: all to the body, else those with something for them."""
    if of_the_body(roles_of(actor), basis.round):
        return basis.parties
    keys = set(visible_to(actor, basis).values_list("party", flat=True).distinct())
    return tuple(one for one in basis.parties if one.pk in keys)


def is_seen(actor: Actor, basis: Basis, party: Party) -> bool:
    """Whether a Party of the round is among those that `actor` is shown."""
    if of_the_body(roles_of(actor), basis.round):
        return True
    return visible_to(actor, basis).filter(party=party).exists()


def basis_visible(actor: Actor, body: str, number: int) -> Basis:
    """The basis of a round in whose assessment there is something for `actor`; else NotVisible."""
    basis = basis_at(body, number)
    if not of_the_body(roles_of(actor), basis.round) and not visible_to(actor, basis).exists():
        raise NotVisible(_("There is no such assessment."))
    return basis


def assessment_visible(actor: Actor, id: int) -> tuple[Basis, Assessment]:
    """One assessment with its basis, for the body and the Party's own people; raises NotVisible.

    To others one that is there is as one that is not, by the same one question.
    """
    roles = roles_of(actor)
    own = Q(party__in=own_people(roles)) & (Q(state=AssessmentState.SHARED) | STANDING)
    theirs = Q(round__body__in=roles.bodies | roles.committee) | own
    found_at = Assessment.objects.select_related("round__body__convention")
    row = found_at.filter(theirs, pk=id).first()
    if row is not None:
        basis = basis_at(row.round.body.slug, row.round.number)
        found = visible_to(actor, basis).filter(pk=id).select_related("author").first()
        if found is not None:
            return basis, found
    raise NotVisible(_("There is no such assessment."))


def shown_to(actor: Actor, basis: Basis) -> bool:
    """Whether there is something for `actor` in the assessment of a round."""
    return of_the_body(roles_of(actor), basis.round) or visible_to(actor, basis).exists()
