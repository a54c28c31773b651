"""What one source says of one item in several places, brought together or shown to conflict.

Two things to know. Lists often have several records of one item, each with a part of what is known:
what one does not say, another may. And where two say different things, neither is believed over the
other: the fields are named, for a person to decide.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ronda.hashes.exchange.carrying import FLAGS, NOTHING
from ronda.hashes.model import Entry, Flag, Flags, HashValue

ADDED_UP = ("tags",)
LATER_COUNTS = ("updated",)
EARLIER_COUNTS = ("first_seen",)


@dataclass(frozen=True)
class Conflict:
    """Two entries of one source and key that cannot both be so, and where they differ."""

    first: Entry
    second: Entry
    fields: tuple[str, ...]


def united(entries: Iterable[Entry]) -> Entry | Conflict:
    """The entries of one source and key as one; the first conflict where there is one.

    Raises ValueError for none, or for entries of different sources or keys.
    """
    whole: Entry | None = None
    for entry in entries:
        found = entry if whole is None else together(whole, entry)
        if isinstance(found, Conflict):
            return found
        whole = found
    if whole is None:
        raise ValueError("there is nothing to unite")
    return whole


def together(first: Entry, second: Entry) -> Entry | Conflict:
    """Both as one entry, or where they conflict."""
    if (first.source, first.key) != (second.source, second.key):
        raise ValueError("only entries of one source and key say something of one item")
    hashes = {value.kind: value for value in first.hashes}
    for value in second.hashes:
        hashes[value.kind] = better(hashes.get(value.kind, value), value)
    differ = tuple(sorted(conflicts(first, second)))
    if differ:
        return Conflict(first, second, differ)
    changes: dict[str, object] = dict(filled(first, second))
    changes["hashes"] = tuple(hashes.values())
    changes["flags"] = Flags(**{n: known_of(first.flags, second.flags, n) for n in FLAGS})
    changes["classifications"] = (*first.classifications, *second.classifications)
    changes["tags"] = (*first.tags, *second.tags)
    return Entry.model_validate(dict(first) | changes)


def conflicts(first: Entry, second: Entry) -> Iterator[str]:
    """The fields in which both say something, and not the same."""
    if first.state != second.state:
        yield "state"
    for value in first.hashes:
        other = second.hash_of(value.kind)
        if other is not None and other.value != value.value:
            yield value.kind
    for name in set(NOTHING) - {*ADDED_UP, *LATER_COUNTS, *EARLIER_COUNTS}:
        if NOTHING[name] != getattr(first, name) != getattr(second, name) != NOTHING[name]:
            yield name
    for name in FLAGS:
        if {getattr(first.flags, name), getattr(second.flags, name)} == {Flag.YES, Flag.NO}:
            yield name


def filled(first: Entry, second: Entry) -> Iterator[tuple[str, object]]:
    """Each field as the one says it that says something; of two instants the farther one."""
    for name in NOTHING:
        said = [s for s in (getattr(first, name), getattr(second, name)) if s != NOTHING[name]]
        if len(said) == 2 and name in LATER_COUNTS:
            yield name, max(said)
        elif len(said) == 2 and name in EARLIER_COUNTS:
            yield name, min(said)
        elif said:
            yield name, said[0]


def known_of(first: Flags, second: Flags, name: str) -> Flag:
    """The answer of whichever knows one."""
    one: Flag = getattr(first, name)
    other: Flag = getattr(second, name)
    return other if one is Flag.UNKNOWN else one


def better(one: HashValue, other: HashValue) -> HashValue:
    """Of two equal hashes the one whose quality is known; the lower quality of two."""
    known = [value for value in (one, other) if value.quality is not None]
    return min(known, key=lambda value: value.quality or 0) if known else one
