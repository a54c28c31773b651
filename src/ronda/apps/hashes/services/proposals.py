"""What one person proposes about entries that are there, and how a second one decides.

Two things to know. Nothing changes when something is proposed, and all of it or nothing when it is
confirmed. And a proposal that no longer fits, since the entry changed meanwhile, is refused with
what stands there now: the decider sees it and declines.
"""

from collections.abc import Sequence

from django.db.models import Field
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.hashes.correcting import checked, stored
from ronda.apps.hashes.erasing import collection_erase
from ronda.apps.hashes.models import (
    Change,
    Classification,
    ClassificationState,
    Entry,
    Proposal,
    ProposalKind,
    ProposalState,
)
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.services.retention import collection_of
from ronda.apps.hashes.walking import entries_go, entries_locked
from ronda.apps.hashes.workflow import way_named, way_of
from ronda.apps.policy import demand
from ronda.hashes import model

TOLD_AT_MOST = 100
"""The audit row of a proposal names its entries up to this many."""


def classification_propose(
    *, actor: Actor, entry: Entry, classification: model.Classification, reason: str = ""
) -> Proposal:
    """Propose what an entry is under a scheme; once confirmed it replaces one by the same."""
    with act(actor=actor, what=Can.ENTRY_CLASSIFY, about=(entry,), reason=reason) as done:
        proposal = _propose(actor, ProposalKind.CLASSIFY, [entry], reason)
        told = classification.model_dump(mode="json")
        told["country"] = told["country"] or ""
        row = Classification.objects.create(entry=entry, proposed_by=proposal.proposed_by, **told)
        Change.objects.create(proposal=proposal, entry=entry, field="classification", after=row.pk)
        done.concerns(proposal)
        done.after = {"class": str(row)}
    return proposal


def correction_propose(
    *, actor: Actor, entry: Entry, field: str, value: str, reason: str
) -> Proposal:
    """Propose another value for one field of an entry (`correcting.FIELDS`), as text.

    Raises NotValid where the field has no such value or has it already.
    """
    after = checked(field, value)
    before = stored(entry, field)
    if after == before:
        raise NotValid(_("This is what stands there already."), "value")
    with act(actor=actor, what=Can.ENTRY_CORRECT, about=(entry,), reason=reason) as done:
        proposal = _propose(actor, ProposalKind.CORRECT, [entry], _needed(reason))
        Change.objects.create(
            proposal=proposal, entry=entry, field=field, before=before, after=after
        )
        done.concerns(proposal)
        # The values stand in the proposal, from which they can be erased; not in the trail.
        done.after = {"field": field}
    return proposal


def withdrawal_propose(
    *, actor: Actor, entries: Sequence[Entry], reason: str, origin: str = ""
) -> Proposal:
    """Propose that entries match nothing any more, here and wherever a copy went."""
    return _of_states(actor, ProposalKind.WITHDRAW, entries, _needed(reason), origin)


def restoration_propose(*, actor: Actor, entries: Sequence[Entry], reason: str) -> Proposal:
    """Propose that withdrawn entries are shared again."""
    return _of_states(actor, ProposalKind.RESTORE, entries, _needed(reason))


def erasure_propose(*, actor: Actor, entries: Sequence[Entry], reason: str) -> Proposal:
    """Propose that nothing is left of entries but that they were there."""
    return _of_states(actor, ProposalKind.ERASE, entries, _needed(reason))


def proposal_confirm(*, actor: Actor, proposal: Proposal) -> Proposal:
    """Have a proposal of somebody else come true; raises NotNow where it no longer fits."""
    demand(verdict(actor, Can.PROPOSAL_DECIDE, proposal))
    person = signed_in(actor)
    with act(actor=actor, what="proposal.confirm", about=(proposal,)) as done:
        locked = _waiting(proposal)
        done.concerns(*_few(locked))
        _CONFIRM[ProposalKind(locked.kind)](locked, person)
        _decide(locked, person, ProposalState.CONFIRMED, "")
    proposal.refresh_from_db()
    return proposal


def proposal_decline(*, actor: Actor, proposal: Proposal, reason: str) -> Proposal:
    """Leave everything as it is, with a reason for who proposed it."""
    demand(verdict(actor, Can.PROPOSAL_DECIDE, proposal))
    return _dismiss(actor, proposal, "decline", ProposalState.DECLINED, _needed(reason))


def proposal_take_back(*, actor: Actor, proposal: Proposal) -> Proposal:
    """Take one's own proposal back before anybody decided."""
    demand(verdict(actor, Can.PROPOSAL_TAKE_BACK, proposal))
    return _dismiss(actor, proposal, "take-back", ProposalState.TAKEN_BACK, "")


def _of_states(
    actor: Actor, kind: ProposalKind, entries: Sequence[Entry], reason: str, origin: str = ""
) -> Proposal:
    about = tuple(entries[:TOLD_AT_MOST])
    with act(actor=actor, what=way_of(kind).can, about=about, reason=reason) as done:
        proposal = _propose(actor, kind, entries, reason, origin)
        Change.objects.bulk_create(Change(proposal=proposal, entry=entry) for entry in entries)
        done.concerns(proposal)
        done.after = {"entries": len(entries), "origin": origin}
    return proposal


