"""Where the Parties stand in a round: what is asked of each, what it said, what was concluded.

Two things to know. The level of a Party is the furthest that anything of it has come: a factsheet,
information of the Party in it, a conclusion of the body. And map, table and figures are made from
one value, so that they cannot disagree.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, reduce
from operator import add

from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors.sheets import Counts
from ronda.apps.portal.selectors.laid import Laid, laid_out
from ronda.apps.treaties.models import Party, Round
from ronda.apps.treaties.selectors import parties
from ronda.factsheets.model import Strength
from ronda.procedure.tiles import Tile, tiles


class Level(StrEnum):
    """How far a Party has come in a round, as far as it is published."""

    NOTHING = "nothing"
    ASKED = "asked"
    SAID = "said"
    CONCLUDED = "concluded"


@dataclass(frozen=True)
class Stand:
    """One Party in a round; `edition` is None where no factsheet of it is published."""

    party: Party
    tile: Tile | None
    edition: Edition | None
    counts: Mapping[str, Counts]
    statuses: Mapping[str, int]

    @cached_property
    def total(self) -> Counts:
        """The counts of all strengths together."""
        return reduce(add, self.counts.values(), Counts())

    @cached_property
    def level(self) -> Level:
        """How far it has come."""
        if self.statuses:
            return Level.CONCLUDED
        if self.edition is None:
            return Level.NOTHING
        return Level.SAID if self.total.answered else Level.ASKED

    @cached_property
    def concluded(self) -> int:
        """On how many recommendations the body concluded."""
        return sum(self.statuses.values())


@dataclass(frozen=True)
class Standing:
    """All Parties in a round; `basis` is None where nothing is concluded."""

    round: Round | None
    stands: tuple[Stand, ...]
    basis: Basis | None

    @cached_property
    def placed(self) -> list[Stand]:
        """The Parties on the map, row by row."""
        placed = [one for one in self.stands if one.tile is not None]
        return sorted(placed, key=lambda one: (one.tile.row, one.tile.column) if one.tile else ())

    @cached_property
    def beyond(self) -> list[Stand]:
        """The Parties that have no place on the map."""
        return [one for one in self.stands if one.tile is None]

    @cached_property
    def told(self) -> list[Stand]:
        """The Parties of which something is published."""
        return [one for one in self.stands if one.level is not Level.NOTHING]

    @cached_property
    def untold(self) -> list[Stand]:
        """The Parties of which nothing is published."""
        return [one for one in self.stands if one.level is Level.NOTHING]

    @cached_property
    def levels(self) -> list[tuple[Level, int]]:
        """How many Parties have come how far, the furthest first."""
        counted = Counter(one.level for one in self.stands)
        return [(level, counted[level]) for level in reversed(Level)]

    @cached_property
    def strengths(self) -> list[tuple[str, Counts]]:
        """What is asked by strength, the strongest first; in "" what has none."""
        sums = {
            one: reduce(add, (each.counts.get(one, Counts()) for each in self.stands), Counts())
            for one in (*(strength.value for strength in Strength), "")
        }
        return [(one, counts) for one, counts in sums.items() if counts.asked]

    @cached_property
    def total(self) -> Counts:
        """All that is asked."""
        return reduce(add, (one.total for one in self.stands), Counts())

    @cached_property
    def statuses(self) -> list[tuple[str, int]]:
        """How often each status of the round was given, as its scale has them."""
        if self.basis is None:
            return []
        sums: Counter[str] = sum((Counter(one.statuses) for one in self.stands), Counter())
        known = [one.id for one in self.basis.procedure.statuses.values]
        return [(id, sums[id]) for id in (*known, *sorted(sums.keys() - set(known))) if sums[id]]


def standing_of(round: Round | None) -> Standing:
    """Where the Parties stand; without a round all stand at nothing.

    Invented Parties are in it only where something of them is published.
    """
    if round is None:
        return Standing(None, tuple(_stands(None)), None)
    return standing_in(laid_out(round))


def standing_in(laid: Laid) -> Standing:
    """Where the Parties stand in a round that is laid out."""
    return Standing(laid.round, tuple(_stands(laid)), laid.basis)


def _stands(laid: Laid | None) -> Iterator[Stand]:
    places = tiles()
    editions = {one.factsheet.party_id: one for one in laid.sheets} if laid else {}
    for party in parties(with_invented=True):
        one = Stand(
            party,
            places.get(party.code),
            editions.get(party.pk),
            laid.counts.get(party.pk, {}) if laid else {},
            laid.statuses.get(party.pk, {}) if laid else {},
        )
        if not party.invented or one.level is not Level.NOTHING:
            yield one
