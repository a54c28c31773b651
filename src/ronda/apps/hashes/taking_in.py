"""Taking in what a partner says: additions and changes as proposals, withdrawals at once.

Two things to know. All of it is part of the caller's transaction. And what is added or changed
waits for a second person, as anything that is shared does; what the partner withdraws matches
nothing from this moment, since a copy must not outlive its source.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotValid
from ronda.apps.hashes.incoming import Compared, classes_changed, fields_changed
from ronda.apps.hashes.models import (
    Change,
    Classification,
    Entry,
    Partner,
    Proposal,
    ProposalKind,
    ProposalState,
    Received,
    RowOutcome,
    State,
)
from ronda.apps.hashes.services.additions import Refused, entries_propose
from ronda.apps.hashes.walking import entries_go
from ronda.apps.hashes.workflow import way_named
from ronda.hashes import model

ADDED = (RowOutcome.NEW, RowOutcome.ALSO, RowOutcome.CONFLICT)


@dataclass
class TakenIn:
    """What came of it: proposals to decide on, what was withdrawn, and what was refused."""

    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    proposals: list[Proposal] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def incoming_take(
    *, person: User, partner: Partner, origin: str, compared: Iterable[Compared]
) -> TakenIn:
    """Do what was compared; `origin` is what proposals say they are from."""
    every, taken = list(compared), TakenIn()
    _add(person, partner, origin, [one for one in every if one.outcome in ADDED], taken)
    changed = [one for one in every if one.outcome is RowOutcome.CHANGED and one.own]
    _change(person, origin, changed, taken)
    gone = [one.own for one in every if one.outcome is RowOutcome.WITHDRAWN and one.own]
    entries_gone(entries=gone)
    taken.withdrawn = len(gone)
    return taken


def entries_gone(*, entries: Sequence[Entry]) -> None:
    """Have entries match nothing any more, in whatever state they are."""
    of_state: dict[str, list[int]] = {}
    for entry in entries:
        of_state.setdefault(entry.state, []).append(entry.pk)
    for state, name in _WAYS_OUT.items():
        if ids := of_state.get(state):
            entries_go(entry_ids=ids, way=way_named(name))
    _leave_proposals(of_state.get(State.PROPOSED, []))


_WAYS_OUT = {State.PROPOSED: "take-back", State.SHARED: "withdraw", State.DISPUTED: "uphold"}


def _leave_proposals(ids: Sequence[int]) -> None:
    """What was withdrawn before anybody decided is no more to be decided on."""
    waiting = Change.objects.filter(entry__in=ids, proposal__state=ProposalState.WAITING)
    proposals = set(waiting.values_list("proposal", flat=True))
    waiting.delete()
    for proposal in Proposal.objects.filter(pk__in=proposals):
        proposal.entry_count = proposal.changes.values("entry").distinct().count()
        if not proposal.entry_count:
            proposal.state = ProposalState.TAKEN_BACK
        proposal.save(update_fields=["entry_count", "state"])


def _add(
    person: User, partner: Partner, origin: str, compared: Sequence[Compared], taken: TakenIn
) -> None:
    if not compared:
        return
    values = [one.value for one in compared]
    try:
        added = entries_propose(actor=person, values=values, origin=origin)
    except NotValid as refusal:
        taken.refused = [Refused(turn, refusal.code, str(refusal)) for turn in range(len(values))]
        return
    taken.added, taken.refused = added.count, added.refused
    taken.proposals.append(added.proposal)
    own = Entry.objects.filter(changes__proposal=added.proposal)
    Received.objects.bulk_create(
        Received(partner=partner, entry_id=id) for id in own.values_list("pk", flat=True)
    )


def _change(person: User, origin: str, compared: Sequence[Compared], taken: TakenIn) -> None:
    """One proposal for all corrections, one for all classifications, one for what comes back."""
    kinds = {kind: _Changes(person, origin, kind) for kind in _CHANGES}
    for one in compared:
        assert one.own is not None
        if one.own.state == State.WITHDRAWN:
            kinds[ProposalKind.RESTORE].put(one.own)
            continue
        for name, before, after in fields_changed(one.own, one.value):
            kinds[ProposalKind.CORRECT].put(one.own, name, before, after)
        for classification in classes_changed(one.own, one.value):
            row = _classified(person, one.own, classification)
            kinds[ProposalKind.CLASSIFY].put(one.own, "classification", None, row.pk)
    taken.changed = len(compared)
    taken.proposals += [found for kind in kinds.values() if (found := kind.proposed())]


_CHANGES = (ProposalKind.CORRECT, ProposalKind.CLASSIFY, ProposalKind.RESTORE)


@dataclass
class _Changes:
    """Changes of one kind on their way into one proposal."""

    person: User
    origin: str
    kind: ProposalKind
    changes: list[Change] = field(default_factory=list)
    turns: Counter[tuple[int, str]] = field(default_factory=Counter)

    def put(
        self, entry: Entry, name: str = "", before: object = None, after: object = None
    ) -> None:
        # A proposal has one change of a field; classifications of one entry are numbered.
        turn = self.turns[entry.pk, name]
        self.turns[entry.pk, name] += 1
        told = f"{name}:{turn}" if turn else name
        self.changes.append(Change(entry=entry, field=told, before=before, after=after))

    def proposed(self) -> Proposal | None:
        """The proposal, kept; None where there is nothing to propose."""
        if not self.changes:
            return None
        proposal = Proposal.objects.create(
            kind=self.kind,
            origin=self.origin,
            reason=self.origin,
            proposed_by=self.person,
            entry_count=len({one.entry_id for one in self.changes}),
        )
        for one in self.changes:
            one.proposal = proposal
        Change.objects.bulk_create(self.changes)
        return proposal


def _classified(person: User, entry: Entry, one: model.Classification) -> Classification:
    told = one.model_dump(mode="json")
    told["country"] = told["country"] or ""
    return Classification.objects.create(entry=entry, proposed_by=person, **told)