def _propose(
    actor: Actor, kind: ProposalKind, entries: Sequence[Entry], reason: str, origin: str = ""
) -> Proposal:
    way = way_of(kind)
    if not entries:
        raise NotValid(_("No entry was chosen."))
    demand(verdict(actor, way.can, entries[0]))
    person = signed_in(actor)
    entries_locked([entry.pk for entry in entries], way)
    waiting = Change.objects.filter(
        entry__in=entries, proposal__state=ProposalState.WAITING, proposal__kind=kind
    )
    if kind not in {ProposalKind.CORRECT, ProposalKind.CLASSIFY} and waiting.exists():
        raise NotNow(_("This is proposed already and waits for a second person."))
    return Proposal.objects.create(
        kind=kind, origin=origin, reason=reason, proposed_by=person, entry_count=len(entries)
    )


def _needed(reason: str) -> str:
    if not reason.strip():
        raise NotValid(
            _("Say why: whoever decides, and whoever holds a copy, must know."), "reason"
        )
    return reason.strip()


def _waiting(proposal: Proposal) -> Proposal:
    locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if locked.state != ProposalState.WAITING:
        raise NotNow(_("This proposal was decided on already."))
    return locked


def _few(proposal: Proposal) -> list[Entry]:
    return list(Entry.objects.filter(changes__proposal=proposal).distinct()[:TOLD_AT_MOST])


def _entry_ids(proposal: Proposal) -> list[int]:
    return list(proposal.changes.values_list("entry_id", flat=True).distinct())


def _decide(proposal: Proposal, person: User, state: ProposalState, reason: str) -> None:
    proposal.state, proposal.decision_reason = state, reason
    proposal.decided_by, proposal.decided_at = person, timezone.now()
    proposal.save(update_fields=["state", "decision_reason", "decided_by", "decided_at"])


def _dismiss(
    actor: Actor, proposal: Proposal, name: str, state: ProposalState, reason: str
) -> Proposal:
    person = signed_in(actor)
    with act(actor=actor, what=f"proposal.{name}", about=(proposal,), reason=reason) as done:
        locked = _waiting(proposal)
        done.concerns(*_few(locked))
        own = Classification.objects.filter(
            entry__in=_entry_ids(locked), state=ClassificationState.PROPOSED
        )
        if locked.kind == ProposalKind.ADD:
            entries_go(entry_ids=_entry_ids(locked), way=way_named(name))
            own.update(state=ClassificationState.DECLINED)
        elif locked.kind == ProposalKind.CLASSIFY:
            own.filter(pk__in=_classified(locked)).update(state=ClassificationState.DECLINED)
        _decide(locked, person, state, reason)
    proposal.refresh_from_db()
    return proposal


def _classified(proposal: Proposal) -> list[int]:
    changes = proposal.changes.filter(field__startswith="classification")
    return [int(str(change.after)) for change in changes if change.after is not None]


def _confirm_states(proposal: Proposal, person: User) -> None:
    """Entries go the way of the proposal, none or all; or a collection is erased."""
    collection = collection_of(proposal)
    if collection is not None:
        collection_erase(collection)
        return
    way = way_of(ProposalKind(proposal.kind))
    adding = proposal.kind == ProposalKind.ADD
    ids = _entry_ids(proposal)
    if adding:
        own = Classification.objects.filter(entry__in=ids, state=ClassificationState.PROPOSED)
        own.update(state=ClassificationState.STANDING, confirmed_by=person)
    entries_go(entry_ids=ids, way=way, confirmed_by=person if adding else None)


def _confirm_classification(proposal: Proposal, person: User) -> None:
    for row in Classification.objects.filter(pk__in=_classified(proposal)):
        like = {name: getattr(row, name) for name in ("scheme", "version", "country", "by")}
        standing = Classification.objects.filter(
            entry=row.entry_id, state=ClassificationState.STANDING, **like
        )
        standing.update(state=ClassificationState.REPLACED)
        row.state, row.confirmed_by = ClassificationState.STANDING, person
        row.save(update_fields=["state", "confirmed_by"])
    entries_go(entry_ids=_entry_ids(proposal), way=way_of(ProposalKind.CLASSIFY))


def _confirm_correction(proposal: Proposal, person: User) -> None:  # noqa: ARG001 — as its like
    for change in proposal.changes.select_related("entry"):
        if stored(change.entry, change.field) != change.before:
            raise NotNow(_("What was to be corrected was changed meanwhile: decline it."))
        field = Entry._meta.get_field(change.field)
        assert isinstance(field, Field)
        setattr(change.entry, change.field, field.to_python(change.after))
        change.entry.save(update_fields=[change.field])
    entries_go(entry_ids=_entry_ids(proposal), way=way_of(ProposalKind.CORRECT))


_CONFIRM = {
    ProposalKind.ADD: _confirm_states,
    ProposalKind.WITHDRAW: _confirm_states,
    ProposalKind.RESTORE: _confirm_states,
    ProposalKind.ERASE: _confirm_states,
    ProposalKind.CLASSIFY: _confirm_classification,
    ProposalKind.CORRECT: _confirm_correction,
}
