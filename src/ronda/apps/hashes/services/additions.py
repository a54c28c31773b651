"""Proposing entries: typed in, from a triaged collection, from a partner's list or feed.

Two things to know. Nothing is matched or passed on before a second person confirms the proposal.
And what cannot be added is told line by line and leaves the rest alone: it is known already, it
contradicts an item that is there, or its hashes are set apart by rule.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.db import connection
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotValid
from ronda.apps.hashes.models import (
    EXACT,
    Change,
    Classification,
    Entry,
    HashValue,
    Item,
    Proposal,
    ProposalKind,
)
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.recording import told_by
from ronda.apps.hashes.walking import references_checked_at_once
from ronda.apps.policy import demand
from ronda.hashes import model
from ronda.hashes.kinds import KINDS

AT_ONCE = 1000
"""How many entries are looked up and written together."""


@dataclass(frozen=True)
class Refused:
    """An entry that was not added: its turn in what was given (from 0), a code, a sentence."""

    turn: int
    code: str
    sentence: str


@dataclass
class Added:
    """The proposal, and what did not come into it."""

    proposal: Proposal
    count: int = 0
    refused: list[Refused] = field(default_factory=list)


def entries_propose(
    *, actor: Actor, values: Iterable[model.Entry], origin: str, reason: str = ""
) -> Added:
    """Propose entries, however many, in one proposal; `origin` says where they are from.

    Raises NotValid, with nothing kept, where not one of them can be added.
    """
    demand(verdict(actor, Can.ENTRY_ADD))
    person = signed_in(actor)
    with act(actor=actor, what=Can.ENTRY_ADD, reason=reason) as done:
        _one_at_a_time()
        references_checked_at_once()
        proposal = Proposal.objects.create(
            kind=ProposalKind.ADD, origin=origin, reason=reason, proposed_by=person
        )
        added = Added(proposal)
        for number, some in enumerate(_some_at_once(values)):
            _add(_Batch(person, added, number * AT_ONCE, some))
        if not added.count:
            first = added.refused[0].sentence if added.refused else _("There is no entry in it.")
            raise NotValid(_("Nothing can be added: %(sentence)s") % {"sentence": first})
        proposal.entry_count = added.count
        proposal.save(update_fields=["entry_count"])
        done.concerns(proposal)
        done.after = {"entries": added.count, "refused": len(added.refused), "origin": origin}
    return added


def _one_at_a_time() -> None:
    """Two people who add the same item at once must not make two of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('hashes.add'))")


def _some_at_once(values: Iterable[model.Entry]) -> Iterator[list[model.Entry]]:
    left = iter(values)
    while some := list(islice(left, AT_ONCE)):
        yield some


@dataclass
class _Batch:
    """Some entries, and what is in the base already of what they give."""

    person: User
    added: Added
    first: int
    values: Sequence[model.Entry]
    known: dict[tuple[str, bytes], int] = field(default_factory=dict)
    of_item: dict[int, dict[str, HashValue]] = field(default_factory=dict)
    told: set[tuple[int, str]] = field(default_factory=set)
    named: set[tuple[str, str]] = field(default_factory=set)

    def look_up(self) -> None:
        """Find the items that share an exact hash, all their hashes, and who told of them."""
        for kind in EXACT:
            wanted = [h.value for one in self.values for h in one.hashes if h.kind == kind]
            for row in HashValue.objects.filter(kind=kind, value__in=wanted):
                self.known[row.kind, bytes(row.value)] = row.item_id
        items = set(self.known.values())
        for row in HashValue.objects.filter(item__in=items):
            self.of_item.setdefault(row.item_id, {})[row.kind] = row
        there = Entry.objects.exclude(state__in=("declined", "erased"))
        self.told = set(there.filter(item__in=items).values_list("item_id", "source"))
        sources, keys = {v.source for v in self.values}, {v.key for v in self.values}
        named = Entry.objects.filter(source__in=sources, key__in=keys)
        self.named = set(named.values_list("source", "key"))


def _add(batch: _Batch) -> None:
    batch.look_up()
    for turn, value in enumerate(batch.values, start=batch.first):
        refused = _refused(batch, value)
        if refused:
            batch.added.refused.append(Refused(turn, *refused))
        else:
            _record(batch, value)
            batch.added.count += 1


def _usable(value: model.Entry) -> list[model.HashValue]:
    """The hashes of the kinds that are compared here."""
    return [one for one in value.hashes if one.kind in KINDS]


def _refused(batch: _Batch, value: model.Entry) -> tuple[str, str] | None:
    """A code and a sentence why an entry cannot be added."""
    hashes = _usable(value)
    if not hashes:
        return "no-hash", _("It has no hash of a kind that is compared here.")
    for one in hashes:
        if found := KINDS[one.kind].suspicious(one.value, one.quality):
            return found.value, _("One of its hashes is set apart by rule.")
    if (value.source, value.key) in batch.named:
        return "key-known", _("Its source has an entry with this key already: correct that one.")
    items = {i for h in hashes if (i := batch.known.get((h.kind, h.value)))}
    if len(items) > 1 or any(_contradicts(batch, item, hashes) for item in items):
        sentence = _("Its hashes contradict an item that is there: one is the same, one is not.")
        return "contradiction", sentence
    if any((item, value.source) in batch.told for item in items):
        return "known", _("Its source has an entry for this item already.")
    return None


def _contradicts(batch: _Batch, item: int, hashes: Sequence[model.HashValue]) -> bool:
    """Whether a hash is not the item's own; programs may differ over a few bits of a PDQ."""
    own = batch.of_item[item]
    return any(
        KINDS[one.kind].distance(one.value, bytes(own[one.kind].value)) > KINDS[one.kind].threshold
        for one in hashes
        if one.kind in own
    )


def _record(batch: _Batch, value: model.Entry) -> None:
    hashes = _usable(value)
    found = next((i for h in hashes if (i := batch.known.get((h.kind, h.value)))), None)
    item_id = found or Item.objects.create(type=value.type.value).pk
    own = batch.of_item.setdefault(item_id, {})
    for one in hashes:
        if one.kind not in own:
            own[one.kind] = HashValue.objects.create(
                item_id=item_id, kind=one.kind, value=one.value, quality=one.quality
            )
            if not KINDS[one.kind].perceptual:
                batch.known[one.kind, one.value] = item_id
    entry = Entry.objects.create(item_id=item_id, proposed_by=batch.person, **told_by(value))
    entry.hash_values.set(own[one.kind] for one in hashes)
    batch.told.add((item_id, value.source))
    batch.named.add((value.source, value.key))
    Classification.objects.bulk_create(_classifications(batch.person, entry, value))
    Change.objects.create(proposal=batch.added.proposal, entry=entry)


def _classifications(person: User, entry: Entry, value: model.Entry) -> Iterator[Classification]:
    """The classifications of an entry; of two by the same under one scheme the last is kept."""
    kept = {(one.scheme, one.version, one.country, one.by): one for one in value.classifications}
    for one in kept.values():
        yield Classification(
            entry=entry,
            scheme=one.scheme,
            version=one.version,
            country=one.country or "",
            code=one.code,
            by=one.by,
            votes=one.votes,
            original=one.original,
            proposed_by=person,
        )
