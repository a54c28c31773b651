"""What a partner says laid beside what the base has: what taking it in would change.

Two things to know. Nothing is written here and nothing is decided: what others classify otherwise
is a conflict, in which both stand side by side. And only a partner's own entries can be changed or
withdrawn by it; what it says of an item that others know too is one more entry of that item.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.utils.translation import gettext as _

from ronda.apps.hashes.correcting import FIELDS, stored
from ronda.apps.hashes.models import (
    EXACT,
    STANDING,
    Classification,
    ClassificationState,
    Entry,
    HashValue,
    Partner,
    RowOutcome,
    State,
)
from ronda.apps.hashes.recording import told_by
from ronda.hashes import model

AT_ONCE = 1_000
Scheme = tuple[str, str, str]


@dataclass(frozen=True)
class Compared:
    """One entry of a partner: what it would do, the entry or item of ours it meets, and why."""

    value: model.Entry
    outcome: RowOutcome
    own: Entry | None = None
    item_id: int | None = None
    sentence: str = ""


def compared(partner: Partner, values: Iterable[model.Entry]) -> Iterator[Compared]:
    """Each entry with its outcome, in order, in few queries."""
    left = iter(values)
    while some := list(islice(left, AT_ONCE)):
        known = _Known.of(partner, some)
        yield from (_compared(known, value) for value in some)


@dataclass
class _Known:
    """What the base has of some entries: of the same name, of the same item, how classed."""

    own: dict[tuple[str, str], Entry] = field(default_factory=dict)
    others: set[tuple[str, str]] = field(default_factory=set)
    items: dict[tuple[str, bytes], int] = field(default_factory=dict)
    classes: dict[int, dict[Scheme, set[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, partner: Partner, values: Sequence[model.Entry]) -> "_Known":
        known = cls()
        named = Entry.objects.filter(
            source__in={value.source for value in values}, key__in={value.key for value in values}
        )
        for entry in named.select_related("received").prefetch_related("classifications"):
            name = (entry.source, entry.key)
            received = getattr(entry, "received", None)
            if received is not None and received.partner_id == partner.pk:
                known.own[name] = entry
            else:
                known.others.add(name)
        for kind in EXACT:
            wanted = [h.value for value in values for h in value.hashes if h.kind == kind]
            for row in HashValue.objects.filter(kind=kind, value__in=wanted):
                known.items[row.kind, bytes(row.value)] = row.item_id
        known.classes = _classes(set(known.items.values()))
        return known


def _classes(items: set[int]) -> dict[int, dict[Scheme, set[str]]]:
    found: dict[int, dict[Scheme, set[str]]] = {}
    rows = Classification.objects.filter(
        entry__item__in=items, entry__state__in=STANDING, state=ClassificationState.STANDING
    ).values_list("entry__item_id", "scheme", "version", "country", "code")
    for item, scheme, version, country, code in rows:
        found.setdefault(item, {}).setdefault((scheme, version, country), set()).add(code)
    return found


def _compared(known: _Known, value: model.Entry) -> Compared:
    name = (value.source, value.key)
    own = known.own.get(name)
    if own is not None:
        return _own(own, value)
    if name in known.others:
        sentence = _("An entry of this source and key is in the base, and not from this partner.")
        return Compared(value, RowOutcome.BROKEN, sentence=sentence)
    if value.state is model.State.WITHDRAWN:
        sentence = _("It is withdrawn, and never came from this partner: there is nothing to do.")
        return Compared(value, RowOutcome.SAME, sentence=sentence)
    item = next((i for h in value.hashes if (i := known.items.get((h.kind, h.value)))), None)
    if item is None:
        return Compared(value, RowOutcome.NEW)
    return _of_known_item(known, value, item)


def _of_known_item(known: _Known, value: model.Entry, item: int) -> Compared:
    """An item that others know, and perhaps class otherwise."""
    differences = []
    for one in value.classifications:
        codes = known.classes.get(item, {}).get((one.scheme, one.version, one.country or ""), set())
        if codes and codes != {one.code}:
            sentence = _("%(scheme)s: here %(ours)s, from the partner %(theirs)s.")
            told = {"scheme": one.scheme, "ours": ", ".join(sorted(codes)), "theirs": one.code}
            differences.append(sentence % told)
    outcome = RowOutcome.CONFLICT if differences else RowOutcome.ALSO
    return Compared(value, outcome, item_id=item, sentence=" ".join(differences))


def _own(entry: Entry, value: model.Entry) -> Compared:
    """An entry that the partner gave before."""
    if value.state is model.State.WITHDRAWN:
        gone = entry.state in {State.WITHDRAWN, State.DECLINED, State.ERASED}
        return Compared(value, RowOutcome.SAME if gone else RowOutcome.WITHDRAWN, entry)
    if entry.state in {State.DECLINED, State.ERASED}:
        sentence = _("It was declined or erased here: it is not taken in again.")
        return Compared(value, RowOutcome.SAME, entry, entry.item_id, sentence)
    changes = [str(FIELDS[name]) for name, _old, _new in fields_changed(entry, value)]
    changes += [f"{one.scheme} {one.code}" for one in classes_changed(entry, value)]
    if entry.state == State.WITHDRAWN:
        changes.append(_("shared again"))
    outcome = RowOutcome.CHANGED if changes else RowOutcome.SAME
    return Compared(value, outcome, entry, entry.item_id, ", ".join(changes))


def fields_changed(
    entry: Entry, value: model.Entry
) -> Iterator[tuple[str, str | None, str | None]]:
    """(field, before, after) of each field that can be corrected and is told otherwise now."""
    told = told_by(value)
    for name in FIELDS:
        before, found = stored(entry, name), told[name]
        after = found.isoformat() if isinstance(found, datetime) else found
        assert after is None or isinstance(after, str)
        if before != after:
            yield name, before, after


def classes_changed(entry: Entry, value: model.Entry) -> Iterator[model.Classification]:
    """The classifications that the partner did not give before, or gives otherwise."""
    counted = {ClassificationState.STANDING, ClassificationState.PROPOSED}
    there = {
        (one.scheme, one.version, one.country, one.by, one.code)
        for one in entry.classifications.all()
        if one.state in counted
    }
    for one in value.classifications:
        if (one.scheme, one.version, one.country or "", one.by, one.code) not in there:
            yield one
