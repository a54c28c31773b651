"""All that is published of one Party: its rounds, what is asked of it, what became of that.

Two things to know. One round is shown in full, the newest without another being asked for. And a
recommendation is followed over rounds by its id in the reports of its body, as conclusions are.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.concluded import Concluded, concluded
from ronda.apps.assessments.selectors.published import bases_decided
from ronda.apps.compliance.models import Edition, Recommendation
from ronda.apps.compliance.selectors.editions import newest_published
from ronda.apps.compliance.selectors.published import editions_published
from ronda.apps.compliance.selectors.sheets import (
    Counts,
    Entry,
    PracticeTold,
    counts_in,
    entries_in,
    one_of_each,
    practices_in,
    with_texts,
)
from ronda.apps.kept_queries import Blank, KeptQuery
from ronda.apps.portal.naming import round_key
from ronda.apps.portal.selectors import ANYONE
from ronda.apps.rounds.models import Submission
from ronda.apps.rounds.selectors.published import submissions_visible_to
from ronda.apps.treaties.models import Party, Reservation, Round
from ronda.apps.treaties.selectors import reservations
from ronda.factsheets.model import Strength

PRACTICES = 25
"""How many promising practices stand on the page; the others are in the collection of all."""


@dataclass(frozen=True)
class RoundOf:
    """A round of a Party; `editions` are the published ones, `reply` the newest submission."""

    round: Round
    sheet: Edition | None
    editions: tuple[Edition, ...]
    counts: Mapping[str, Counts]
    concluded: int
    reply: Submission | None

    @property
    def total(self) -> Counts:
        """The counts of all strengths together."""
        return reduce(add, self.counts.values(), Counts())

    @property
    def strengths(self) -> list[tuple[str, Counts]]:
        """What is asked by strength, the strongest first; in "" what has none."""
        order = (*(one.value for one in Strength), "")
        return [(one, self.counts[one]) for one in order if one in self.counts]


@dataclass(frozen=True)
class Followed:
    """A recommendation in the round that is shown, and what was concluded on it, newest first."""

    entry: Entry
    row: Recommendation
    history: tuple[tuple[Basis, Concluded], ...]


@dataclass(frozen=True)
class PartyPage:
    """What the page of a Party shows; `shown` is None where nothing of it is published.

    `practices` are the first of them; `has_more` says that there are others.
    """

    party: Party
    rounds: tuple[RoundOf, ...]
    shown: RoundOf | None
    followed: tuple[Followed, ...]
    practices: tuple[tuple[RoundOf, PracticeTold], ...]
    reservations: tuple[Reservation, ...]
    has_more: bool = False

    @property
    def sheets(self) -> list[RoundOf]:
        """The rounds with a published factsheet."""
        return [one for one in self.rounds if one.sheet]


_NEWEST = KeptQuery(lambda: newest_published(ANYONE).filter(factsheet__party=Blank("party")))
_EDITIONS = KeptQuery(
    lambda: (
        editions_published(ANYONE)
        .filter(factsheet__party=Blank("party"))
        .order_by("language", "-number")
    )
)


def party_page(party: Party, wanted: str = "") -> PartyPage:
    """All about a Party; `wanted` is the key of the round to show in full."""
    bases = bases_decided(parties=[party])
    found = concluded(ANYONE, bases, [party]) if bases else []
    rounds = _rounds(party, found, bases)
    shown = next((one for one in rounds if round_key(one.round) == wanted), None)
    if shown is None:
        shown = next((one for one in rounds if one.sheet), None)
    followed = tuple(_followed(shown, found, bases)) if shown and shown.sheet else ()
    sheets = {one.sheet.pk: one for one in rounds if one.sheet}
    practices = practices_in(one.sheet for one in rounds if one.sheet)
    placed = tuple((sheets[one.edition], one) for one in practices[:PRACTICES])
    more = len(practices) > PRACTICES
    said = tuple(reservations(party=party))
    return PartyPage(party, tuple(rounds), shown, followed, placed, said, has_more=more)


def _rounds(party: Party, found: Sequence[Concluded], bases: Mapping[int, Basis]) -> list[RoundOf]:
    """The rounds in which anything of the Party is published, the newest first."""
    newest = one_of_each(_NEWEST(party=party.pk))
    sheets = {one.factsheet.round_id: one for one in newest}
    counts = counts_in(sheets.values())
    editions: dict[int, list[Edition]] = defaultdict(list)
    for one in _EDITIONS(party=party.pk):
        editions[one.factsheet.round_id].append(one)
    replies: dict[int, Submission] = {}
    for reply in submissions_visible_to(ANYONE, party).order_by("number"):
        replies[reply.reply.party.conduct.round_id] = reply
    rounds = {one.factsheet.round_id: one.factsheet.round for one in sheets.values()}
    rounds |= {key: one.reply.party.conduct.round for key, one in replies.items()}
    rounds |= {one.round: bases[one.round].round for one in found}
    made = [
        RoundOf(
            round=round,
            sheet=sheets.get(key),
            editions=tuple(editions[key]),
            counts=counts.get(sheets[key].pk, {}) if key in sheets else {},
            concluded=len({one.recommendation for one in found if one.round == key}),
            reply=replies.get(key),
        )
        for key, round in rounds.items()
    ]
    return sorted(made, key=lambda one: (one.round.body.slug, -one.round.number))


def _followed(
    shown: RoundOf, found: Sequence[Concluded], bases: Mapping[int, Basis]
) -> Iterator[Followed]:
    assert shown.sheet is not None
    ids = {one.code: one.recommendation for one in found if one.round == shown.round.pk}
    over: dict[str, list[tuple[Basis, Concluded]]] = defaultdict(list)
    for one in reversed(found):
        if bases[one.round].round.body_id == shown.round.body_id:
            over[one.recommendation].append((bases[one.round], one))
    entries = entries_in([shown.sheet]).get(shown.sheet.pk, ())
    texts = with_texts(one.row for one in entries)
    for entry in entries:
        id = next((ids[code] for code in entry.codes if code in ids), "")
        yield Followed(entry, texts[entry.row], tuple(over.get(id, ())))
