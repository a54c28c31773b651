"""What may leave for a partner: its agreement as a value, and the one function that applies it.

Two things to know. It fails closed: what the agreement does not name does not leave, and an entry
of which nothing useful is left is withheld with its reason. And nothing else may decide: every way
out (files, feeds, answers to queries) goes through `allowed`.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ronda.hashes.exchange.carrying import EVERYTHING, FLAGS, NOTHING
from ronda.hashes.exchange.report import Report, Why
from ronda.hashes.model import (
    Classification,
    Code,
    Country,
    Entry,
    Flag,
    Flags,
    HashValue,
    Instant,
    Line,
    Named,
    State,
    Value,
)

CLASSIFICATION_FIELDS = frozenset({"by", "votes", "original"})
NAMEABLE = (EVERYTHING - {"source", "handling"}) | CLASSIFICATION_FIELDS
"""The fields that an agreement may name. The source and the marking go with every entry."""


class Reason(StrEnum):
    """Why an entry does not leave."""

    NOT_IN_FORCE = "not-in-force"
    WITHDRAWN = "withdrawn"
    DISPUTED = "disputed"
    SOURCE = "source"
    HANDLING = "handling"
    FORBIDDEN_CATEGORY = "forbidden-category"
    CATEGORY = "category"
    KIND = "kind"

    @property
    def sentence(self) -> str:
        """The reason in English."""
        return _SENTENCES[self]


_SENTENCES = {
    Reason.NOT_IN_FORCE: "The agreement is not in force.",
    Reason.WITHDRAWN: "The entry is withdrawn: only its withdrawal is told.",
    Reason.DISPUTED: "The entry is disputed, and the agreement does not name disputed entries.",
    Reason.SOURCE: "The agreement does not name the organisation that the entry is from.",
    Reason.HANDLING: "The entry has no marking, or one that the agreement does not name.",
    Reason.FORBIDDEN_CATEGORY: "The entry has a category that the agreement keeps from leaving.",
    Reason.CATEGORY: "The entry has no category that the agreement names.",
    Reason.KIND: "The entry has no hash of a kind that the agreement names.",
}


class Categories(Value):
    """Codes of one scheme, each named; the same code of another version or country is another."""

    scheme: Code
    version: Line = ""
    country: Country | None = None
    codes: Annotated[tuple[Named, ...], Field(min_length=1)]

    def name(self, one: Classification) -> bool:
        """Whether a classification is one of these."""
        same = (one.scheme, one.version, one.country) == (self.scheme, self.version, self.country)
        return same and one.code in self.codes


class Agreement(Value):
    """What one partner may be given, from `since` until `until` (None: no end is agreed).

    `categories` are those that may leave; an entry with one in `never` stays whatever else it is.
    `kinds` are kinds of hash, `fields` of `NAMEABLE`, `handling` markings, `sources` the
    organisations whose entries may be passed on: one's own must be named as well.
    """

    partner: Code
    since: Instant
    until: Instant | None = None
    categories: tuple[Categories, ...] = ()
    never: tuple[Categories, ...] = ()
    kinds: frozenset[Code] = frozenset()
    fields: frozenset[Annotated[str, Field(pattern=f"^({'|'.join(sorted(NAMEABLE))})$")]] = (
        frozenset()
    )
    handling: frozenset[Code] = frozenset()
    sources: frozenset[Named] = frozenset()
    disputed: bool = False

    def in_force(self, now: datetime) -> bool:
        """Whether the agreement holds at this instant."""
        return self.since <= now and (self.until is None or now < self.until)


class Withheld(Value):
    """An entry that does not leave, and why."""

    reason: Reason

    @property
    def why(self) -> str:
        """The reason in English."""
        return self.reason.sentence


def allowed(
    entry: Entry, agreement: Agreement, now: datetime, report: Report | None = None
) -> Entry | Withheld:
    """The entry with only what the agreement names, or Withheld.

    What was left out of an entry that leaves is counted in `report`.
    """
    reason = _reason_to_withhold(entry, agreement, now)
    if reason is not None:
        return Withheld(reason=reason)
    account = report or Report()
    changes = _emptied(entry, agreement, account)
    changes["classifications"] = tuple(
        _reduced(one, agreement, account)
        for one in entry.classifications
        if _is_named(one, agreement.categories)
    )
    changes["hashes"] = tuple(
        _without_quality(value, agreement, account)
        for value in entry.hashes
        if value.kind in agreement.kinds
    )
    return Entry.model_validate(dict(entry) | changes)


def _without_quality(value: HashValue, agreement: Agreement, report: Report) -> HashValue:
    """The hash without its quality, unless the agreement names that."""
    if "quality" in agreement.fields or value.quality is None:
        return value
    report.drop("quality", Why.AGREEMENT)
    return value.model_copy(update={"quality": None})


def _reason_to_withhold(entry: Entry, agreement: Agreement, now: datetime) -> Reason | None:
    """The first reason that holds, in the order of `Reason`."""
    said = entry.classifications
    checks = {
        Reason.NOT_IN_FORCE: agreement.in_force(now),
        Reason.WITHDRAWN: entry.state is not State.WITHDRAWN,
        Reason.DISPUTED: entry.state is not State.DISPUTED or agreement.disputed,
        Reason.SOURCE: entry.source in agreement.sources,
        Reason.HANDLING: entry.handling in agreement.handling,
        Reason.FORBIDDEN_CATEGORY: not any(_is_named(one, agreement.never) for one in said),
        Reason.CATEGORY: any(_is_named(one, agreement.categories) for one in said),
        Reason.KIND: any(value.kind in agreement.kinds for value in entry.hashes),
    }
    return next((reason for reason, holds in checks.items() if not holds), None)


def _is_named(one: Classification, categories: tuple[Categories, ...]) -> bool:
    return any(named.name(one) for named in categories)


def _emptied(entry: Entry, agreement: Agreement, report: Report) -> dict[str, object]:
    """The fields that the agreement does not name, saying nothing."""
    changes: dict[str, object] = {}
    for name, nothing in NOTHING.items():
        if name != "handling" and name not in agreement.fields and getattr(entry, name) != nothing:
            report.drop(name, Why.AGREEMENT)
            changes[name] = nothing
    unknown = [n for n in FLAGS if n not in agreement.fields]
    for name in unknown:
        if getattr(entry.flags, name) != Flag.UNKNOWN:
            report.drop(name, Why.AGREEMENT)
    kept = {n: getattr(entry.flags, n) for n in FLAGS if n not in unknown}
    return changes | {"flags": Flags(**kept)}


def _reduced(one: Classification, agreement: Agreement, report: Report) -> Classification:
    """The classification without what the agreement does not name."""
    nothing = {"by": "", "votes": None, "original": one.code}
    changes = {name: value for name, value in nothing.items() if name not in agreement.fields}
    for name, value in changes.items():
        if getattr(one, name) != value:
            report.drop(f"classification {name}", Why.AGREEMENT)
    return one.model_copy(update=changes)
