"""Setting for how long what is kept may be kept, and erasing collections that are due.

Two things to know. A rule that changes moves the days of everything it is about, at once. And what
is due is erased by two people, never by the clock.
"""

from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.hashes.erasing import erasable
from ronda.apps.hashes.models import (
    Collection,
    CollectionState,
    Entry,
    Kept,
    Proposal,
    ProposalKind,
    ProposalState,
    RetentionRule,
    State,
)
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.retention import kept_as, rules
from ronda.apps.policy import demand

MOST_MONTHS = 1200
OF_COLLECTION = "collection:"
"""How the origin of a proposal to erase a collection begins; its key follows."""


def retention_set(*, actor: Actor, kept: Kept, months: int, ground: str) -> RetentionRule:
    """Say for how many months something is kept, and by what law."""
    demand(verdict(actor, Can.RETENTION_SET))
    if not 1 <= months <= MOST_MONTHS:
        raise NotValid(_("Give a number of months from 1 to 1200."), "months")
    if not ground.strip():
        raise NotValid(_("Name the law or rule that sets the period."), "ground")
    with act(actor=actor, what=Can.RETENTION_SET, reason=ground) as done:
        before = rules()[kept]
        rule, _new = RetentionRule.objects.update_or_create(
            kept=kept, defaults={"months": months, "ground": ground.strip()}
        )
        _move_days(kept, months - before.months)
        done.concerns(rule)
        done.before, done.after = before.months, months
    return rule


def _move_days(kept: Kept, months: int) -> None:
    """Move the days of everything kept so by a number of months."""
    later = RawSQL("(retain_until + make_interval(months => %s))::date", [months])
    if kept is Kept.COLLECTION:
        Collection.objects.exclude(state=CollectionState.ERASED).update(retain_until=later)
        return
    states = [state for state in State if kept_as(state) is kept]
    Entry.objects.filter(state__in=states).update(retain_until=later)


def collection_erasure_propose(*, actor: Actor, collection: Collection, reason: str) -> Proposal:
    """Propose that nothing is left of a collection but that it was there and what it came to."""
    demand(verdict(actor, Can.COLLECTION_ERASE, collection))
    person = signed_in(actor)
    if not reason.strip():
        raise NotValid(_("Say why: whoever decides must know."), "reason")
    with act(actor=actor, what=Can.COLLECTION_ERASE, about=(collection,), reason=reason) as done:
        locked = Collection.objects.select_for_update().get(pk=collection.pk)
        erasable(locked)
        origin = f"{OF_COLLECTION}{locked.pk}"
        waiting = Proposal.objects.filter(origin=origin, state=ProposalState.WAITING)
        if waiting.exists():
            raise NotNow(_("This is proposed already and waits for a second person."))
        proposal = Proposal.objects.create(
            kind=ProposalKind.ERASE, origin=origin, reason=reason.strip(), proposed_by=person
        )
        done.concerns(proposal)
    return proposal


def collection_of(proposal: Proposal) -> Collection | None:
    """The collection that a proposal would erase."""
    if proposal.kind != ProposalKind.ERASE or not proposal.origin.startswith(OF_COLLECTION):
        return None
    return Collection.objects.get(pk=int(proposal.origin.removeprefix(OF_COLLECTION)))
