"""What leaves: which entries are due to a partner, and the record that they went.

Two things to know. What is due is worked out from how things stand, not from what happened: an
entry whose version or agreement is another than that of the partner's copy is looked at anew. And
without an agreement in force only withdrawals leave, of what went out before.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.hashes.leaving import leaving
from ronda.apps.hashes.models import (
    STANDING,
    Agreement,
    Copy,
    CopyState,
    DisclosedEntry,
    Disclosure,
    Entry,
    Notice,
    Partner,
    State,
)
from ronda.apps.hashes.recording import assemble, with_all
from ronda.hashes import model
from ronda.hashes.exchange.agreement import Withheld
from ronda.hashes.exchange.feed import Withdrawal, WithdrawalReason

AT_ONCE = 1_000
REASONS = {
    "uphold": WithdrawalReason.ERROR,
    "erase": WithdrawalReason.RETENTION,
}


@dataclass
class Due:
    """What a partner is to be told, and the copies as they stand once it was."""

    entries: list[model.Entry] = field(default_factory=list)
    withdrawals: list[Withdrawal] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    told: list[Copy] = field(default_factory=list)
    """Those of the copies that the partner is told of now."""

    def __bool__(self) -> bool:
        return bool(self.entries or self.withdrawals)

    def without_withdrawals(self) -> None:
        """Leave out what a file cannot say: those copies stay as they are."""
        gone = {id(copy) for copy in self.copies if copy.state == CopyState.WITHDRAWN}
        self.copies = [copy for copy in self.copies if id(copy) not in gone]
        self.told = [copy for copy in self.told if id(copy) not in gone]
        self.withdrawals = []

    def only(self, takes: Callable[[model.Entry], bool]) -> list[model.Entry]:
        """Leave out, and give back, what a format would misrepresent: it stays due."""
        out = [copy for copy in self.told if copy.state == CopyState.OUT]
        both = list(zip(out, self.entries, strict=True))
        held = {id(copy): entry for copy, entry in both if not takes(entry)}
        self.entries = [entry for copy, entry in both if id(copy) not in held]
        self.copies = [copy for copy in self.copies if id(copy) not in held]
        self.told = [copy for copy in self.told if id(copy) not in held]
        return list(held.values())

    def without_entries(self) -> None:
        """Leave only what is withdrawn."""
        kept = [copy for copy in self.told if copy.state == CopyState.WITHDRAWN]
        self.copies, self.told, self.entries = kept, list(kept), []


def due_to(partner: Partner, agreement: Agreement | None, *, most: int) -> Due:
    """What is due to a partner now, `most` entries and withdrawals at most."""
    due = Due()
    _withdraw(due, partner, most)
    if agreement is None:
        return due
    allowed = leaving(agreement)
    coming = _to_look_at(partner, agreement).iterator(chunk_size=AT_ONCE)
    for entry in islice(coming, 20 * most):
        if len(due.told) >= most:
            break
        _look_at(due, partner, agreement, entry, allowed)
    return due


def copies_keep(due: Due) -> None:
    """Keep how the copies stand now, so that what was looked at is not looked at again."""
    Copy.objects.bulk_create(
        due.copies,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["partner", "entry"],
        update_fields=["agreement", "version", "state", "digest", "source", "key", "disclosure"],
    )


def disclosure_record(  # noqa: PLR0913 (these are what a disclosure says)
    *,
    partner: Partner,
    agreement: Agreement,
    by: User,
    due: Due,
    format: str,
    digest: str,
    purpose: str,
    sequence: int | None = None,
) -> Disclosure:
    """Record a disclosure with all that was in it; part of the caller's transaction."""
    disclosure = Disclosure.objects.create(
        partner=partner,
        agreement=agreement,
        format=format,
        sequence=sequence,
        digest=digest,
        entry_count=len(due.entries),
        withdrawal_count=len(due.withdrawals),
        purpose=purpose,
        by=by,
    )
    for copy in due.told:
        copy.disclosure = disclosure
    copies_keep(due)
    DisclosedEntry.objects.bulk_create(
        (_disclosed(disclosure, copy) for copy in due.told), batch_size=AT_ONCE
    )
    return disclosure


def _disclosed(disclosure: Disclosure, copy: Copy) -> DisclosedEntry:
    return DisclosedEntry(
        disclosure=disclosure,
        entry_id=copy.entry_id,
        version=copy.version,
        withdrawn=copy.state == CopyState.WITHDRAWN,
    )


