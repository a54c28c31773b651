"""Looking for something that is asked, by a few words or by its number or code.

Two things to know. What is asked may be thousands of things of many rounds: a page shows none of
them until somebody looks. And a code comes before words, whole words before parts of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Case, Q, QuerySet, When

from ronda.apps.national.comparing import terms_of_search
from ronda.apps.national.finding import find
from ronda.apps.national.models import FoundIn, Gathered, TargetKind
from ronda.apps.national.selectors.placing import gathered_under
from ronda.apps.treaties.models import Round

MOST = 20
LONGEST = 200
"""How many characters of a search are looked for."""


@dataclass(frozen=True)
class OfRound:
    """What one round asks of that which was found."""

    round: Round
    asked: Sequence[Gathered]


@dataclass(frozen=True)
class Elsewhere:
    """What was looked for, and what was found, by round; `chosen` is the key of what is marked.

    `more` says that only the first of it are here.
    """

    words: str
    rounds: Sequence[OfRound]
    more: bool
    chosen: str = ""

    @property
    def number(self) -> int:
        """How many things are here."""
        return sum(len(one.asked) for one in self.rounds)


def elsewhere(party_id: int, words: str, *, chosen: str = "") -> Elsewhere:
    """What these words or this code find of what is gathered, at most `MOST`, best first.

    What stands under the key `chosen` comes before it.
    """
    sought = " ".join(words.split())[:LONGEST]
    marked = gathered_under(party_id, chosen) if chosen else None
    first = [marked] if marked is not None else []
    found = {one.pk: one for one in (*first, *_found(party_id, sought))}
    kept = list(islice(found.values(), MOST))
    return Elsewhere(sought, _by_round(kept), more=len(found) > MOST, chosen=chosen)


def anything_asked(party_id: int) -> bool:
    """Whether anything was gathered that is asked."""
    return Gathered.objects.filter(party=party_id).exists()


def _found(party_id: int, words: str) -> Iterator[Gathered]:
    if not words:
        return
    yield from _coded(party_id, words)
    hits = find(FoundIn.ASKED, party_id, terms_of_search(words), most=MOST + 1, least=0)
    known = _gathered(party_id).in_bulk([hit.record for hit in hits])
    yield from (known[hit.record] for hit in hits if hit.record in known)
    if not hits:
        yield from _gathered(party_id).filter(wording__icontains=words).order_by("id")[: MOST + 1]


def _coded(party_id: int, code: str) -> QuerySet[Gathered]:
    """What has this code or number; then those whose codes begin so."""
    numbered = Q(kind=TargetKind.QUESTION, wording__istartswith=f"{code} ")
    the_same = Case(When(Q(code__iexact=code) | numbered, then=0), default=1)
    found = _gathered(party_id).filter(Q(code__istartswith=code) | numbered)
    return found.order_by(the_same, "id")[: MOST + 1]


def _gathered(party_id: int) -> QuerySet[Gathered]:
    return Gathered.objects.filter(party=party_id).select_related("round__body")


def _by_round(found: Iterable[Gathered]) -> list[OfRound]:
    """The rounds in the order of the best that each asks."""
    grouped: dict[int, list[Gathered]] = {}
    for one in found:
        grouped.setdefault(one.round_id, []).append(one)
    return [OfRound(asked[0].round, asked) for asked in grouped.values()]
