"""What a format can say of an entry, declared; and an entry reduced to that.

Two things to know. A writer writes what `reduced` gives and nothing else, so that
`read(write(entries)) == reduced(entries)` is a property that tests hold. And an entry that a
format would misrepresent (a withdrawn one, where it cannot say so) is held back whole.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ronda.hashes.exchange.report import Report, Why
from ronda.hashes.model import (
    Classification,
    Entry,
    Flag,
    Flags,
    HashValue,
    ItemType,
    State,
    VictimStatus,
)

FLAGS = tuple(Flags.model_fields)
NOTHING = MappingProxyType(
    {
        "type": ItemType.OTHER,
        "size": None,
        "mime": None,
        "victim": VictimStatus.UNKNOWN,
        "series": None,
        "tags": (),
        "case_reference": None,
        "handling": None,
        "first_seen": None,
        "updated": None,
    }
)
"""The fields of an entry that may say nothing, and how they do."""

EVERYTHING = frozenset({*NOTHING, *FLAGS, "source", "quality"})


def named_by_hash(entry: Entry) -> str:
    """The key of an entry in files that have none of their own: its first hash, MD5 first."""
    return name_of({value.kind: value for value in entry.hashes})


def name_of(by_kind: Mapping[str, HashValue]) -> str:
    """The same, from the hashes by kind."""
    kind = next(k for k in ("md5", "sha1", "sha256", "pdq") if k in by_kind)
    return f"{kind}:{by_kind[kind].value.hex()}"


def as_it_is(classification: Classification) -> Classification | None:
    """The classification, whole."""
    return classification


def own_key(entry: Entry) -> str:
    """The entry's own key."""
    return entry.key


def unchanged(entry: Entry, report: Report) -> Entry:  # noqa: ARG001 - of the shape of others
    """The entry, whole."""
    return entry


def whatever(entry: Entry) -> bool:  # noqa: ARG001 - of the shape of others
    """Whether the format may say this of the entry: always."""
    return True


@dataclass(frozen=True)
class Carries:
    """What a format carries.

    `fields` are those of `EVERYTHING`; `kinds` the kinds of hash; `states` those that it can say.
    `classification` gives what is carried of one, None for nothing, and `most` how many an entry
    may have. `key` is the key under which an entry comes back, `exactly` what else changes. `fits`
    is false for an entry of which the format would say what is not so.
    """

    fields: frozenset[str] = EVERYTHING
    kinds: frozenset[str] = frozenset({"md5", "sha1", "sha256", "pdq"})
    states: frozenset[State] = frozenset({State.ACTIVE})
    classification: Callable[[Classification], Classification | None] = as_it_is
    most: int = 100
    key: Callable[[Entry], str] = named_by_hash
    exactly: Callable[[Entry, Report], Entry] = unchanged
    fits: Callable[[Entry], bool] = whatever

    def takes(self, entry: Entry) -> bool:
        """Whether the entry would be written at all: ask before it is recorded as given."""
        return self.reduced(entry, Report()) is not None

    def reduced(self, entry: Entry, report: Report, source: str | None = None) -> Entry | None:
        """The entry as the format can tell it; None where it is held back. Tells the report.

        `source` is what the entry comes back with from a format that cannot carry its own.
        """
        if entry.state not in self.states or not self.fits(entry):
            report.withhold(Why.STATE if self.fits(entry) else Why.MEANING)
            return None
        hashes = tuple(self._hashes(entry.hashes, report))
        if not hashes:
            report.withhold(Why.NO_HASH)
            return None
        changes: dict[str, object] = dict(self._emptied(entry, report))
        changes["hashes"] = hashes
        changes["flags"] = self._flags(entry.flags, report)
        changes["classifications"] = tuple(self._classifications(entry, report))
        plain = entry.model_copy(update=changes)
        named: dict[str, object] = {"key": self.key(plain)}
        if "source" not in self.fields:
            named["source"] = source or entry.source
        return Entry.model_validate(dict(self.exactly(plain.model_copy(update=named), report)))

    def _hashes(self, hashes: Iterable[HashValue], report: Report) -> Iterator[HashValue]:
        for value in hashes:
            if value.kind not in self.kinds:
                report.drop(value.kind, Why.NO_PLACE)
            elif value.quality is not None and "quality" not in self.fields:
                report.drop("quality", Why.NO_PLACE)
                yield value.model_copy(update={"quality": None})
            else:
                yield value

    def _emptied(self, entry: Entry, report: Report) -> Iterator[tuple[str, object]]:
        for name, nothing in NOTHING.items():
            if name not in self.fields and getattr(entry, name) != nothing:
                report.drop(name, Why.NO_PLACE)
                yield name, nothing

    def _flags(self, flags: Flags, report: Report) -> Flags:
        lost = [n for n in FLAGS if n not in self.fields and getattr(flags, n) != Flag.UNKNOWN]
        for name in lost:
            report.drop(name, Why.NO_PLACE)
        return flags.model_copy(update=dict.fromkeys(lost, Flag.UNKNOWN)) if lost else flags

    def _classifications(self, entry: Entry, report: Report) -> Iterator[Classification]:
        given = 0
        for one in entry.classifications:
            kept = self.classification(one) if given < self.most else None
            if kept != one:
                report.drop(f"classification {one.scheme}", Why.NO_PLACE)
            if kept is not None:
                given += 1
                yield kept
