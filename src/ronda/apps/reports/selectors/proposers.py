"""Which people may propose on a recommendation: the rapporteurs who are named for it.

Two things to know. A recommendation is of those who are named for its chapter or for its question,
and of those only; where nobody is named for it, every rapporteur of the body may. And who that is,
is asked today: who took an office over may in the place of who left it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ronda.apps.reports.models import PieceKind, Writing
from ronda.apps.reports.selectors.writers import Named, Writes, rapporteurs_of, writes_as
from ronda.apps.treaties.models import Round


@dataclass(frozen=True)
class Proposers:
    """The rapporteurs by recommendation; `named` has those for which somebody is named."""

    named: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def may(self, person: int | None, recommendation: str) -> bool:
        """Whether a rapporteur of the body may propose on a recommendation, by its id."""
        return recommendation not in self.named or person in self.named[recommendation]


def proposers_of(round: Round) -> Proposers:
    """Which rapporteurs may propose on each recommendation of a round's report.

    Of a report that is not written here nobody is named, so that every rapporteur may.
    """
    writing = Writing.objects.filter(report__round=round).select_related("report").first()
    if writing is None:
        return Proposers()
    writing.report.round = round
    people = _writes(writing, rapporteurs_of(writing))
    found: dict[str, frozenset[int]] = {}
    asked = writing.pieces.filter(kind=PieceKind.RECOMMENDATION).select_related("within")
    for piece in asked if people else ():
        own = frozenset(person for person, writes in people.items() if writes.in_piece(piece))
        if own:
            found[piece.key] = own
    return Proposers(found)


def may_propose_on(round: Round, recommendation: str, people: Iterable[int]) -> frozenset[int]:
    """Those of these rapporteurs, by their keys, who may propose on one recommendation."""
    proposers = proposers_of(round)
    return frozenset(one for one in people if proposers.may(one, recommendation))


def _writes(writing: Writing, named: Iterable[Named]) -> dict[int, Writes]:
    """What each who holds a naming today may write in."""
    held: defaultdict[int, list[Named]] = defaultdict(list)
    for one in named:
        if one.holder is not None:
            held[one.holder.person_id].append(one)
    return {person: writes_as(writing, own) for person, own in held.items()}