def _to_look_at(partner: Partner, agreement: Agreement) -> QuerySet[Entry]:
    """The entries that stand, are not from the partner, and were not looked at as they are now."""
    return (
        with_all(Entry.objects.filter(state__in=STANDING))
        .exclude(received__partner=partner)
        .annotate(copy=FilteredRelation("copies", condition=Q(copies__partner=partner)))
        .filter(
            Q(copy__isnull=True) | ~Q(copy__version=F("version")) | ~Q(copy__agreement=agreement)
        )
        .annotate(
            copy_state=F("copy__state"),
            copy_digest=F("copy__digest"),
            copy_source=F("copy__source"),
            copy_key=F("copy__key"),
            copy_disclosure=F("copy__disclosure"),
        )
        .order_by("pk")
    )


Allowed = Callable[[model.Entry], model.Entry | Withheld]


def _look_at(
    due: Due, partner: Partner, agreement: Agreement, entry: Entry, allowed: Allowed
) -> None:
    before = _Before.of(entry)
    found = allowed(assemble(entry))
    copy = Copy(
        partner=partner,
        entry=entry,
        agreement=agreement,
        version=entry.version,
        disclosure_id=before.disclosure,
    )
    due.copies.append(copy)
    if isinstance(found, Withheld):
        copy.state = CopyState.BARRED
        if before.out:
            _tell_withdrawn(due, copy, before, WithdrawalReason.AGREEMENT)
        return
    copy.state, copy.digest = CopyState.OUT, _digest(found)
    copy.source, copy.key = found.source, found.key
    if not (before.out and before.digest == copy.digest):
        due.entries.append(found)
        due.told.append(copy)


@dataclass(frozen=True)
class _Before:
    """The partner's copy as it is."""

    out: bool
    digest: str
    source: str
    key: str
    disclosure: int | None

    @classmethod
    def of(cls, entry: Entry) -> "_Before":
        told = {name: getattr(entry, f"copy_{name}", None) or "" for name in _NAMES}
        out = getattr(entry, "copy_state", None) == CopyState.OUT
        return cls(out=out, disclosure=getattr(entry, "copy_disclosure", None), **told)


_NAMES = ("digest", "source", "key")


def _tell_withdrawn(due: Due, copy: Copy, before: _Before, reason: WithdrawalReason) -> None:
    copy.state, copy.source, copy.key = CopyState.WITHDRAWN, before.source, before.key
    at = timezone.now()
    due.withdrawals.append(Withdrawal(source=before.source, key=before.key, at=at, reason=reason))
    due.told.append(copy)


def _withdraw(due: Due, partner: Partner, most: int) -> None:
    """The copies whose entries stand no more."""
    out = Copy.objects.filter(partner=partner, state=CopyState.OUT)
    gone = out.exclude(entry__state__in=STANDING).select_related("entry").order_by("pk")[:most]
    copies = list(gone)
    reasons = _reasons([copy.entry_id for copy in copies])
    for copy in copies:
        before = _Before(True, copy.digest, copy.source, copy.key, copy.disclosure_id)
        copy.version = copy.entry.version
        due.copies.append(copy)
        default = WithdrawalReason.RETENTION if copy.entry.state == State.ERASED else None
        reason = default or reasons.get(copy.entry_id, WithdrawalReason.OTHER)
        _tell_withdrawn(due, copy, before, reason)


def _reasons(entry_ids: Sequence[int]) -> dict[int, WithdrawalReason]:
    """Why entries stand no more, by the last notice of each."""
    notices = Notice.objects.filter(entry__in=entry_ids).order_by("pk")
    found = dict(notices.values_list("entry_id", "what"))
    return {id: REASONS.get(what, WithdrawalReason.OTHER) for id, what in found.items()}


def _digest(value: model.Entry) -> str:
    return hashlib.sha256(value.model_dump_json().encode()).hexdigest()


def previewed(
    agreement: Agreement, entries: Iterable[Entry]
) -> Iterator[tuple[Entry, model.Entry | Withheld]]:
    """Each entry with exactly what would leave of it, or why nothing would."""
    allowed = leaving(agreement)
    for entry in entries:
        yield entry, allowed(assemble(entry))
