"""The values of an indicator as they may leave: one table, what must be held back held back.

Two things to know. Of values for overlapping times only those for the longest leave, since a year
less its first half is its second; but what was told before leaves before all others, for the same
reason. And what the groups lack of the whole is counted as one more group, so that they cannot be
taken from each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ronda.figures.errors import CannotProtect
from ronda.figures.model import Value
from ronda.figures.periods import Period
from ronda.figures.suppressing import protected, with_totals


@dataclass(frozen=True, slots=True)
class Leaves:
    """A figure as it leaves: `amount` is None where it is held back, or there is none."""

    amount: Decimal | None
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The figures for one period: of each group in order, and of all."""

    period: Period
    groups: tuple[Leaves, ...]
    all: Leaves


@dataclass(frozen=True, slots=True)
class Leaving:
    """The table; `left_out` are the periods that do not leave beside longer ones."""

    rows: tuple[Row, ...]
    left_out: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure that was told before, in another text: it cannot be held back any more."""

    period: Period
    group: str
    amount: Decimal


def leaving(values: Iterable[Value], groups: Sequence[str], told: Iterable[Shown] = ()) -> Leaving:
    """What may leave of the values of one indicator, each group in this order.

    `told` are figures of it that left before. Where they would give a small count away, nothing
    else leaves.
    """
    by_period: dict[Period, dict[str, Value]] = defaultdict(dict)
    of_persons = False
    for value in values:
        if not value.withdrawn:
            by_period[value.period][value.group] = value
            of_persons = of_persons or value.unit.is_of_persons
    before = frozenset(told) if of_persons else frozenset()
    kept = _apart(by_period, frozenset(one.period for one in before))
    counts = {period: _counts(by_period[period], groups) for period in kept}
    rows = _held_back(counts, groups, before) if of_persons and kept else _whole(counts)
    return Leaving(tuple(rows), tuple(sorted(set(by_period) - set(kept))))


def _apart(periods: Iterable[Period], before: frozenset[Period]) -> list[Period]:
    """The periods that do not overlap, those told before and then the longest taken first.

    What was told of a time that is no more among the values keeps others away all the same.
    """
    there = set(periods)
    kept: list[Period] = sorted(before - there)
    gone = frozenset(kept)
    for one in sorted(there, key=lambda p: (p not in before, p.first - p.last, p.first)):
        if not any(one.overlaps(other) for other in kept):
            kept.append(one)
    return sorted(set(kept) - gone)


def _counts(there: dict[str, Value], groups: Sequence[str]) -> tuple[Decimal | None, ...]:
    """Of each group, then of all, which is the sum of the groups where it is not given."""
    found = [there[group].amount if group in there else None for group in groups]
    given = [amount for amount in found if amount is not None]
    if "" in there:
        return (*found, there[""].amount)
    return (*found, sum(given, Decimal(0)) if len(given) == len(groups) else None)


def _whole(told: dict[Period, tuple[Decimal | None, ...]]) -> list[Row]:
    return [
        Row(period, tuple(map(Leaves, counts[:-1])), Leaves(counts[-1]))
        for period, counts in told.items()
    ]


def _held_back(
    told: dict[Period, tuple[Decimal | None, ...]], groups: Sequence[str], before: frozenset[Shown]
) -> list[Row]:
    """The rows after suppression; what is added up over all periods is not published."""
    table = with_totals([_filled(counts) for counts in told.values()])
    wide, last = len(groups) + 2, len(table) - 1
    unknown = {(r, wide - 1) for r, counts in enumerate(told.values()) if counts[-1] is None}
    absent = {(last, c) for c in range(wide)} | unknown
    cells = [*range(len(groups)), wide - 1]
    known = {
        (r, c)
        for r, (period, counts) in enumerate(told.items())
        for at, (c, group) in enumerate(zip(cells, (*groups, ""), strict=True))
        if (amount := counts[at]) is not None and Shown(period, group, amount) in before
    }
    try:
        withheld = protected(table, absent=absent, known=known).withheld
    except CannotProtect:
        withheld = frozenset((r, c) for r in range(last) for c in range(wide)) - known
    rows = []
    for r, (period, counts) in enumerate(told.items()):
        shown = [_shown(counts[at], (r, c) in withheld) for at, c in enumerate(cells)]
        rows.append(Row(period, tuple(shown[:-1]), shown[-1]))
    return rows


def _filled(counts: Sequence[Decimal | None]) -> list[int]:
    """The counts of the groups, and what they lack of the whole."""
    groups = [int(amount or 0) for amount in counts[:-1]]
    whole = int(counts[-1]) if counts[-1] is not None else sum(groups)
    return [*groups, max(whole - sum(groups), 0)]


def _shown(amount: Decimal | None, held_back: bool) -> Leaves:
    return Leaves(None, held_back=amount is not None) if held_back else Leaves(amount)
